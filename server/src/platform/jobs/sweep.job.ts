// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Unit } from '#platform/unit'
import type { JobHandler } from './worker.ts'

export const sweepQueue = 'platform.sweep'
const hour = 3_600_000

/** What a module throws away when its time is over; returns how many rows went. */
export interface Sweep {
  readonly name: string
  sweep(unit: Unit): Promise<number>
}

/** What the platform itself keeps for a time only. */
const ownSweeps: readonly Sweep[] = [
  {
    name: 'idempotency-keys',
    sweep: (unit) =>
      gone(unit, sql`delete from platform.idempotency_keys where created_at < ${ago(unit, 24)} returning 1`),
  },
  {
    name: 'uploads',
    sweep: (unit) =>
      gone(unit, sql`delete from platform.uploads where created_at < ${ago(unit, 48)} returning 1`),
  },
  {
    // Events stay a month for whoever asks what happened; one that still waits to be told stays until it was.
    name: 'outbox',
    sweep: (unit) =>
      gone(
        unit,
        sql`delete from platform.outbox as o where o.created_at < ${ago(unit, 30 * 24)}
        and not exists (select 1 from platform.jobs as j where j.payload ->> 'eventId' = o.id::text) returning 1`,
      ),
  },
]

const ago = (unit: Unit, hours: number) => new Date(unit.now.getTime() - hours * hour)

async function gone(unit: Unit, statement: ReturnType<typeof sql>): Promise<number> {
  return (await statement.execute(unit.db)).rows.length
}

/** Runs every hour, and puts itself up again in the same transaction. */
export function sweepHandler(contributed: readonly Sweep[]): JobHandler {
  return {
    queue: sweepQueue,
    async run(unit) {
      const details: Record<string, number> = {}
      for (const one of [...ownSweeps, ...contributed]) details[one.name] = await one.sweep(unit)
      if (Object.values(details).some((count) => count > 0))
        unit.record({ action: 'platform.swept', objectKind: 'platform', objectId: 'sweep', details })
      unit.enqueue({
        queue: sweepQueue,
        key: 'hourly',
        payload: {},
        runAt: new Date(unit.now.getTime() + hour),
      })
    },
  }
}
