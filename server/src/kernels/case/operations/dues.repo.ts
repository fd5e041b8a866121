// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Consequence } from '#contracts/case-parts'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'

export interface DueRow {
  readonly id: string
  readonly kind: 'omission' | 'commitment'
  readonly code: string
  readonly name_zh: string
  readonly name_en: string
  readonly statement: LocalizedText | null
  readonly days: number
  readonly due_at: string | null
  readonly status: 'promised' | 'open' | 'supplied' | 'waived' | 'kept' | 'broken' | 'ended'
  readonly told: number
  readonly task_id: string | null
  readonly closed_at: string | null
  readonly findings: string | null
  readonly consequence: Consequence | null
  readonly created_at: string
}

export interface NewDue {
  readonly id: string
  readonly case_id: string
  readonly kind: DueRow['kind']
  readonly code: string
  readonly name_zh: string
  readonly name_en: string
  readonly statement: LocalizedText | null
  readonly days: number
  readonly due_at: Date | null
  readonly status: DueRow['status']
  readonly created_at: Date
}

export async function insertDues(db: Db, dues: readonly NewDue[]): Promise<void> {
  if (dues.length === 0) return
  await sql`
    insert into cases.dues (id, case_id, kind, code, name_zh, name_en, statement, days, due_at, status, created_at)
    select r.id, r.case_id, r.kind, r.code, r.name_zh, r.name_en, nullif(r.statement, 'null'::jsonb), r.days, r.due_at, r.status, r.created_at
    from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb) as r(id uuid, case_id uuid, kind text, code text, name_zh text, name_en text, statement jsonb, days int, due_at timestamptz, status text, created_at timestamptz)`.execute(
    db,
  )
}

export async function closeDue(
  db: Db,
  id: string,
  closing: {
    status: DueRow['status']
    by: string | null
    now: Date
    findings: string | null
    consequence: Consequence | null
  },
): Promise<void> {
  await sql`
    with closed as (
      update cases.dues set status = ${closing.status}, closed_by = ${closing.by}, closed_at = ${closing.now}, findings = ${closing.findings},
        consequence = ${closing.consequence === null ? null : JSON.stringify(closing.consequence)}::jsonb
      where id = ${id} returning task_id
    )
    update cases.tasks as t set status = 'closed', closed_at = ${closing.now}, closed_by = ${closing.by}, outcome = ${closing.status}, assignee_id = coalesce(t.assignee_id, ${closing.by}::uuid)
    from closed where t.id = closed.task_id`.execute(db)
}

/** What nobody needs any more because its case has ended; returns the ids. */
export async function endDues(db: Db, caseId: string, now: Date): Promise<string[]> {
  const ended = await sql<{ id: string }>`
    update cases.dues set status = 'ended', closed_at = ${now}
    where case_id = ${caseId} and status in ('open', 'promised') and (kind = 'omission' or status = 'promised') returning id`.execute(
    db,
  )
  return ended.rows.map((row) => row.id)
}

/** Opens the checks of the commitments of a case: one task each, and the due that waits for it. */
export async function openChecks(
  db: Db,
  checks: readonly {
    id: string
    task_id: string
    case_id: string
    name_zh: string
    name_en: string
    role: string
    organisation_id: string
    due_at: Date
    opened_at: Date
  }[],
): Promise<void> {
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(checks)}::jsonb) as r(id uuid, task_id uuid, case_id uuid, name_zh text, name_en text, role text, organisation_id uuid, due_at timestamptz, opened_at timestamptz)
    ), opened as (
      insert into cases.tasks (id, case_id, token, node, name_zh, name_en, role, organisation_id, for_applicant, status, actions, opened_at, due_at)
      select g.task_id, g.case_id, 0, 'commitment-check', g.name_zh, g.name_en, g.role, g.organisation_id, false, 'open', '{}', g.opened_at, g.due_at from given as g
    )
    update cases.dues as d set status = 'open', due_at = g.due_at, task_id = g.task_id from given as g where d.id = g.id`.execute(
    db,
  )
}

export async function listPromised(
  db: Db,
  caseId: string,
): Promise<Pick<DueRow, 'id' | 'code' | 'name_zh' | 'name_en' | 'days'>[]> {
  const found = await sql<Pick<DueRow, 'id' | 'code' | 'name_zh' | 'name_en' | 'days'>>`
    select id, code, name_zh, name_en, days from cases.dues where case_id = ${caseId} and status = 'promised' order by created_at, code limit 50`.execute(
    db,
  )
  return found.rows
}

/** Remembers how far an omission has been told; absent when it is settled or was told so far already. */
export async function tellDue(
  db: Db,
  id: string,
  told: number,
): Promise<{ due_at: Date; name_zh: string; name_en: string } | undefined> {
  const found = await sql<{ due_at: Date; name_zh: string; name_en: string }>`
    update cases.dues set told = ${told} where id = ${id} and status = 'open' and told < ${told} returning due_at, name_zh, name_en`.execute(
    db,
  )
  return found.rows[0]
}
