// SPDX-License-Identifier: Apache-2.0
import type { Timer } from './model.ts'

const DAYS = /^P(?:([0-9]{1,4})W|([0-9]{1,5})D)$/
const TIME = /^PT(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,7})S)?$/
const INSTANT =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,3})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})$/

/**
 * ISO 8601 durations in calendar days or weeks (`P30D`, `P2W`) or in hours, minutes, seconds (`PT2H30M`). Months and
 * mixtures are left out: nobody could say on which day they end.
 */
export function parseDuration(text: string): Timer | undefined {
  const days = DAYS.exec(text)
  if (days !== null) return { kind: 'calendar-days', days: Number(days[1] ?? 0) * 7 + Number(days[2] ?? 0) }
  const time = TIME.exec(text)
  if (time === null || text === 'PT') return undefined
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(1).map((part) => Number(part ?? 0))
  return { kind: 'duration', ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 }
}

export function parseInstant(text: string): Timer | undefined {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) return undefined
  return { kind: 'instant', at: new Date(text).toISOString() }
}

export function parseWorkdays(text: string): Timer | undefined {
  return /^[0-9]{1,4}$/.test(text) ? { kind: 'workdays', days: Number(text) } : undefined
}
