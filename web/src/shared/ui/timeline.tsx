// SPDX-License-Identifier: Apache-2.0
import { Check, Circle, Hourglass, Undo2 } from 'lucide-react'
import type { TimelineEntry } from '#contracts/cases'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import './progress.css'

const marks = { done: Check, current: Hourglass, attention: Undo2, waiting: Circle } as const

/** What happened to a case, node by node: what, who, when, and what was said. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <ol className="c-timeline">
      {entries.map((entry) => {
        const Mark = marks[entry.state]
        return (
          <li key={entry.seq} data-state={entry.state}>
            <span className="c-timeline__mark" aria-hidden="true">
              <Mark strokeWidth={2.6} />
            </span>
            <div className="row-between">
              <span className="c-timeline__title">
                {localized(entry.title)}
                {entry.outcome ? ` · ${localized(entry.outcome)}` : ''}
              </span>
              <time className="small muted numbers" dateTime={entry.at}>
                {formatInstant(entry.at, locale)}
              </time>
            </div>
            {entry.by ? <p className="small muted">{entry.by}</p> : null}
            {entry.opinion ? <p className="c-timeline__note">{entry.opinion}</p> : null}
          </li>
        )
      })}
    </ol>
  )
}
