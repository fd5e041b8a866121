// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import type { Indicator } from './indicator.ts'
import { addDays, type Period, startOf } from './period.logic.ts'
import { endOf, filterCondition, flowParts, placedRows, type RecordFilter } from './value.readmodel.ts'

export interface RecordQuery {
  readonly part: 'numerator' | 'denominator'
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

interface RecordRow {
  number: string
  id: string
  at: string
}

/** Public numbers of the records behind a value, newest first: the value's own conditions, not a second wording of them. */
export async function listRecords(
  db: Db,
  indicator: Indicator,
  period: Period,
  scope: { readonly filter: RecordFilter; readonly now: Date },
  query: RecordQuery,
): Promise<{ items: string[]; next: string | null }> {
  const { measure, rows } = indicator
  const limit = query.limit ?? 30
  const after = decodeCursor(query.cursor, 2)
  const instant = measure.kind === 'stock' ? measure.enters : measure.day
  const found = await sql<RecordRow>`
    select ${rows.number} as number, ${rows.id} as id, to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from ${placedRows(rows)}
    where ${conditions(indicator, period, scope.now, query.part)} and ${filterCondition(rows, scope.filter)}
      and (${after?.[0] ?? null}::timestamptz is null or (${instant}, ${rows.id}) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by ${instant} desc, ${rows.id} desc limit ${limit + 1}`.execute(db)
  const page = pageOf(found.rows, limit, (row) => [row.at, row.id])
  return { items: page.items.map((row) => row.number), next: page.next }
}

function conditions({ measure }: Indicator, period: Period, now: Date, part: RecordQuery['part']) {
  if (measure.kind === 'stock') {
    const end = endOf(period, now)
    return sql`(${measure.counts}) and ${measure.enters} < ${end} and (${measure.leaves} is null or ${measure.leaves} >= ${end})
      and (${measure.leaves} is null or ${measure.leaves} > ${measure.enters})`
  }
  const { base, counts } = flowParts(measure)
  // The rows without a number are no part of a mean: above and below the line stand the same ones.
  const hit = part === 'numerator' || measure.kind === 'mean' ? sql`(${counts})` : sql`true`
  return sql`(${base}) and ${hit} and ${measure.day} >= ${startOf(period.from)} and ${measure.day} < ${startOf(addDays(period.to, 1))}`
}
