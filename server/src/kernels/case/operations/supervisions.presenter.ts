// SPDX-License-Identifier: Apache-2.0
import type { CaseSupervision } from '#contracts/case-parts'
import type { SupervisionRow } from './case-facts.readmodel.ts'
import { type CaseFacts, supervisionRefusal } from './case-operations.logic.ts'

export function presentSupervision(supervision: SupervisionRow, facts: CaseFacts): CaseSupervision {
  return {
    id: supervision.id,
    taskId: supervision.task_id,
    task:
      supervision.task_zh === null || supervision.task_en === null
        ? null
        : { zh: supervision.task_zh, en: supervision.task_en },
    by: supervision.supervisor_name,
    reason: supervision.reason,
    since: instant(supervision.created_at),
    dueAt: instant(supervision.due_at),
    state: stateOf(supervision, facts.now),
    answer: supervision.answer,
    answeredBy: supervision.answered_name,
    answeredAt: supervision.answered_at === null ? null : instant(supervision.answered_at),
    liftedAt: supervision.lifted_at === null ? null : instant(supervision.lifted_at),
    can: (['answer', 'lift'] as const).filter(
      (operation) => supervisionRefusal(operation, facts, supervision) === null,
    ),
  }
}

function stateOf(supervision: SupervisionRow, now: Date): CaseSupervision['state'] {
  if (supervision.lifted_at !== null) return 'lifted'
  if (supervision.answered_at !== null) return 'answered'
  return Date.parse(supervision.due_at) < now.getTime() ? 'overdue' : 'open'
}

/** PostgreSQL writes instants in JSON with its own offset. */
const instant = (text: string): string => new Date(text).toISOString()
