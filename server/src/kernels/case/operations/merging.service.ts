// SPDX-License-Identifier: Apache-2.0
import { type Actor, can } from '#platform/access'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Calendars } from '../calendars.ts'
import type { Cases } from '../cases.service.ts'
import type { LoadedCase } from '../step.repo.ts'
import { type CaseFacts, caseRefusal, undoRefusal } from './case-operations.logic.ts'
import { writeDeed } from './deed.ts'
import { isOtherOf } from './ending.service.ts'
import { eventTime } from './event-time.logic.ts'
import {
  type BeforeMerger,
  copyWatchers,
  insertLink,
  type LinkRow,
  listLikenesses,
  lockPair,
  reviveTasks,
  undoLink,
} from './links.repo.ts'
import { loadFacts } from './load-facts.ts'
import { lockReadable, requireReadable } from './readable.ts'
import { refuse } from './refusal.ts'
import { asBefore, beforeMerger, closedWhereItStands, withAlarm, withTimers } from './turn.logic.ts'

/** Two cases that are one matter: the one ends as merged into the other, and can be taken back while that rests. */
export interface Merging {
  merge(
    unit: Unit,
    number: string,
    input: { into: string; reason: string; occurredAt?: string },
  ): Promise<void>
  undo(unit: Unit, number: string, linkId: string, reason: string): Promise<void>
  /** Numbers of cases that may double this one. */
  likenesses(db: Db, actor: Actor, number: string): Promise<string[]>
}

export function createMerging(cases: Cases, calendars: Calendars): Merging {
  const factsOf = (unit: Unit, loaded: LoadedCase): Promise<CaseFacts> =>
    loadFacts(unit.db, unit.actor, loaded, cases.type(loaded.row.kind), unit.now)

  return {
    async merge(unit, number, input) {
      await lockPair(unit.db, [number, input.into])
      const merged = await lockReadable(cases, unit, number)
      refuse(caseRefusal('merge', await factsOf(unit, merged)))
      const into = await lockReadable(cases, unit, input.into)
      if (!isOtherOf(merged.row, into.row) || merged.row.kind !== into.row.kind)
        throw problem('case.link-unfit')
      refuse(caseRefusal('supersede', await factsOf(unit, into)))
      const occurredAt = eventTime(input.occurredAt, merged.row, unit.now)
      const plan = await cases.plan(unit, merged, {
        command: null,
        kind: 'merged',
        opinion: input.reason,
        occurredAt,
        note: { into: into.row.number },
      })
      await cases.write(
        unit,
        closedWhereItStands(
          plan,
          merged,
          'merged',
          unit.actor,
          calendars.of(merged.row.region_code),
          unit.now,
        ),
      )
      await copyWatchers(unit.db, merged.row.id, into.row.id, unit.now)
      await writeDeed(unit, into.row, {
        kind: 'merger-received',
        said: input.reason,
        occurredAt,
        raises: true,
        details: { merged: number },
        concerned: { applicant: true },
      })
      await insertLink(unit.db, {
        id: unit.newId(),
        kind: 'merged-into',
        fromId: merged.row.id,
        toId: into.row.id,
        reason: input.reason,
        before: beforeMerger(merged.row, merged.tasks),
        by: unit.actor.accountId,
        now: unit.now,
      })
    },

    async undo(unit, number, linkId, reason) {
      const asked = await lockReadable(cases, unit, number)
      const link = linkOf(await factsOf(unit, asked), linkId)
      // Taken back from either end: the same two cases, locked in the same order.
      await lockPair(unit.db, [number, link.other_number])
      const other = await lockReadable(cases, unit, link.other_number)
      const [merged, into] = link.from_id === asked.row.id ? [asked, other] : [other, asked]
      const facts = await factsOf(unit, merged)
      refuse(undoRefusal(facts, linkOf(facts, linkId)))
      const before = readBefore(link.before)
      await reviveTasks(unit.db, before.tasks)
      const revived = await cases.load(unit.db, { id: merged.row.id })
      const row = asBefore(merged.row, before)
      const plan = await cases.plan(
        unit,
        { row, tasks: revived.tasks },
        { command: null, kind: 'merger-undone', opinion: reason, note: { into: into.row.number } },
      )
      const { deadlines } = cases.policy(row.kind)
      await cases.write(
        unit,
        withAlarm(withTimers(plan), revived.tasks, deadlines, calendars.of(row.region_code)),
      )
      await undoLink(unit.db, linkId, unit.actor.accountId, unit.now)
      await writeDeed(unit, into.row, {
        kind: 'merger-undone',
        said: reason,
        raises: false,
        details: { merged: merged.row.number },
        concerned: { applicant: true },
      })
    },

    async likenesses(db, actor, number) {
      const loaded = await cases.load(db, { number })
      await requireReadable(db, actor, loaded)
      if (!can(actor, 'case.case.link', { organisationIds: [loaded.row.organisation_id] }).allowed)
        throw problem('platform.forbidden')
      return await listLikenesses(db, loaded.row)
    },
  }
}

function linkOf(facts: CaseFacts, id: string): LinkRow {
  const link = facts.around.links.find((one) => one.id === id)
  if (link === undefined) throw problem('platform.not-found')
  return link
}

/** Written by beforeMerger; JSON has no instants. */
function readBefore(stored: unknown): BeforeMerger {
  const before = stored as BeforeMerger
  const instant = (value: Date | null) => (value === null ? null : new Date(value))
  return {
    ...before,
    clock_started_at: instant(before.clock_started_at),
    due_at: instant(before.due_at),
  }
}
