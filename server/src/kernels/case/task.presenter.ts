// SPDX-License-Identifier: Apache-2.0
import type { OmissibleMaterial } from '#contracts/case-parts'
import { type CaseTask, type TaskAction, taskOperations } from '#contracts/cases'
import type { DetailTask } from './case-detail.readmodel.ts'
import { actionRefusal } from './operations/dues.logic.ts'
import { type TaskFacts, taskRefusal } from './operations/task-operations.logic.ts'

/** An open task, with what this reader may do with it. */
export function presentTask(
  task: DetailTask,
  all: readonly DetailTask[],
  omissible: readonly OmissibleMaterial[],
  facts: TaskFacts,
): CaseTask {
  const { actor } = facts
  const may = taskOperations.filter((operation) => taskRefusal(operation, facts, task) === null)
  const back = may.includes('return') ? returnTargets(task, all) : []
  return {
    id: task.id,
    node: task.node,
    name: { zh: task.name_zh, en: task.name_en },
    organisation:
      task.organisation_zh === null || task.organisation_en === null
        ? null
        : { zh: task.organisation_zh, en: task.organisation_en },
    assignee: actor.kind === 'staff' ? task.assignee_name : null,
    mine: task.assignee_id !== null && task.assignee_id === actor.accountId,
    status: task.status,
    openedAt: task.opened_at.toISOString(),
    dueAt: task.due_at?.toISOString() ?? null,
    parentId: task.parent_id,
    actions: may.includes('complete') ? actionsOf(task, facts) : [],
    can: may.filter(
      (operation) =>
        (operation !== 'return' || back.length > 0) && (operation !== 'tolerate' || omissible.length > 0),
    ),
    omissible: may.includes('tolerate') ? [...omissible] : [],
    returnTargets: back,
  }
}

/** What is missing takes an action away: a case is not accepted, or granted, as if it were whole. */
const actionsOf = (task: DetailTask, { type, row }: TaskFacts): TaskAction[] =>
  task.actions.flatMap((code) =>
    type.actions[code] === undefined || actionRefusal(type, row, code) !== null
      ? []
      : [{ code, ...type.actions[code] }],
  )

/** Steps of officials that were handled before, each once. */
function returnTargets(task: DetailTask, all: readonly DetailTask[]): CaseTask['returnTargets'] {
  const handled = all.filter(
    (other) =>
      other.status === 'closed' &&
      !other.for_applicant &&
      other.token !== 0 &&
      other.node !== task.node &&
      other.item === null,
  )
  return [...new Map(handled.map((other) => [other.node, other])).values()].map((other) => ({
    node: other.node,
    name: { zh: other.name_zh, en: other.name_en },
  }))
}
