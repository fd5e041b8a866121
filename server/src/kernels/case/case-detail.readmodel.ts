// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'
import type { HistoryRow, TaskRow } from './case-row.ts'
import type { HistoryLine } from './retention/history-file.ts'

export type TimelineRow = HistoryRow & {
  actor_name: string | null
  post_zh: string | null
  post_en: string | null
  organisation_zh: string | null
  organisation_en: string | null
  /** Whom it went to, where it went to somebody. */
  to_name: string | null
  to_zh: string | null
  to_en: string | null
}
export type DetailTask = TaskRow & {
  assignee_name: string | null
  organisation_zh: string | null
  organisation_en: string | null
}

/**
 * What happened, with who did it; bounded, a case of more than 500 entries shows its newest. `archived`: lines of the
 * case that are not in the database any more.
 */
export async function listHistory(
  db: Db,
  caseId: string,
  archived: readonly HistoryLine[],
): Promise<TimelineRow[]> {
  const found = await sql<TimelineRow>`
    select * from (
      select h.seq, h.at, h.occurred_at, h.kind, h.node, h.name_zh, h.name_en, h.outcome, h.opinion, h.actor_account_id, h.actor_post_id, h.organisation_id, h.task_id, h.command, h.data,
             a.display_name as actor_name, p.title_zh as post_zh, p.title_en as post_en, o.short_zh as organisation_zh, o.short_en as organisation_en,
             w.display_name as to_name, d.short_zh as to_zh, d.short_en as to_en
      from ${linesOf(caseId, archived)} as h
      left join directory.accounts as a on a.id = h.actor_account_id
      left join directory.posts as p on p.id = h.actor_post_id
      left join lateral (select short_zh, short_en from directory.organisation_versions as v
        where v.organisation_id = h.organisation_id order by (v.valid_from <= h.at::date) desc, v.valid_from desc limit 1) as o on true
      left join directory.accounts as w on w.id = case when h.kind in ('task-transferred', 'task-asked', 'ask-recalled') then (h.data ->> 'to')::uuid end
      left join lateral (select short_zh, short_en from directory.organisation_versions as v
        where v.organisation_id = case when h.kind in ('task-asked', 'ask-recalled') then (h.data ->> 'toOrganisation')::uuid end order by (v.valid_from <= h.at::date) desc, v.valid_from desc limit 1) as d on true
      where h.case_id = ${caseId} order by h.seq desc limit 500) as newest order by seq`.execute(db)
  return found.rows
}

/** The lines of a case as a table, wherever they lie; to be asked by case_id. */
export function linesOf(caseId: string, archived: readonly HistoryLine[]): RawBuilder<unknown> {
  return archived.length === 0
    ? sql`cases.history`
    : sql`(select * from cases.history where case_id = ${caseId}
        union all select * from json_populate_recordset(null::cases.history, ${JSON.stringify(archived)}::json))`
}

export async function listDetailTasks(db: Db, caseId: string): Promise<DetailTask[]> {
  const found = await sql<DetailTask>`
    select t.*, a.display_name as assignee_name, o.short_zh as organisation_zh, o.short_en as organisation_en
    from cases.tasks as t
    left join directory.accounts as a on a.id = t.assignee_id
    left join lateral (select short_zh, short_en from directory.organisation_versions as v where v.organisation_id = t.organisation_id order by v.valid_from desc limit 1) as o on true
    where t.case_id = ${caseId} order by t.opened_at, t.token limit 200`.execute(db)
  return found.rows
}

export interface PaperRow {
  kind: 'acceptance' | 'supplement' | 'decision' | 'not-accepted'
  number: string
  issued_at: Date
}

export async function listPapers(db: Db, caseId: string): Promise<PaperRow[]> {
  const found =
    await sql<PaperRow>`select kind, number, issued_at from cases.papers where case_id = ${caseId} order by issued_at, number limit 50`.execute(
      db,
    )
  return found.rows
}

export interface Relations {
  parent_number: string | null
  parent_zh: string | null
  parent_en: string | null
  children: { number: string; zh: string; en: string; kind: string }[]
  rating: { grade: number; comment: string | null; at: string } | null
}

export async function findRelations(db: Db, caseId: string): Promise<Relations | undefined> {
  const found = await sql<Relations>`
    select c.parent_number, p.title_zh as parent_zh, p.title_en as parent_en,
           coalesce((select jsonb_agg(jsonb_build_object('number', k.number, 'zh', k.title_zh, 'en', k.title_en, 'kind', k.kind) order by k.submitted_at)
                     from cases.cases as k where k.parent_number = c.number), '[]') as children,
           (select jsonb_build_object('grade', r.grade, 'comment', r.comment, 'at', r.rated_at) from cases.ratings as r where r.case_id = c.id) as rating
    from cases.cases as c left join cases.cases as p on p.number = c.parent_number where c.id = ${caseId}`.execute(
    db,
  )
  return found.rows[0]
}

/** Remembers up to where an account has seen a case. */
export async function markSeen(
  db: Db,
  accountId: string,
  caseId: string,
  rev: number,
  now: Date,
): Promise<void> {
  await sql`insert into cases.marks (account_id, case_id, watched, seen_rev, created_at) values (${accountId}, ${caseId}, false, ${rev}, ${now})
    on conflict (account_id, case_id) do update set seen_rev = greatest(marks.seen_rev, excluded.seen_rev) where marks.seen_rev < excluded.seen_rev`.execute(
    db,
  )
}

export async function setWatched(
  db: Db,
  accountId: string,
  caseId: string,
  watched: boolean,
  now: Date,
): Promise<void> {
  await sql`insert into cases.marks (account_id, case_id, watched, seen_rev, created_at) values (${accountId}, ${caseId}, ${watched}, 0, ${now})
    on conflict (account_id, case_id) do update set watched = excluded.watched`.execute(db)
}
