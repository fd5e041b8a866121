// SPDX-License-Identifier: Apache-2.0
import type { Platform } from '#platform/module'
import type { Outbound } from '#platform/outbound'
import { mostFailures, verdictOf, waitAfter } from './backoff.logic.ts'
import { cloudEvent, signedCallback } from './callback.logic.ts'
import {
  claimLanes,
  type LaneRow,
  listDue,
  markDelivered,
  type NoticeRow,
  putOff,
  releaseLane,
  restLane,
} from './notices.repo.ts'
import { secretPurpose } from './systems.service.ts'

/**
 * Tells systems what became of their cases. It works beside the job worker, because it waits for others: a receiver that
 * does not answer must hold up neither the platform's own work nor another receiver. The rows are the queue: what was
 * committed is told, at least once, whatever falls over in between.
 */
export interface Courier {
  /** Delivers what is due; returns how many notices were taken. */
  deliverAll(): Promise<number>
  start(): void
  wake(): void
  stop(): Promise<void>
}

const leaseMs = 5 * 60_000
const lanesAtOnce = 8
const batch = 20
const pollMs = 2000

export function createCourier(
  { db, clock, keys, random, log, config }: Platform,
  outbound: Outbound,
): Courier {
  const source = config.publicUrl ?? 'urn:chengshu'
  let running = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<unknown> = Promise.resolve()

  async function tell(lane: LaneRow, notice: NoticeRow): Promise<'taken' | 'refused' | 'away'> {
    const now = clock.now()
    const call = {
      url: lane.callback_url,
      body: cloudEvent(notice, source),
      nonce: Buffer.from(random.bytes(18)).toString('base64url'),
    }
    const key = { id: lane.key_id, secret: keys.decrypt(secretPurpose, lane.secret) }
    const verdict = verdictOf(await outbound.post(signedCallback(call, key, now)))
    const after = clock.now()
    const { system_id: systemId } = lane
    if (verdict.kind === 'taken') await markDelivered(db, systemId, notice.seq, after)
    else if (verdict.kind === 'refused')
      await putOff(db, {
        systemId,
        seq: notice.seq,
        nextTryAt: new Date(after.getTime() + waitAfter(notice.tries + 1)),
        held: notice.tries + 1 >= mostFailures,
        fault: verdict.fault,
      })
    else {
      const failures = lane.failures + 1
      const stops = failures >= mostFailures
      if (stops) log.warn({ systemId, fault: verdict.fault }, 'callbacks stopped, a person has to look')
      await restLane(db, {
        systemId,
        seq: notice.seq,
        until: new Date(after.getTime() + waitAfter(failures)),
        stoppedAt: stops ? after : null,
        fault: verdict.fault,
      })
    }
    return verdict.kind
  }

  async function serve(lane: LaneRow): Promise<number> {
    let taken = 0
    const until = clock.now().getTime() + leaseMs / 2
    try {
      for (;;) {
        const due = await listDue(db, lane.system_id, clock.now(), batch)
        if (due.length === 0 || clock.now().getTime() > until) return taken
        for (const notice of due) {
          const verdict = await tell(lane, notice)
          if (verdict === 'away') return taken
          if (verdict === 'taken') taken += 1
        }
      }
    } finally {
      await releaseLane(db, lane.system_id)
    }
  }

  async function deliverAll(): Promise<number> {
    let taken = 0
    for (;;) {
      const now = clock.now()
      const lanes = await claimLanes(db, now, new Date(now.getTime() + leaseMs), lanesAtOnce)
      if (lanes.length === 0) return taken
      const counts = await Promise.all(lanes.map(serve))
      const round = counts.reduce((sum, count) => sum + count, 0)
      if (round === 0) return taken
      taken += round
    }
  }

  function schedule(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      current = current
        .then(deliverAll)
        .catch((err: unknown) => log.error({ err }, 'callbacks could not be delivered'))
        .then(() => {
          if (running) schedule(pollMs)
        })
    }, wait)
  }

  return {
    deliverAll,
    start() {
      running = true
      schedule(0)
    },
    wake() {
      if (running) schedule(0)
    },
    async stop() {
      running = false
      clearTimeout(timer)
      await current
    },
  }
}
