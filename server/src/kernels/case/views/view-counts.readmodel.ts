// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { mostCounted } from '#contracts/case-view-limits'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import { type CaseFilter, conditionsOf, readable } from '../case-filter.ts'
import type { ViewRow } from './views.repo.ts'

/** Views whose cases are found from few rows: from somebody's tasks, marks or supervisions. */
const boundedViews: ReadonlySet<CaseFilter['view']> = new Set([
  'mine',
  'claimable',
  'near-due',
  'returned',
  'watched',
  'supervised',
])

/** A search, or a filter over all cases there ever were, is not counted: one would look through millions for a number. */
export const isCounted = ({ filter }: Pick<ViewRow, 'filter'>): boolean =>
  filter.q === undefined &&
  (boundedViews.has(filter.view) || filter.level === 'near' || filter.level === 'overdue')

/** How many cases stand in each view, up to a bound; one statement for all of them. */
export async function countInViews(
  db: Db,
  actor: Actor,
  views: readonly Pick<ViewRow, 'id' | 'filter'>[],
  bounds: CaseFilter['bounds'],
): Promise<Record<string, number>> {
  const counted = views.filter(isCounted)
  if (counted.length === 0) return {}
  const parts = counted.map(
    ({ id, filter }) => sql`
      select ${id}::text as id, (select count(*) from (
        select 1 from cases.cases as c where ${readable(actor)} and ${conditionsOf(actor, { ...filter, bounds })} limit ${mostCounted}) as x) as count`,
  )
  const found = await sql<{ id: string; count: number }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return Object.fromEntries(found.rows.map(({ id, count }) => [id, count]))
}
