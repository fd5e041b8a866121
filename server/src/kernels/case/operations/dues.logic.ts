// SPDX-License-Identifier: Apache-2.0
import { can } from '#platform/access'
import { taskIsFor } from '../case.access.ts'
import type { CaseRow, TaskRow } from '../case-row.ts'
import type { CaseType } from '../case-type.ts'
import type { CaseFacts } from './case-operations.logic.ts'
import type { DueRow } from './dues.repo.ts'
import { type Refusal, refused } from './refusal.ts'

/** Why what is owed cannot be handed in, done without, or checked now; null where it can. */
export function dueRefusal(operation: 'supply' | 'close' | 'check', facts: CaseFacts, due: DueRow): Refusal {
  const { actor, row, tasks, around } = facts
  if (due.kind !== (operation === 'check' ? 'commitment' : 'omission')) return refused('case.due-not-open')
  const subject = { kind: row.subject_kind, id: row.subject_id }
  switch (operation) {
    case 'supply': {
      // At the window that took it, or at any office that has a part in it.
      const object = { subject, organisationIds: [row.organisation_id, ...around.parts] }
      if (!can(actor, 'case.due.supply', object).allowed) return refused('platform.forbidden')
      break
    }
    case 'close': {
      const assigned = tasks.some((task) => task.parent_id === null && taskIsFor(actor, task))
      const object = { organisationIds: [row.organisation_id], assigned }
      if (!can(actor, 'case.due.close', object).allowed) return refused('platform.forbidden')
      break
    }
    case 'check': {
      const task = tasks.find((one) => one.id === due.task_id)
      if (task === undefined) return refused('case.due-not-open')
      if (task.assignee_id !== null && task.assignee_id !== actor.accountId)
        return refused('case.task-held-by-other')
      const object = { organisationIds: [row.organisation_id], assigned: taskIsFor(actor, task) }
      if (!can(actor, 'case.due.close', object).allowed) return refused('platform.forbidden')
      break
    }
    default:
      return operation satisfies never
  }
  return due.status === 'open' ? null : refused('case.due-not-open')
}

/** Why an action of a step is refused by what is missing; null where nothing is in its way. */
export function actionRefusal(type: CaseType, row: CaseRow, action: string): Refusal {
  const { omissions } = type
  if (omissions === undefined) return null
  const accepts = action === omissions.acceptance && row.phase === 'submitted'
  if (!accepts && !omissions.grants.includes(action)) return null
  const missing = omissions.outstanding(row)
  if (missing.length === 0) return null
  const materials = missing.join('、')
  return accepts
    ? refused('case.omissions-undecided', { materials })
    : refused('case.omissions-open', { materials })
}

/** Whether a step is one where a case can be accepted although something is missing. */
export const mayTolerateAt = (type: CaseType, row: CaseRow, task: Pick<TaskRow, 'actions'>): boolean =>
  type.omissions !== undefined &&
  row.phase === 'submitted' &&
  task.actions.includes(type.omissions.acceptance)
