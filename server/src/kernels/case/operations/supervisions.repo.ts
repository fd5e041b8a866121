// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

export async function insertSupervision(
  db: Db,
  row: {
    id: string
    caseId: string
    taskId: string | null
    dueAt: Date
    reason: string
    supervisorId: string
    organisationId: string
    now: Date
  },
): Promise<void> {
  await sql`
    insert into cases.supervisions (id, case_id, task_id, due_at, reason, supervisor_id, organisation_id, created_at)
    values (${row.id}, ${row.caseId}, ${row.taskId}, ${row.dueAt}, ${row.reason}, ${row.supervisorId}, ${row.organisationId}, ${row.now})`.execute(
    db,
  )
}

export async function answerSupervision(
  db: Db,
  id: string,
  answer: { text: string; by: string | null; now: Date },
): Promise<void> {
  await sql`update cases.supervisions set answer = ${answer.text}, answered_by = ${answer.by}, answered_at = ${answer.now} where id = ${id}`.execute(
    db,
  )
}

export async function liftSupervision(db: Db, id: string, by: string | null, now: Date): Promise<void> {
  await sql`update cases.supervisions set lifted_by = ${by}, lifted_at = ${now} where id = ${id}`.execute(db)
}

/** Marks a supervision overdue that nobody has answered; absent when there is nothing to tell. */
export async function tellOverdue(
  db: Db,
  id: string,
): Promise<{ supervisor_id: string; organisation_id: string } | undefined> {
  const found = await sql<{ supervisor_id: string; organisation_id: string }>`
    update cases.supervisions set overdue_told = true
    where id = ${id} and answered_at is null and lifted_at is null and not overdue_told returning supervisor_id, organisation_id`.execute(
    db,
  )
  return found.rows[0]
}
