// SPDX-License-Identifier: Apache-2.0
import type { CaseClock } from '#contracts/cases'
import { formatCompact } from '#web/shared/format/dates.ts'
import '#web/shared/ui/progress.css'
import { useStaffTexts } from '../texts.ts'

/** Time left of the promise in words, colour and a bar. */
export function TimeLeft({ clock }: { clock: CaseClock }) {
  const { inbox: texts } = useStaffTexts()
  if (clock.state !== 'running') {
    const words = { 'not-started': texts.notStarted, stopped: texts.stopped, ended: texts.ended }
    return <span className="muted">{words[clock.state]}</span>
  }
  const left = Math.round((clock.promisedDays - clock.usedDays) * 10) / 10
  const share = Math.min(100, (clock.usedDays / Math.max(clock.promisedDays, 0.1)) * 100)
  return (
    <div
      className="s-left numbers"
      data-level={clock.level}
      title={clock.dueAt ? formatCompact(clock.dueAt) : undefined}
    >
      {clock.level === 'overdue' ? overdueText(-left, texts) : texts.daysLeft(String(left))}
      <div className={`c-bar c-bar--${clock.level}`} aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}

/** A promise is broken at the end of its last day, before a whole working day more has gone by. */
const overdueText = (days: number, texts: ReturnType<typeof useStaffTexts>['inbox']): string =>
  days > 0 ? texts.daysOver(String(days)) : texts.levels.overdue
