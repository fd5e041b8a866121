// SPDX-License-Identifier: Apache-2.0
import type { DayList, ListEntry, Reconciliation, SystemDifference } from '#contracts/exchange'
import { type Actor, can } from '#platform/access'
import { chinaDay, endOfChinaDay } from '#platform/clock'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { foldEvents } from './fold.logic.ts'
import { compareLists, listDigest } from './reconcile.logic.ts'
import {
  closeDifference,
  type DayCase,
  type DifferenceRow,
  insertReconciliation,
  listDayCases,
  listDifferences,
  listReconciliations,
  type ReconciliationRow,
  saveDifferences,
} from './reconcile.repo.ts'
import { lockSystem } from './system.repo.ts'
import { requireSeen } from './visible.ts'

/** 对账: each day both sides say what they know, and where they differ somebody has to look. */
export interface Reconciling {
  /** What the platform knows of a day, in number and digest, for the other side to compare. */
  ownList(db: Db, systemId: string, day: string): Promise<{ day: string; count: number; digest: string }>
  compare(
    unit: Unit,
    system: { id: string; code: string },
    day: string,
    list: DayList,
  ): Promise<Reconciliation>
  list(db: Db, actor: Actor, code: string): Promise<Reconciliation[]>
  differences(
    db: Db,
    actor: Actor,
    code: string,
    query: { open: boolean; cursor?: string | undefined; limit?: number | undefined },
    now: Date,
  ): Promise<{ items: SystemDifference[]; next: string | null }>
  close(unit: Unit, code: string, id: string, reason: string): Promise<void>
}

/** A day of a system has at most so many cases; more is another kind of exchange. */
const mostEntries = 5000
const shownRuns = 60
/** After so many days an open difference is shown red. */
const overdueDays = 3
const dayMs = 86_400_000

export function createReconciling(): Reconciling {
  async function entriesOf(db: Db, systemId: string, day: string): Promise<ListEntry[]> {
    const to = endOfChinaDay(day)
    const from = new Date(to.getTime() + 1 - dayMs)
    const rows = await listDayCases(db, systemId, day, { from, to }, mostEntries + 1)
    if (rows.length > mostEntries) throw problem('exchange.list-too-long', { most: mostEntries })
    return rows.map(entryOf)
  }

  return {
    async ownList(db, systemId, day) {
      const entries = await entriesOf(db, systemId, day)
      return { day, count: entries.length, digest: listDigest(entries) }
    },
    async compare(unit, system, day, list) {
      if (day > chinaDay(unit.now)) throw problem('exchange.list-day')
      const numbers = new Set(list.entries.map(({ externalNumber }) => externalNumber))
      if (numbers.size !== list.entries.length) throw problem('exchange.list-doubled')
      const digestThere = listDigest(list.entries)
      if (list.digest !== undefined && list.digest !== digestThere) throw problem('exchange.list-digest')
      await lockSystem(unit.db, system.code)
      const here = await entriesOf(unit.db, system.id, day)
      const { equal, differences } = compareLists(here, list.entries)
      const row = {
        id: unit.newId(),
        day,
        listed: list.entries.length,
        known: here.length,
        equal: equal.length,
        differing: differences.length,
        digest_here: listDigest(here),
        digest_there: digestThere,
      }
      await insertReconciliation(unit.db, system.id, { ...row, by: unit.actor.accountId }, unit.now)
      const fresh = differences.map((one) => ({ ...one, id: unit.newId() }))
      await saveDifferences(unit.db, system.id, { day, differences: fresh, equal }, unit.now)
      unit.record({
        action: 'exchange.lists-compared',
        objectKind: 'system',
        objectId: system.code,
        details: { day, listed: row.listed, known: row.known, differing: row.differing },
      })
      return presentRun({ ...row, created_at: unit.now })
    },
    async list(db, actor, code) {
      const system = await requireSeen(db, actor, code)
      return (await listReconciliations(db, system.id, shownRuns)).map(presentRun)
    },
    async differences(db, actor, code, { open, cursor, limit = 20 }, now) {
      const system = await requireSeen(db, actor, code)
      const after = decodeCursor(cursor, 2)
      const rows = await listDifferences(db, {
        systemId: system.id,
        open,
        after: after === null ? null : [String(after[0]), String(after[1])],
        limit: limit + 1,
      })
      const mayClose = can(actor, 'exchange.difference.close', {
        organisationIds: [system.organisation_id],
      }).allowed
      const page = pageOf(rows, limit, (row) => [row.created_at.toISOString(), row.id])
      return { items: page.items.map((row) => presentDifference(row, mayClose, now)), next: page.next }
    },
    async close(unit, code, id, reason) {
      const system = await requireSeen(unit.db, unit.actor, code)
      const object = { organisationIds: [system.organisation_id] }
      if (!can(unit.actor, 'exchange.difference.close', object).allowed) throw problem('platform.forbidden')
      const done = await closeDifference(
        unit.db,
        system.id,
        { id, by: unit.actor.accountId, reason },
        unit.now,
      )
      if (!done) throw problem('platform.not-found')
      unit.record({
        action: 'exchange.difference-closed',
        objectKind: 'system',
        objectId: code,
        reason,
        details: { difference: id },
      })
    },
  }
}

/** Where a case stood at the end of the day: both sides can say that whenever they are asked. */
function entryOf(row: DayCase): ListEntry {
  const { present } = foldEvents(
    row.events.map((event) => ({
      ...event,
      occurredAt: new Date(event.occurredAt),
      outcome: null,
      step: null,
    })),
  )
  return {
    externalNumber: row.external_number,
    itemCode: row.item_code,
    submittedOn: row.submitted_on,
    promisedOn: row.promised_on,
    state: present?.state ?? 'submitted',
    stateOn: present === null ? row.submitted_on : chinaDay(present.occurredAt),
  }
}

function presentRun(row: ReconciliationRow): Reconciliation {
  return {
    day: row.day,
    at: row.created_at.toISOString(),
    listed: row.listed,
    known: row.known,
    equal: row.equal,
    differing: row.differing,
    digestHere: row.digest_here,
    digestThere: row.digest_there,
  }
}

function presentDifference(row: DifferenceRow, mayClose: boolean, now: Date): SystemDifference {
  const open = row.closed_at === null
  return {
    id: row.id,
    externalNumber: row.external_number,
    kind: row.kind,
    day: row.day,
    caseNumber: row.case_number,
    here: row.here,
    there: row.there,
    since: row.created_at.toISOString(),
    overdue: open && now.getTime() - row.created_at.getTime() > overdueDays * dayMs,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by_name,
    reason: row.reason,
    can: open && mayClose ? ['close'] : [],
  }
}
