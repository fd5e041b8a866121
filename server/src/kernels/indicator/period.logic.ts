// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import { problem } from '#platform/problems'

/** Calendar days in Asia/Shanghai, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

const dayMs = 86_400_000
const mostDays = 366
const usualDays = 30

export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

export const countDays = ({ from, to }: Period) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1

export const daysOf = (period: Period) =>
  Array.from({ length: countDays(period) }, (_, index) => addDays(period.from, index))

/** The last 30 days unless the reader says otherwise; a year at most. */
export function periodOf(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
): Period {
  const to = query.to ?? today
  const from = query.from ?? addDays(to, 1 - usualDays)
  const days = countDays({ from, to })
  if (days >= 1 && days <= mostDays) return { from, to }
  throw problem('platform.invalid-input', {}, [
    { pointer: '/from', code: 'period', detail: `a period has 1 to ${mostDays} days` },
  ])
}

/** The same number of days just before. */
export function previousPeriod(period: Period): Period {
  const days = countDays(period)
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) }
}

/** First instant of a day in Asia/Shanghai, in SQL. */
export const startOf = (day: string): RawBuilder<unknown> =>
  sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`

/** Day in Asia/Shanghai of an instant, in SQL. */
export const dayIn = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone 'Asia/Shanghai')::date`
