// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Role } from '#contracts/permissions'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { Unit } from '#platform/unit'
import type { CaseRow, TaskRow } from '../case-row.ts'

/** Whom an operation concerns; the message that follows from its event goes to them. */
export interface Concerned {
  readonly accounts?: readonly string[]
  /** Whoever holds the role on the day, at the organisation or at the nearest above it. */
  readonly posts?: readonly { readonly organisationId: string; readonly role: Role }[]
  /** Whoever holds the role anywhere: those who watch over the whole city. */
  readonly roles?: readonly Role[]
  readonly applicant?: boolean
}

/** An operation that moves no token of the process: what is kept of it. */
export interface Deed {
  /** Kind of the history row, such as `task-asked`; evidence and event are called `case.task-asked`. */
  readonly kind: string
  readonly task?: Pick<TaskRow, 'id' | 'node' | 'name_zh' | 'name_en'>
  readonly outcome?: string | null
  /** Reason, question, opinion: what was said. */
  readonly said: string | null
  readonly occurredAt?: Date | null
  /** Ids, codes and counts; kept in history, evidence and event alike. */
  readonly details?: Readonly<Record<string, unknown>>
  /** Changes what others may decide: raises the version they must have seen. */
  readonly raises: boolean
  readonly concerned?: Concerned
}

/** History, evidence and event of a deed, in the caller's transaction; the case is locked. */
export async function writeDeed(unit: Unit, row: CaseRow, deed: Deed): Promise<void> {
  const { details = {}, task } = deed
  await insertHistory(unit.db, row.id, deed, unit.actor, unit.now)
  unit.record({
    action: `case.${deed.kind}`,
    objectKind: 'case',
    objectId: row.number,
    reason: deed.said,
    details: {
      ...details,
      ...(task !== undefined && { taskId: task.id, node: task.node }),
      ...(deed.outcome != null && { outcome: deed.outcome }),
      ...(deed.occurredAt != null && { occurredAt: deed.occurredAt.toISOString() }),
    },
  })
  unit.emit({
    type: `case.${deed.kind}`,
    subject: row.number,
    data: {
      ...details,
      caseId: row.id,
      number: row.number,
      organisationId: row.organisation_id,
      taskId: task?.id ?? null,
      outcome: deed.outcome ?? null,
      concerned: deed.concerned ?? {},
    },
  })
}

async function insertHistory(db: Db, caseId: string, deed: Deed, actor: Actor, now: Date): Promise<void> {
  const { task } = deed
  await sql`
    with numbered as (
      update cases.cases set history_seq = history_seq + 1, rev = rev + ${deed.raises ? 1 : 0} where id = ${caseId} returning history_seq
    )
    insert into cases.history (case_id, seq, at, occurred_at, kind, node, name_zh, name_en, outcome, opinion, actor_account_id, actor_post_id, organisation_id, task_id, data)
    select ${caseId}, numbered.history_seq, ${now}, ${deed.occurredAt ?? null}, ${deed.kind}, ${task?.node ?? null}, ${task?.name_zh ?? null}, ${task?.name_en ?? null},
           ${deed.outcome ?? null}, ${deed.said}, ${actor.accountId}, ${actor.postId}, ${actor.organisationId}, ${task?.id ?? null}::uuid, ${JSON.stringify(deed.details ?? {})}::jsonb
    from numbered`.execute(db)
}
