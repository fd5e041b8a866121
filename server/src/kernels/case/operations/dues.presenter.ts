// SPDX-License-Identifier: Apache-2.0
import type { CaseDue } from '#contracts/case-parts'
import type { CaseFacts } from './case-operations.logic.ts'
import { dueRefusal } from './dues.logic.ts'
import type { DueRow } from './dues.repo.ts'

export function presentDue(due: DueRow, facts: CaseFacts): CaseDue {
  const overdue = due.status === 'open' && due.due_at !== null && Date.parse(due.due_at) < facts.now.getTime()
  return {
    id: due.id,
    kind: due.kind,
    material: { code: due.code, name: { zh: due.name_zh, en: due.name_en } },
    statement: due.statement,
    since: instant(due.created_at),
    dueAt: due.due_at === null ? null : instant(due.due_at),
    state: overdue ? 'overdue' : due.status,
    closedAt: due.closed_at === null ? null : instant(due.closed_at),
    findings: due.findings,
    consequence: due.consequence,
    can: (['supply', 'close', 'check'] as const).filter(
      (operation) => dueRefusal(operation, facts, due) === null,
    ),
  }
}

/** PostgreSQL writes instants in JSON with its own offset. */
const instant = (text: string): string => new Date(text).toISOString()
