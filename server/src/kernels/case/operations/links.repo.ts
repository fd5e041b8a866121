// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { CaseRow, TaskRow } from '../case-row.ts'

/** What a merged case was like right before. */
export type BeforeMerger = Pick<
  CaseRow,
  | 'status'
  | 'clock_state'
  | 'clock_started_at'
  | 'due_at'
  | 'days_left'
  | 'stopped_for'
  | 'used_days'
  | 'timers'
  | 'supplement'
> & { readonly tasks: readonly Pick<TaskRow, 'id' | 'status'>[] }

export interface LinkRow {
  readonly id: string
  readonly kind: 'merged-into' | 'superseded-by' | 'split-from'
  readonly from_id: string
  readonly to_id: string
  readonly reason: string
  /** As JSON: instants are texts. */
  readonly before: unknown
  readonly to_rev: number | null
  readonly undone_at: string | null
  readonly created_at: string
  /** The case at the other end. */
  readonly other_number: string
  readonly other_zh: string
  readonly other_en: string
  /** Version of the case it leads to as it is now. */
  readonly now_rev: number
}

export async function insertLink(
  db: Db,
  link: {
    id: string
    kind: LinkRow['kind']
    fromId: string
    toId: string
    reason: string
    before: BeforeMerger | null
    by: string | null
    now: Date
  },
): Promise<void> {
  await sql`
    insert into cases.links (id, kind, from_id, to_id, reason, before, to_rev, created_by, created_at)
    select ${link.id}, ${link.kind}, ${link.fromId}, c.id, ${link.reason}, ${link.before === null ? null : JSON.stringify(link.before)}::jsonb,
      case when ${link.kind} = 'merged-into' then c.rev end, ${link.by}, ${link.now}
    from cases.cases as c where c.id = ${link.toId}`.execute(db)
}

export async function undoLink(db: Db, id: string, by: string | null, now: Date): Promise<void> {
  await sql`update cases.links set undone_at = ${now}, undone_by = ${by} where id = ${id}`.execute(db)
}

/** Opens tasks again as they were. */
export async function reviveTasks(db: Db, tasks: readonly Pick<TaskRow, 'id' | 'status'>[]): Promise<void> {
  await sql`
    update cases.tasks as t set status = r.status, closed_at = null, closed_by = null, outcome = null
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as r(id uuid, status text) where t.id = r.id`.execute(
    db,
  )
}

/** Whoever watches the one watches the other: followers are kept. */
export async function copyWatchers(db: Db, fromId: string, toId: string, now: Date): Promise<void> {
  await sql`
    insert into cases.marks (account_id, case_id, watched, seen_rev, created_at)
    select m.account_id, ${toId}, true, 0, ${now} from cases.marks as m where m.case_id = ${fromId} and m.watched
    on conflict (account_id, case_id) do update set watched = true`.execute(db)
}

/** Locks two cases in an order of their own, so that two who link them the other way round do not wait for each other. */
export async function lockPair(db: Db, numbers: readonly [string, string]): Promise<void> {
  await sql`select c.id from cases.cases as c where c.number = any(${[...numbers]}) order by c.id for update`.execute(
    db,
  )
}

/** Cases of the same applicant that are not decided, most alike first. */
export async function listLikenesses(db: Db, row: CaseRow): Promise<string[]> {
  const found = await sql<{ number: string }>`
    select c.number from cases.cases as c
    where c.subject_kind = ${row.subject_kind} and c.subject_id = ${row.subject_id} and c.id <> ${row.id} and c.kind = ${row.kind}
      and c.status in ('open', 'paused')
    order by (c.item_code is not distinct from ${row.item_code}) desc, c.submitted_at desc limit 20`.execute(
    db,
  )
  return found.rows.map((one) => one.number)
}
