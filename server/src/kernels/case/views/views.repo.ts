// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { CaseView } from '#contracts/case-views'
import type { Db } from '#platform/db'

export interface ViewRow {
  id: string
  account_id: string
  organisation_id: string
  shared: boolean
  name: string
  filter: CaseView['filter']
  columns: CaseView['columns']
  version: number
  keeper: string
}

export interface PlacesRow {
  ordered: string[]
  unpinned: string[]
  default_id: string | null
}

const columns = sql`v.id, v.account_id, v.organisation_id, v.shared, v.name, v.filter, v.columns, v.version, a.display_name as keeper`

/** Own views, and those shared where the reader works; by age. */
export async function listViews(
  db: Db,
  { accountId, organisationId, most }: { accountId: string; organisationId: string | null; most: number },
): Promise<ViewRow[]> {
  const found = await sql<ViewRow>`
    select ${columns} from cases.views as v join directory.accounts as a on a.id = v.account_id
    where v.account_id = ${accountId}::uuid or (v.shared and v.organisation_id = ${organisationId}::uuid)
    order by v.created_at, v.id limit ${most}`.execute(db)
  return found.rows
}

export async function findView(db: Db, id: string, lock = false): Promise<ViewRow | undefined> {
  const found = await sql<ViewRow>`
    select ${columns} from cases.views as v join directory.accounts as a on a.id = v.account_id
    where v.id = ${id}::uuid ${lock ? sql`for update of v` : sql``}`.execute(db)
  return found.rows[0]
}

/** How many views somebody keeps, how many their organisation shares, and whether they have one of this name. */
export async function countViews(
  db: Db,
  asked: { accountId: string; organisationId: string; name: string; except: string | null },
): Promise<{ own: number; shared: number; named: boolean }> {
  const counted = await sql<{ own: number; shared: number; named: boolean }>`
    select count(*) filter (where v.account_id = ${asked.accountId}::uuid) as own,
      count(*) filter (where v.shared and v.organisation_id = ${asked.organisationId}::uuid) as shared,
      coalesce(bool_or(v.account_id = ${asked.accountId}::uuid and v.name = ${asked.name}), false) as named
    from cases.views as v
    where (v.account_id = ${asked.accountId}::uuid or (v.shared and v.organisation_id = ${asked.organisationId}::uuid))
      and v.id is distinct from ${asked.except}::uuid`.execute(db)
  return counted.rows[0] ?? { own: 0, shared: 0, named: false }
}

/** One person keeps one view after another: limits and names are counted under this lock. */
export async function lockViewsOf(db: Db, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case-views:${organisationId}`}, 0))`.execute(db)
}

export async function insertView(db: Db, row: Omit<ViewRow, 'keeper'>, now: Date): Promise<void> {
  await sql`insert into cases.views (id, account_id, organisation_id, shared, name, filter, columns, version, changed_at, created_at)
    values (${row.id}, ${row.account_id}, ${row.organisation_id}, ${row.shared}, ${row.name}, ${JSON.stringify(row.filter)}::jsonb,
      ${row.columns}, ${row.version}, ${now}, ${now})`.execute(db)
}

export async function updateView(
  db: Db,
  row: Pick<ViewRow, 'id' | 'shared' | 'name' | 'filter' | 'columns' | 'version'>,
  now: Date,
): Promise<void> {
  await sql`update cases.views set shared = ${row.shared}, name = ${row.name}, filter = ${JSON.stringify(row.filter)}::jsonb,
    columns = ${row.columns}, version = ${row.version}, changed_at = ${now} where id = ${row.id}`.execute(db)
}

export async function deleteView(db: Db, id: string): Promise<void> {
  await sql`delete from cases.views where id = ${id}`.execute(db)
}

export async function findPlaces(db: Db, accountId: string): Promise<PlacesRow | undefined> {
  const found =
    await sql<PlacesRow>`select p.ordered, p.unpinned, p.default_id from cases.view_places as p where p.account_id = ${accountId}::uuid`.execute(
      db,
    )
  return found.rows[0]
}

export async function savePlaces(db: Db, accountId: string, places: PlacesRow, now: Date): Promise<void> {
  await sql`insert into cases.view_places (account_id, ordered, unpinned, default_id, created_at)
    values (${accountId}, ${places.ordered}::uuid[], ${places.unpinned}::uuid[], ${places.default_id}, ${now})
    on conflict (account_id) do update set ordered = excluded.ordered, unpinned = excluded.unpinned, default_id = excluded.default_id`.execute(
    db,
  )
}
