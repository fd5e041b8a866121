// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Locale } from '#contracts/text'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { CaseFilter } from '../case-filter.ts'

export interface ExportRow {
  id: string
  account_id: string
  actor: Actor
  filter: Omit<CaseFilter, 'bounds'>
  locale: Locale
  state: 'waiting' | 'running' | 'done' | 'failed'
  rows: number
  file_id: string | null
  created_at: Date
}

export async function insertExport(
  db: Db,
  row: Pick<ExportRow, 'id' | 'account_id' | 'actor' | 'filter' | 'locale' | 'created_at'>,
): Promise<void> {
  await sql`insert into cases.exports (id, account_id, actor, filter, locale, state, created_at)
    values (${row.id}, ${row.account_id}, ${JSON.stringify(row.actor)}::jsonb, ${JSON.stringify(row.filter)}::jsonb, ${row.locale}, 'waiting', ${row.created_at})`.execute(
    db,
  )
}

/** An export whose job gave up has failed. */
export async function findExport(db: Db, id: string): Promise<ExportRow | undefined> {
  const found = await sql<ExportRow>`
    select e.id, e.account_id, e.actor, e.filter, e.locale, e.rows, e.file_id, e.created_at,
      case when j.failed_at is not null then 'failed' else e.state end as state
    from cases.exports as e left join platform.jobs as j on j.queue = 'case.export' and j.key = e.id::text where e.id = ${id}`.execute(
    db,
  )
  return found.rows[0]
}

export async function updateExport(
  db: Db,
  id: string,
  change: Pick<ExportRow, 'state' | 'rows' | 'file_id'>,
): Promise<void> {
  await sql`update cases.exports set state = ${change.state}, rows = ${change.rows}, file_id = ${change.file_id} where id = ${id}`.execute(
    db,
  )
}

export async function deleteExportsBefore(db: Db, before: Date): Promise<number> {
  const gone = await sql`
    with old as (delete from cases.exports where created_at < ${before} returning file_id),
      files as (delete from platform.files as f using old where f.id = old.file_id and f.attached_kind = 'case-export')
    select 1 from old`.execute(db)
  return gone.rows.length
}
