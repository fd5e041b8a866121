// SPDX-License-Identifier: Apache-2.0
import type { CaseCard } from '#contracts/cases'
import { type Actor, scopeOf } from '#platform/access'
import type { Calendars } from './calendars.ts'
import { presentClock } from './case-clock.logic.ts'
import type { CaseListRow } from './case-list.readmodel.ts'

export function presentCard(row: CaseListRow, actor: Actor, calendars: Calendars, now: Date): CaseCard {
  const own =
    actor.subject !== null && actor.subject.kind === row.subject_kind && actor.subject.id === row.subject_id
  const mine = row.task_assignee_id !== null && row.task_assignee_id === actor.accountId
  return {
    number: row.number,
    kind: row.kind,
    title: { zh: row.title_zh, en: row.title_en },
    subjectName: own || mine || row.subject_kind !== 'person' ? row.subject_name : maskName(row.subject_name),
    status: row.status,
    phase: row.phase,
    outcome: row.outcome,
    organisation: { zh: row.organisation_zh, en: row.organisation_en },
    step: row.task_zh === null || row.task_en === null ? null : { zh: row.task_zh, en: row.task_en },
    channel: row.channel,
    submittedAt: row.submitted_at.toISOString(),
    arrivedAt: row.task_opened_at?.toISOString() ?? null,
    clock: presentClock(row, row.promised_days, calendars.of(row.region_code), now),
    rating: maySeeRating(actor, own) ? row.rating : null,
    watched: row.watched,
    unread: row.seen_rev < row.rev,
    badges: row.badges,
    task:
      row.task_id === null ||
      row.task_zh === null ||
      row.task_en === null ||
      row.task_node === null ||
      actor.kind !== 'staff'
        ? null
        : {
            id: row.task_id,
            node: row.task_node,
            name: { zh: row.task_zh, en: row.task_en },
            assignee: row.task_assignee,
            mine,
            dueAt: row.task_due_at?.toISOString() ?? null,
          },
  }
}

/** 王晓岚 → 王**: the family name stays, so that colleagues can still tell rows apart. */
export function maskName(name: string): string {
  return name.length <= 1 ? name : `${name[0]}${'*'.repeat(Math.min(2, name.length - 1))}`
}

/**
 * Protect the reviewer (国办发〔2019〕51号): the rated office learns its figures, not which applicant gave which grade.
 * Who reads all cases (rating officers, leaders) may see it, and the one who rated.
 */
export function maySeeRating(actor: Actor, own: boolean): boolean {
  return own || scopeOf(actor, 'case.case.read') === 'all'
}
