// SPDX-License-Identifier: Apache-2.0
import type { CaseClock } from '#contracts/cases'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatDay, formatWeekday } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import './progress.css'
import { useUiTexts } from './texts.ts'

/** The promised time of a case: how much of it is used, whether it runs, and when it ends. */
export function ClockBar({ clock }: { clock: CaseClock }) {
  const ui = useUiTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const share = Math.min(100, Math.round((clock.usedDays / Math.max(clock.promisedDays, 1)) * 100))
  const look = clock.state === 'running' ? clock.level : clock.state
  const used = ui.clock.used(String(clock.usedDays), ui.clock.workdays(clock.promisedDays))
  return (
    <div className={`c-clock c-clock--${look}`}>
      <div>
        <p className="c-clock__label">{ui.clock.promised}</p>
        <p className="strong">{ui.clock.workdays(clock.promisedDays)}</p>
      </div>
      <div className="c-clock__bar">
        <div className="row-between small">
          <span>{used}</span>
          <span>{clockWords(clock, ui.clock, localized)}</span>
        </div>
        <div
          className={`c-bar c-bar--${look}`}
          role="progressbar"
          aria-label={ui.clock.promised}
          aria-valuenow={share}
          aria-valuetext={used}
        >
          <i style={{ width: `${share}%` }} />
        </div>
      </div>
      {clock.dueOn ? (
        <div>
          <p className="c-clock__label">{clock.state === 'ended' ? ui.clock.wasDue : ui.clock.due}</p>
          <p className="strong">
            {formatDay(clock.dueOn, locale)} ({formatWeekday(clock.dueOn, locale)})
          </p>
          {clock.provisional ? <p className="small muted">{ui.clock.provisional}</p> : null}
        </div>
      ) : null}
    </div>
  )
}

function clockWords(
  clock: CaseClock,
  words: ReturnType<typeof useUiTexts>['clock'],
  localized: ReturnType<typeof useLocalized>,
): string {
  if (clock.state === 'stopped') return clock.stoppedFor ? localized(clock.stoppedFor) : words.paused
  if (clock.state !== 'running') return words.stopped
  return clock.level === 'overdue' ? words.overdue : words.running
}
