// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { TaskRow } from './case-row.ts'

export async function findTask(
  db: Db,
  id: string,
): Promise<Pick<TaskRow, 'id' | 'case_id' | 'status'> | undefined> {
  const found = await sql<
    Pick<TaskRow, 'id' | 'case_id' | 'status'>
  >`select id, case_id, status from cases.tasks where id = ${id}`.execute(db)
  return found.rows[0]
}

/** Whether any task of the case, open or over, was the actor's or their organisation's; as lists of cases have it. */
export async function hasTakenPart(db: Db, caseId: string, actor: Actor): Promise<boolean> {
  const found = await sql<{ part: boolean }>`
    select exists (select 1 from cases.tasks as t where t.case_id = ${caseId}
      and (t.organisation_id = any(${[...actor.organisationScope]}::uuid[]) or t.assignee_id = ${actor.accountId}::uuid)) as part`.execute(
    db,
  )
  return found.rows[0]?.part === true
}

/** Number of the case a task belongs to. */
export async function listTaskCases(
  db: Db,
  taskIds: readonly string[],
): Promise<{ task_id: string; number: string }[]> {
  const found = await sql<{ task_id: string; number: string }>`
    select t.id as task_id, c.number from cases.tasks as t join cases.cases as c on c.id = t.case_id where t.id = any(${[...taskIds]}::uuid[])`.execute(
    db,
  )
  return found.rows
}

/** Gives a task to somebody, or back to all; the case's history says so. The case is locked by the caller. */
export async function updateTaskHolder(
  db: Db,
  change: {
    task: TaskRow
    kind: string
    assignee: string | null
    reason: string | null
    occurredAt: Date | null
    actor: Actor
    now: Date
  },
): Promise<void> {
  const { task, actor, now } = change
  await sql`
    with held as (
      update cases.tasks set assignee_id = ${change.assignee}, status = ${change.assignee === null ? 'open' : 'claimed'},
        claimed_at = ${change.assignee === null ? null : now} where id = ${task.id}
    ), numbered as (
      update cases.cases set history_seq = history_seq + 1 where id = ${task.case_id} returning history_seq
    )
    insert into cases.history (case_id, seq, at, occurred_at, kind, node, name_zh, name_en, opinion, actor_account_id, actor_post_id, organisation_id, task_id, data)
    select ${task.case_id}, numbered.history_seq, ${now}, ${change.occurredAt}, ${change.kind}, ${task.node}, ${task.name_zh}, ${task.name_en}, ${change.reason},
           ${actor.accountId}, ${actor.postId}, ${actor.organisationId}, ${task.id}, ${JSON.stringify({ to: change.assignee })}::jsonb
    from numbered`.execute(db)
}

/** Steps of officials that a case went through. */
export async function listHandledNodes(db: Db, caseId: string): Promise<string[]> {
  const found = await sql<{
    node: string
  }>`select distinct node from cases.tasks where case_id = ${caseId} and status = 'closed' and not for_applicant and token <> 0`.execute(
    db,
  )
  return found.rows.map((row) => row.node)
}
