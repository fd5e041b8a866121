// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import type { AccessObject, Actor } from '#platform/access'
import type { CaseRow, TaskRow } from './case-row.ts'

/** A case as the decision function sees it: its applicant, the organisations that own or handle it. */
export function caseObject(
  actor: Actor,
  row: CaseRow,
  tasks: readonly Pick<TaskRow, 'organisation_id' | 'role' | 'assignee_id' | 'status' | 'for_applicant'>[],
): AccessObject {
  return {
    subject: { kind: row.subject_kind, id: row.subject_id },
    organisationIds: [
      row.organisation_id,
      ...tasks.flatMap((task) => (task.organisation_id === null ? [] : [task.organisation_id])),
    ],
    assigned: tasks.some((task) => taskIsFor(actor, task)),
  }
}

/** Whether the actor holds the task, or could take it by post. */
export function taskIsFor(
  actor: Actor,
  task: Pick<TaskRow, 'organisation_id' | 'role' | 'assignee_id' | 'for_applicant'>,
): boolean {
  if (task.assignee_id !== null) return task.assignee_id === actor.accountId
  return isCandidate(actor, task)
}

/** Whether the actor's post is one the task is meant for, whoever holds it now. */
export function isCandidate(
  actor: Actor,
  task: Pick<TaskRow, 'organisation_id' | 'role' | 'for_applicant'>,
): boolean {
  return (
    !task.for_applicant &&
    task.organisation_id !== null &&
    task.organisation_id === actor.organisationId &&
    task.role !== null &&
    actor.roles.includes(task.role as Role)
  )
}

/** The applicant's own task, or a staff task one may hold. */
export function taskObject(actor: Actor, row: CaseRow, task: TaskRow): AccessObject {
  return {
    subject: task.for_applicant ? { kind: row.subject_kind, id: row.subject_id } : null,
    assigned: taskIsFor(actor, task),
    organisationIds: task.organisation_id === null ? [] : [task.organisation_id],
  }
}
