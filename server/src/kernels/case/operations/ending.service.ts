// SPDX-License-Identifier: Apache-2.0
import type { TerminationGroundCode } from '#contracts/termination-grounds'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { CaseRow } from '../case-row.ts'
import type { Cases } from '../cases.service.ts'
import { caseRefusal } from './case-operations.logic.ts'
import { writeDeed } from './deed.ts'
import { eventTime } from './event-time.logic.ts'
import { insertLink, lockPair } from './links.repo.ts'
import { loadFacts } from './load-facts.ts'
import { lockReadable } from './readable.ts'
import { refuse } from './refusal.ts'

/** Ends that a process does not know of: without a decision, or because another case takes its place. Not undone. */
export interface Ending {
  terminate(
    unit: Unit,
    number: string,
    input: { ground: TerminationGroundCode; reason: string; occurredAt?: string },
  ): Promise<void>
  supersede(
    unit: Unit,
    number: string,
    input: { by: string; reason: string; occurredAt?: string },
  ): Promise<void>
}

export function createEnding(cases: Cases): Ending {
  const typeOf = (row: CaseRow) => cases.type(row.kind)
  return {
    async terminate(unit, number, input) {
      const loaded = await lockReadable(cases, unit, number)
      const facts = await loadFacts(unit.db, unit.actor, loaded, typeOf(loaded.row), unit.now)
      refuse(caseRefusal('terminate', facts))
      await cases.stepIn(unit, loaded, {
        command: { kind: 'withdraw' },
        kind: 'terminated',
        closing: 'terminated',
        opinion: input.reason,
        occurredAt: eventTime(input.occurredAt, loaded.row, unit.now),
        note: { ground: input.ground },
        supplement: null,
      })
    },

    async supersede(unit, number, input) {
      await lockPair(unit.db, [number, input.by])
      const loaded = await lockReadable(cases, unit, number)
      const facts = await loadFacts(unit.db, unit.actor, loaded, typeOf(loaded.row), unit.now)
      refuse(caseRefusal('supersede', facts))
      const other = await lockReadable(cases, unit, input.by)
      if (!isOtherOf(loaded.row, other.row) || !standsFor(other.row)) throw problem('case.link-unfit')
      const occurredAt = eventTime(input.occurredAt, loaded.row, unit.now)
      await cases.stepIn(unit, loaded, {
        command: { kind: 'withdraw' },
        kind: 'superseded',
        closing: 'superseded',
        opinion: input.reason,
        occurredAt,
        note: { by: other.row.number },
        supplement: null,
      })
      await writeDeed(unit, other.row, {
        kind: 'supersedes',
        said: input.reason,
        occurredAt,
        raises: false,
        details: { superseded: number },
        concerned: { applicant: true },
      })
      await insertLink(unit.db, {
        id: unit.newId(),
        kind: 'superseded-by',
        fromId: loaded.row.id,
        toId: other.row.id,
        reason: input.reason,
        before: null,
        by: unit.actor.accountId,
        now: unit.now,
      })
    },
  }
}

/** Another case of the same applicant. */
export const isOtherOf = (row: CaseRow, other: CaseRow): boolean =>
  row.id !== other.id && row.subject_kind === other.subject_kind && row.subject_id === other.subject_id

/** A case can take another's place while it is in hand, or by what it has decided. */
const standsFor = (row: CaseRow): boolean =>
  row.status === 'open' || row.status === 'paused' || row.status === 'finished'
