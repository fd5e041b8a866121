// SPDX-License-Identifier: Apache-2.0
import type { CaseLink } from '#contracts/case-parts'
import { type CaseFacts, undoRefusal } from './case-operations.logic.ts'
import type { LinkRow } from './links.repo.ts'

export function presentLink(link: LinkRow, facts: CaseFacts): CaseLink {
  return {
    id: link.id,
    kind: link.kind,
    direction: link.from_id === facts.row.id ? 'out' : 'in',
    number: link.other_number,
    title: { zh: link.other_zh, en: link.other_en },
    reason: link.reason,
    at: new Date(link.created_at).toISOString(),
    undoneAt: link.undone_at === null ? null : new Date(link.undone_at).toISOString(),
    can: undoRefusal(facts, link) === null ? ['undo'] : [],
  }
}
