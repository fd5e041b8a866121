// SPDX-License-Identifier: Apache-2.0
import { publishedYears } from '#platform/workdays'

/**
 * Working days the slow way: one day after the other, looked up in the notices as they were published. Shares no line
 * with the arithmetic of the platform.
 */
const dayMs = 86_400_000
const shanghai = 8 * 3_600_000
const daysOff = new Set<string>()
const worked = new Set<string>()
for (const { holidays, makeUpDays } of publishedYears) {
  for (const { from, to } of holidays)
    for (let day = Date.parse(from); day <= Date.parse(to); day += dayMs)
      daysOff.add(new Date(day).toISOString().slice(0, 10))
  for (const day of makeUpDays) worked.add(day)
}

/** A day of Shanghai as a number that counts up. */
export const dayOf = (instant: number): number => Math.floor((instant + shanghai) / dayMs)
export const lastInstantOf = (day: number): number => (day + 1) * dayMs - shanghai - 1

const known = new Map<number, boolean>()
export function isWorked(day: number): boolean {
  const before = known.get(day)
  if (before !== undefined) return before
  const date = new Date(day * dayMs)
  const text = date.toISOString().slice(0, 10)
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
  const works = worked.has(text) || (!weekend && !daysOff.has(text))
  known.set(day, works)
  return works
}

/** End of the day on which the last of so many working days after the start day has passed. */
export function endAfterWorkdays(start: number, days: number): number {
  let day = dayOf(start)
  for (let left = days; left > 0; ) {
    day += 1
    if (isWorked(day)) left -= 1
  }
  while (!isWorked(day)) day += 1
  return lastInstantOf(day)
}

/** Calendar days, moved to the next working day where the last is off. */
export function endAfterDays(start: number, days: number): number {
  let day = dayOf(start) + days
  while (!isWorked(day)) day += 1
  return lastInstantOf(day)
}

/** Working days after the first instant's day, up to and with the second's. */
export function workdaysBetween(from: number, to: number): number {
  let count = 0
  for (let day = dayOf(from) + 1; day <= dayOf(to); day += 1) if (isWorked(day)) count += 1
  for (let day = dayOf(to) + 1; day <= dayOf(from); day += 1) if (isWorked(day)) count -= 1
  return count
}
