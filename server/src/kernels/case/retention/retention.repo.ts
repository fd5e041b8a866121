// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { HistoryLine } from './history-file.ts'

/** First day of a month, `2026-03-01`; months are those of China. */
export type Month = string

/** Gives this month and the next ones parts of their own. */
export async function partHistory(db: Db, first: Month, months: number): Promise<void> {
  await sql`select cases.part_history(${first}::date, ${months}::int)`.execute(db)
}

/** A month before `until` that has history of cases finished before then. */
export async function findRipeMonth(db: Db, until: Date): Promise<Month | undefined> {
  const found = await sql<{ month: Month }>`
    select to_char(h.at at time zone 'Asia/Shanghai', 'YYYY-MM-01') as month
    from cases.history as h join cases.cases as c on c.id = h.case_id
    where h.at < ${until} and c.status not in ('open', 'paused') and c.finished_at < ${until} limit 1`.execute(
    db,
  )
  return found.rows[0]?.month
}

/** Lines of a month of finished cases, in the order of case and number; whole cases as far as `most` allows. */
export async function listRipeLines(db: Db, month: Month, until: Date, most: number): Promise<HistoryLine[]> {
  const found = await sql<HistoryLine>`
    select h.case_id, h.seq, h.at, h.occurred_at, h.kind, h.node, h.name_zh, h.name_en, h.outcome, h.opinion,
           h.actor_account_id, h.actor_post_id, h.organisation_id, h.task_id, h.command, h.data
    from ${partOf(month)} as h join cases.cases as c on c.id = h.case_id
    where c.status not in ('open', 'paused') and c.finished_at < ${until} order by h.case_id, h.seq limit ${most}`.execute(
    db,
  )
  return found.rows
}

export interface Archive {
  readonly id: string
  readonly month: Month
  readonly sha256: string
  readonly bytes: number
  readonly lines: readonly Pick<HistoryLine, 'case_id' | 'seq'>[]
  readonly runs: readonly { readonly case_id: string; readonly first_row: number; readonly lines: number }[]
  readonly archivedAt: Date
}

/** Notes where the lines lie and takes them out of the database; returns how many were taken out. */
export async function moveToArchive(db: Db, archive: Archive): Promise<number> {
  const runs = JSON.stringify(archive.runs)
  const found = await sql<{ gone: number }>`
    with kept as (
      insert into cases.history_archives (id, month, sha256, bytes, lines, cases, archived_at)
      values (${archive.id}, ${archive.month}, ${archive.sha256}, ${archive.bytes}, ${archive.lines.length}, ${archive.runs.length}, ${archive.archivedAt})
      returning id
    ), placed as (
      insert into cases.archived_history (case_id, archive_id, first_row, lines)
      select r.case_id, kept.id, r.first_row, r.lines from kept, json_to_recordset(${runs}::json) as r(case_id uuid, first_row int, lines int)
    ), counted as (
      update cases.cases as c set archived_lines = coalesce(c.archived_lines, 0) + r.lines
      from json_to_recordset(${runs}::json) as r(case_id uuid, first_row int, lines int) where c.id = r.case_id
    ), gone as (
      delete from ${partOf(archive.month)} as h using json_to_recordset(${JSON.stringify(archive.lines)}::json) as r(case_id uuid, seq int)
      where h.case_id = r.case_id and h.seq = r.seq returning 1
    )
    select count(*)::int as gone from gone`.execute(db)
  return found.rows[0]?.gone ?? 0
}

/**
 * Frees the space of a month at once: its part goes, or is written anew with the lines that stay. Writers of other
 * months are held up for as long as that takes; a lock that does not come soon is an error, and is tried later.
 */
export async function rewritePart(db: Db, month: Month): Promise<{ stayed: number }> {
  const [part, fresh] = [partOf(month), sql.id('cases', `${partName(month)}_fresh`)]
  await sql`set local lock_timeout = '2s'`.execute(db)
  const bounds = await sql<{ bounds: string }>`
    select pg_get_expr(p.relpartbound, p.oid) as bounds from pg_class as p where p.oid = ${`cases.${partName(month)}`}::regclass`.execute(
    db,
  )
  await sql`alter table cases.history detach partition ${part}`.execute(db)
  const stayed = await sql<{ lines: number }>`select count(*)::int as lines from ${part}`.execute(db)
  const lines = stayed.rows[0]?.lines ?? 0
  if (lines > 0) {
    await sql`create table ${fresh} (like cases.history including all)`.execute(db)
    await sql`insert into ${fresh} select * from ${part}`.execute(db)
  }
  await sql`drop table ${part}`.execute(db)
  if (lines > 0) {
    await sql`alter table ${fresh} rename to ${sql.id(partName(month))}`.execute(db)
    await sql`alter table cases.history attach partition ${part} ${sql.raw(bounds.rows[0]?.bounds ?? '')}`.execute(
      db,
    )
  }
  return { stayed: lines }
}

export interface ArchivedRun {
  readonly sha256: string
  readonly first: number
  readonly lines: number
}

/** Where the archived lines of a case lie. */
export async function listArchivedRuns(db: Db, caseId: string): Promise<ArchivedRun[]> {
  const found = await sql<ArchivedRun>`
    select f.sha256, r.first_row as first, r.lines
    from cases.archived_history as r join cases.history_archives as f on f.id = r.archive_id where r.case_id = ${caseId}`.execute(
    db,
  )
  return found.rows
}

const partName = (month: Month) => `history_${month.slice(0, 7).replace('-', '')}`
const partOf = (month: Month) => sql.id('cases', partName(month))
