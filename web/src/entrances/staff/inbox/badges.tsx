// SPDX-License-Identifier: Apache-2.0
import type { CaseBadge } from '#contracts/case-parts'
import { Tag, type Tone } from '#web/shared/ui/tag.tsx'
import { useOperationTexts } from '../case/operations/texts.ts'

const tones: Readonly<Record<CaseBadge, Tone>> = {
  supervised: 'red',
  warned: 'amber',
  overdue: 'red',
  escalated: 'red',
  urged: 'amber',
  asked: 'blue',
  omission: 'amber',
  commitment: 'green',
}

/** What presses on a case, each by word, colour and shape. */
export function Badges({ badges }: { badges: readonly CaseBadge[] }) {
  const { badges: texts } = useOperationTexts()
  if (badges.length === 0) return null
  return (
    <span className="s-badges">
      {badges.map((badge) => (
        <Tag key={badge} tone={tones[badge]}>
          {texts[badge]}
        </Tag>
      ))}
    </span>
  )
}
