// SPDX-License-Identifier: Apache-2.0
import type { System } from '#contracts/exchange'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useSystemsTexts } from './texts.ts'

const tones = { prepared: 'amber', active: 'green', suspended: 'grey' } as const

export function SystemState({ system }: { system: Pick<System, 'state' | 'silentSince'> }) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  return (
    <span className="s-acts">
      <Tag tone={tones[system.state]}>{texts.states[system.state]}</Tag>
      {system.silentSince !== null && system.state === 'active' ? (
        <Tag tone="red">{texts.silent(formatInstant(system.silentSince, locale))}</Tag>
      ) : null}
    </span>
  )
}

export function LastHeard({ at }: { at: string | null }) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  return <>{at === null ? texts.never : formatInstant(at, locale)}</>
}
