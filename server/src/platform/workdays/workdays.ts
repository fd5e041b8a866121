// SPDX-License-Identifier: Apache-2.0
import {
  type CalendarYear,
  type DayText,
  dayNumber,
  dayOfInstant,
  dayText,
  endOfDay,
} from './calendar-year.ts'
import { countWorkdays } from './workday-count.ts'

/** Working days still to go after today (0: today is the last day), or passed since the due day. */
export type Remaining = { readonly overdue: boolean; readonly days: number }

/**
 * The one deadline arithmetic of the platform. Days are days of Asia/Shanghai.
 *
 * A period in days begins on the day after its event (民法典 §201) and ends at 24:00 of its last day (§203), here the
 * last millisecond of that day. Periods of administrative licensing are working days (行政许可法 §82).
 *
 * Pausing: a working day is used up if the clock was running when the day began. So the day of the pause counts as
 * used, the day of the resumption does not (it is the start day of what is left), and pausing and resuming within
 * one day changes nothing. `left` at the pause plus the days used before it is the whole period, always; no part of
 * a day is lost or gained. One exception follows §203: nothing left and resumed on a rest day ends on the next
 * working day. A clock that is overdue cannot be paused.
 */
export type Workdays = {
  /** Last day for which the State Council has published the calendar. */
  readonly horizon: DayText
  isWorkday(day: DayText): boolean
  /** End of the `days`-th working day after the start day; 0 is the start day itself or the next working day. */
  add(start: Date, days: number): Date
  /** End of the `days`-th day after the start day; a last day off moves to the next working day (民法典 §203). */
  addCalendarDays(start: Date, days: number): Date
  /** Beginning of the working day from which `days` working days remain until `due`. */
  back(due: Date, days: number): Date
  /** Working days after the day of `from` up to and with the day of `to`; negative backwards. */
  between(from: Date, to: Date): number
  remaining(now: Date, due: Date): Remaining
  /** Whole working days to keep when the clock stops at `now`; undefined when `due` has passed. */
  left(now: Date, due: Date): number | undefined
  /** The new due date when a clock with `left` days to go starts again. */
  resume(now: Date, left: number): Date
  /** The same calendar with these days off besides: a region has holidays and storms of its own. */
  without(daysOff: readonly DayText[]): Workdays
  /** True if the date rests on days no notice has fixed yet, so that it may still move. */
  provisional(due: Date): boolean
}

/** Builds the arithmetic from consecutive published years; see `publishedYears`. */
export function createCalendar(years: readonly CalendarYear[], daysOff: readonly DayText[] = []): Workdays {
  const count = countWorkdays(years, daysOff)
  const add = (start: Date, days: number): Date => {
    requireDays(days)
    // Working days up to and with the start day; the one after them by `days` is the due day.
    const used = count.before(dayOfInstant(start) + 1)
    if (days > 0) return endOfDay(count.at(used + days - 1))
    return endOfDay(nextWorkday(dayOfInstant(start)))
  }
  const nextWorkday = (day: number): number => count.at(count.before(day))
  const between = (from: Date, to: Date): number =>
    count.before(dayOfInstant(to) + 1) - count.before(dayOfInstant(from) + 1)
  const isOverdue = (now: Date, due: Date): boolean => now.getTime() > due.getTime()
  return {
    horizon: dayText(count.last),
    isWorkday: (day) => count.isWorkday(dayNumber(day)),
    add,
    addCalendarDays: (start, days) => {
      requireDays(days)
      return endOfDay(nextWorkday(dayOfInstant(start) + days))
    },
    back: (due, days) => {
      requireDays(days)
      const last = count.before(dayOfInstant(due) + 1) - 1
      return new Date(endOfDay(count.at(last - days) - 1).getTime() + 1)
    },
    between,
    remaining: (now, due) => {
      const overdue = isOverdue(now, due)
      return { overdue, days: overdue ? between(due, now) : between(now, due) }
    },
    left: (now, due) => (isOverdue(now, due) ? undefined : between(now, due)),
    resume: add,
    without: (more) => createCalendar(years, [...daysOff, ...more]),
    provisional: (due) => dayOfInstant(due) > count.last,
  }
}

function requireDays(days: number): void {
  // 100 years: beyond it a number of days is a mistake, and Date would soon run out.
  if (!Number.isInteger(days) || days < 0 || days > 36_525)
    throw new RangeError(`Not a number of days: ${days}`)
}
