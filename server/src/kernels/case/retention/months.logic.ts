// SPDX-License-Identifier: Apache-2.0
import { chinaDay } from '#platform/clock'

/** First day of the month that lies so many whole months before the one of an instant; months are those of China. */
export function monthsBefore(now: Date, months: number): string {
  const [year = 0, month = 0] = chinaDay(now).split('-').map(Number)
  const counted = year * 12 + (month - 1) - months
  return `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, '0')}-01`
}

/** The instant at which a month begins in China. */
export const startOfMonth = (month: string): Date => new Date(`${month}T00:00:00+08:00`)
