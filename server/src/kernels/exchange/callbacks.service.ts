// SPDX-License-Identifier: Apache-2.0
import type { Callback } from '#contracts/exchange'
import type { Actor } from '#platform/access'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { listNotices, type NoticeListRow, resumeLane } from './notices.repo.ts'
import { lockSystem } from './system.repo.ts'
import { requireSeen } from './visible.ts'

/** What systems were told, and what of it waits for somebody. */
export interface Callbacks {
  list(
    db: Db,
    actor: Actor,
    code: string,
    query: { state?: Callback['state'] | undefined; cursor?: string | undefined; limit?: number | undefined },
  ): Promise<{ items: Callback[]; next: string | null }>
  /** Begins anew after a receiver was mended; `from`: tells everything from that number on once more. */
  resume(unit: Unit, code: string, from: number | null, reason: string): Promise<{ waiting: number }>
}

export function createCallbacks(): Callbacks {
  return {
    async list(db, actor, code, { state, cursor, limit = 20 }) {
      const system = await requireSeen(db, actor, code)
      const before = decodeCursor(cursor, 1)?.[0] ?? null
      if (before !== null && !/^[0-9]{1,18}$/.test(String(before))) throw problem('platform.invalid-input')
      const rows = await listNotices(db, {
        systemId: system.id,
        state: state ?? null,
        before: before === null ? null : String(before),
        limit: limit + 1,
      })
      const page = pageOf(rows, limit, (row) => [row.seq])
      return { items: page.items.map(present), next: page.next }
    },
    async resume(unit, code, from, reason) {
      const system = await lockSystem(unit.db, code)
      if (system === undefined) throw problem('platform.not-found')
      const waiting = await resumeLane(unit.db, system.id, from === null ? null : String(from), unit.now)
      unit.record({
        action: 'exchange.callbacks-resumed',
        objectKind: 'system',
        objectId: code,
        reason,
        details: { from, waiting },
      })
      return { waiting }
    },
  }
}

function present(row: NoticeListRow): Callback {
  return {
    seq: Number(row.seq),
    type: row.type,
    caseNumber: row.case_number,
    at: row.happened_at.toISOString(),
    state: row.state,
    tries: row.tries,
    nextTryAt: row.state === 'waiting' ? row.next_try_at.toISOString() : null,
    lastFault: row.last_fault,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  }
}
