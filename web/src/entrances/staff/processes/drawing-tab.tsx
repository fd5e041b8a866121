// SPDX-License-Identifier: Apache-2.0
import type { ProcessCard } from '#contracts/processes'
import { addressOf } from '#web/shared/api/call.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { Drawing } from './drawing.tsx'
import { useProcessTexts } from './texts.ts'
import { choicesOf, drawingOf, readWhich, VersionChoice } from './version-choice.tsx'

export function DrawingTab({ process }: { process: ProcessCard }) {
  const texts = useProcessTexts()
  const localized = useLocalized()
  const change = useChangeQuery()
  const choices = choicesOf(process)
  const asked = useAddressQuery().version
  const which = readWhich(asked, choices) ?? process.version ?? 'draft'
  return (
    <div className="stack">
      <div className="s-tools">
        <VersionChoice
          label={texts.which}
          choices={choices}
          value={which}
          onChange={(next) => change({ version: String(next) })}
        />
        {which === 'draft' ? null : (
          <div className="s-tools__end">
            <a
              href={addressOf('GET /api/processes/{key}/versions/{version}/file', {
                key: process.key,
                version: which,
              })}
              download
            >
              {texts.export}
            </a>
          </div>
        )}
      </div>
      <Drawing
        key={which}
        address={drawingOf(process, which)}
        revision={which === 'draft' ? (process.draft?.version ?? 0) : 0}
        label={texts.drawingOf(localized(process.name))}
      />
    </div>
  )
}
