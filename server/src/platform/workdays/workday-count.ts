// SPDX-License-Identifier: Apache-2.0
import {
  type CalendarYear,
  type DayText,
  dayNumber,
  dayText,
  isWeekend,
  weekdayAt,
  weekdaysBefore,
} from './calendar-year.ts'

/** Counting of working days over the published years by prefix sums; Mondays to Fridays outside them. */
export type WorkdayCount = {
  /** First and last published day, as days since 1970-01-01. */
  readonly first: number
  readonly last: number
  isWorkday(day: number): boolean
  /** Working days before `day`, counted from a fixed point; only differences mean anything. */
  before(day: number): number
  /** The day whose `before` is `count` and which is a working day itself. */
  at(count: number): number
}

/**
 * Throws on years with a gap, days that are off and worked at once, and make-up days that are no weekend. `daysOff` are
 * off besides, whatever the years say; beyond the published years they are not known of.
 */
export function countWorkdays(
  years: readonly CalendarYear[],
  daysOff: readonly DayText[] = [],
): WorkdayCount {
  const { first, last } = publishedSpan(years)
  const exceptions = collectExceptions(years)
  for (const day of daysOff) exceptions.set(dayNumber(day), false)
  const isWorkday = (day: number) => exceptions.get(day) ?? !isWeekend(day)
  const worked: number[] = []
  const before = new Int32Array(last - first + 2)
  for (let day = first; day <= last; day += 1) {
    before[day - first] = worked.length
    if (isWorkday(day)) worked.push(day)
  }
  before[last - first + 1] = worked.length
  // Beyond the published years the count goes on in weekdays.
  const ahead = worked.length - weekdaysBefore(last + 1)
  const behind = -weekdaysBefore(first)
  return {
    first,
    last,
    isWorkday: (day) => (day < first || day > last ? !isWeekend(day) : isWorkday(day)),
    before: (day) => {
      if (day < first) return weekdaysBefore(day) + behind
      return day > last ? weekdaysBefore(day) + ahead : (before[day - first] ?? 0)
    },
    at: (count) => {
      if (count < 0) return weekdayAt(count - behind)
      return worked[count] ?? weekdayAt(count - ahead)
    },
  }
}

function publishedSpan(years: readonly CalendarYear[]): { first: number; last: number } {
  const numbers = years.map((entry) => entry.year).sort((a, b) => a - b)
  const [from] = numbers
  const to = numbers.at(-1)
  if (from === undefined || to === undefined) throw new RangeError('A calendar needs at least one year')
  for (const [index, year] of numbers.entries()) {
    if (year !== from + index) throw new RangeError(`The calendar has no single year ${from + index}`)
  }
  return { first: dayNumber(`${from}-01-01`), last: dayNumber(`${to}-12-31`) }
}

function collectExceptions(years: readonly CalendarYear[]): Map<number, boolean> {
  const exceptions = new Map<number, boolean>()
  const set = (day: number, works: boolean) => {
    if (exceptions.has(day) && exceptions.get(day) !== works) {
      throw new RangeError(`${dayText(day)} is a holiday and a make-up day`)
    }
    exceptions.set(day, works)
  }
  for (const { holidays, makeUpDays } of years) {
    for (const { from, to } of holidays) {
      const end = dayNumber(to)
      if (end < dayNumber(from)) throw new RangeError(`Holiday ends before it begins: ${from}`)
      for (let day = dayNumber(from); day <= end; day += 1) set(day, false)
    }
    for (const text of makeUpDays) {
      if (!isWeekend(dayNumber(text))) throw new RangeError(`Make-up day is no weekend: ${text}`)
      set(dayNumber(text), true)
    }
  }
  return exceptions
}
