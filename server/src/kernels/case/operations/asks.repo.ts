// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { AskKind } from '#contracts/case-parts'
import type { Db } from '#platform/db'
import type { TaskRow } from '../case-row.ts'

/** What somebody was asked, with the state of the task that stands for it. */
export interface AskRow {
  task_id: string
  parent_id: string
  kind: AskKind
  place: 'before' | 'after' | null
  mandatory: boolean
  question: string
  proposal: unknown
  asked_by: string
  asked_by_post: string | null
  asked_by_organisation: string | null
  verdict: string | null
  opinion: string | null
  created_at: Date
  status: TaskRow['status']
  outcome: string | null
  role: string | null
  organisation_id: string | null
  assignee_id: string | null
  due_at: Date | null
  closed_at: Date | null
  asked_by_name: string | null
  assignee_name: string | null
  organisation_zh: string | null
  organisation_en: string | null
}

/** Everything that was asked within a case, oldest first. */
export async function listAsks(db: Db, caseId: string): Promise<AskRow[]> {
  const found = await sql<AskRow>`
    select a.task_id, t.parent_id, a.kind, a.place, a.mandatory, a.question, a.proposal, a.asked_by, a.asked_by_post, a.asked_by_organisation, a.verdict, a.opinion, a.created_at,
           t.status, t.outcome, t.role, t.organisation_id, t.assignee_id, t.due_at, t.closed_at, b.display_name as asked_by_name, w.display_name as assignee_name,
           o.short_zh as organisation_zh, o.short_en as organisation_en
    from cases.task_asks as a join cases.tasks as t on t.id = a.task_id
    left join directory.accounts as b on b.id = a.asked_by
    left join directory.accounts as w on w.id = t.assignee_id
    left join lateral (select short_zh, short_en from directory.organisation_versions as v where v.organisation_id = t.organisation_id order by v.valid_from desc limit 1) as o on true
    where a.case_id = ${caseId} order by a.created_at, a.task_id limit 200`.execute(db)
  return found.rows
}

export interface NewAsk {
  readonly task: TaskRow
  readonly kind: AskKind
  readonly place: 'before' | 'after' | null
  readonly mandatory: boolean
  readonly question: string
  readonly proposal: unknown
  readonly askedBy: string
  readonly askedByPost: string | null
  readonly askedByOrganisation: string | null
}

/** The extra tasks and what is asked in them, in one statement. */
export async function insertAsks(db: Db, asks: readonly NewAsk[], now: Date): Promise<void> {
  const rows = asks.map(({ task, ...ask }) => ({
    ...task,
    kind: ask.kind,
    place: ask.place,
    mandatory: ask.mandatory,
    question: ask.question,
    proposal: ask.proposal,
    asked_by: ask.askedBy,
    asked_by_post: ask.askedByPost,
    asked_by_organisation: ask.askedByOrganisation,
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, case_id uuid, token int, node text, name_zh text, name_en text, role text, organisation_id uuid,
        assignee_id uuid, status text, opened_at timestamptz, claimed_at timestamptz, due_at timestamptz, parent_id uuid, kind text, place text, mandatory boolean, question text,
        proposal jsonb, asked_by uuid, asked_by_post uuid, asked_by_organisation uuid)
    ), opened as (
      insert into cases.tasks (id, case_id, token, node, name_zh, name_en, role, organisation_id, for_applicant, assignee_id, status, actions, opened_at, claimed_at, due_at, parent_id)
      select g.id, g.case_id, g.token, g.node, g.name_zh, g.name_en, g.role, g.organisation_id, false, g.assignee_id, g.status, '{}', g.opened_at, g.claimed_at, g.due_at, g.parent_id from given as g
    )
    insert into cases.task_asks (task_id, case_id, kind, place, mandatory, question, proposal, asked_by, asked_by_post, asked_by_organisation, created_at)
    select g.id, g.case_id, g.kind, g.place, g.mandatory, g.question, nullif(g.proposal, 'null'::jsonb), g.asked_by, g.asked_by_post, g.asked_by_organisation, ${now} from given as g`.execute(
    db,
  )
}

/** Closes the task of an ask with what was answered, or cancels it as recalled. */
export async function closeAsk(
  db: Db,
  taskId: string,
  closing: {
    status: 'closed' | 'cancelled'
    outcome: string
    opinion: string | null
    by: string | null
    now: Date
  },
): Promise<void> {
  await sql`
    with closed as (
      update cases.tasks set status = ${closing.status}, closed_at = ${closing.now}, closed_by = ${closing.by}, outcome = ${closing.outcome},
        assignee_id = coalesce(assignee_id, ${closing.status === 'closed' ? closing.by : null}::uuid)
      where id = ${taskId} returning id
    )
    update cases.task_asks as a set verdict = ${closing.status === 'closed' ? closing.outcome : null}, opinion = ${closing.opinion} from closed where a.task_id = closed.id`.execute(
    db,
  )
}
