// SPDX-License-Identifier: Apache-2.0
import { Check, Circle, Hourglass, Undo2 } from 'lucide-react'
import type { TimelineEntry } from '#contracts/case-record'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import './progress.css'
import { useUiTexts } from './texts.ts'

const marks = { done: Check, current: Hourglass, attention: Undo2, waiting: Circle } as const

/** What happened to a case, node by node: what, who, when, and what was said. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const localized = useLocalized()
  const { locale } = usePrefs()
  const ui = useUiTexts().duration
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
            {entry.usedMinutes ? (
              <p className="small muted">{ui.used(durationText(entry.usedMinutes, ui))}</p>
            ) : null}
            {entry.opinion ? <p className="c-timeline__note">{entry.opinion}</p> : null}
          </li>
        )
      })}
    </ol>
  )
}

/** Minutes by the clock on the wall, in the two largest units. */
function durationText(minutes: number, words: ReturnType<typeof useUiTexts>['duration']): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts = [
    ...(days > 0 ? [words.days(days)] : []),
    ...(hours > 0 ? [words.hours(hours)] : []),
    ...(rest > 0 ? [words.minutes(rest)] : []),
  ]
  return parts.slice(0, 2).join(' ')
}
