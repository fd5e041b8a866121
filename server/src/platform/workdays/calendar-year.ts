// SPDX-License-Identifier: Apache-2.0

/** Days of Asia/Shanghai, written YYYY-MM-DD. */
export type DayText = string

/**
 * What the State Council's notices say about one year. A notice may set days of the neighbouring years too
 * (the one for 2019 moved 29–31 December 2018), so the days here need not lie in `year`.
 */
export type CalendarYear = {
  readonly year: number
  readonly notices: readonly { readonly number?: string; readonly url: string }[]
  /** Days off, both ends included. */
  readonly holidays: readonly { readonly name: string; readonly from: DayText; readonly to: DayText }[]
  /** Saturdays and Sundays that are worked (调休). */
  readonly makeUpDays: readonly DayText[]
}

const DAY_MS = 86_400_000
// Asia/Shanghai has no daylight saving since 1991, and no calendar year here is older than 2007.
const OFFSET_MS = 8 * 3_600_000

/** Days since 1970-01-01. Throws on a text that is not a day of the calendar. */
export function dayNumber(day: DayText): number {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day) || Number.isNaN(time) || dayText(time / DAY_MS) !== day) {
    throw new RangeError(`Not a day: ${day}`)
  }
  return time / DAY_MS
}

export function dayText(day: number): DayText {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The day an instant falls on in Asia/Shanghai, as days since 1970-01-01. */
export function dayOfInstant(instant: Date): number {
  return Math.floor((instant.getTime() + OFFSET_MS) / DAY_MS)
}

/** The last millisecond of a day in Asia/Shanghai: 民法典 §203 ends a period at 24:00 of its last day. */
export function endOfDay(day: number): Date {
  return new Date((day + 1) * DAY_MS - OFFSET_MS - 1)
}

/** 1970-01-01 was a Thursday. */
export function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}

/** Mondays to Fridays among the days before `day`, counted from a fixed point; only differences mean anything. */
export function weekdaysBefore(day: number): number {
  // Day 4 (1970-01-05) was a Monday.
  const weeks = Math.floor((day - 4) / 7)
  const rest = day - 4 - weeks * 7
  return weeks * 5 + Math.min(rest, 5)
}

/** The day of the `count`-th weekday (0-based) in the numbering of weekdaysBefore. */
export function weekdayAt(count: number): number {
  const weeks = Math.floor(count / 5)
  return 4 + weeks * 7 + (count - weeks * 5)
}
