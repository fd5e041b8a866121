// SPDX-License-Identifier: Apache-2.0
import type { CaseAsk } from '#contracts/case-parts'
import type { Actor } from '#platform/access'
import type { TaskRow } from '../case-row.ts'
import type { CaseType } from '../case-type.ts'
import { verdictsOf } from './asks.logic.ts'
import type { AskRow } from './asks.repo.ts'
import { askRefusal } from './task-operations.logic.ts'

/** What was asked, as the office sees it; the public sees nothing of it. */
export function presentAsk(ask: AskRow, tasks: readonly TaskRow[], type: CaseType, actor: Actor): CaseAsk {
  const parent = tasks.find((task) => task.id === ask.parent_id)
  const verdicts = verdictsOf(ask.kind, parent, type)
  const may = (['answer', 'recall'] as const).filter(
    (operation) => askRefusal(operation, actor, ask, parent) === null,
  )
  return {
    id: ask.task_id,
    taskId: ask.parent_id,
    kind: ask.kind,
    place: ask.place,
    mandatory: ask.mandatory,
    question: ask.question,
    proposal: proposedLabel(ask, type),
    askedBy: ask.asked_by_name,
    askedAt: ask.created_at.toISOString(),
    to: {
      organisation:
        ask.organisation_zh === null || ask.organisation_en === null
          ? null
          : { zh: ask.organisation_zh, en: ask.organisation_en },
      name: ask.assignee_name,
    },
    dueAt: ask.due_at?.toISOString() ?? null,
    state: stateOf(ask),
    verdict:
      ask.verdict === null
        ? null
        : {
            code: ask.verdict,
            label: verdicts.find((one) => one.code === ask.verdict)?.label ?? {
              zh: ask.verdict,
              en: ask.verdict,
            },
          },
    opinion: ask.opinion,
    answeredAt: ask.status === 'closed' ? (ask.closed_at?.toISOString() ?? null) : null,
    verdicts: may.includes('answer') ? [...verdicts] : [],
    can: may,
  }
}

function proposedLabel(ask: AskRow, type: CaseType): CaseAsk['proposal'] {
  if (ask.proposal === null) return null
  const { action } = ask.proposal as { action: string } // written by asks.service from a checked decision
  return type.actions[action]?.label ?? null
}

function stateOf(ask: AskRow): CaseAsk['state'] {
  if (ask.status === 'closed') return 'answered'
  if (ask.status === 'cancelled') return ask.outcome === 'recalled' ? 'recalled' : 'cancelled'
  return 'open'
}
