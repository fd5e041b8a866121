// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { systemActor } from '#platform/access'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Log } from '#platform/log'
import { isProblem } from '#platform/problems'
import { eventQueue, type Unit, type Units } from '#platform/unit'
import {
  type ClaimedJob,
  claimJobs,
  finishJob,
  freeJobs,
  giveUpJob,
  nextRunAt,
  retryJob,
} from './job.repo.ts'

/**
 * Does one job. The handler's changes and the removal of the job commit together, so an effect in the database happens
 * exactly once. A handler that talks to the outside must be idempotent by the job's payload.
 */
export interface JobHandler {
  readonly queue: string
  run(unit: Unit, payload: unknown): Promise<void>
}

export interface StoredEvent {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
  readonly at: Date
}

/** Hears of events; all subscribers of an event do their part in one transaction, exactly once. */
export interface Subscriber {
  readonly name: string
  readonly types: readonly string[]
  hear(unit: Unit, event: StoredEvent): Promise<void>
}

/** The handler that tells subscribers: an event is a job, so it survives a crash and is tried again. */
export function eventHandler(subscribers: readonly Subscriber[]): JobHandler {
  return {
    queue: eventQueue,
    async run(unit, payload) {
      const { eventId } = payload as { eventId: string } // written by the platform itself
      const found = await sql<{
        id: string
        type: string
        subject: string
        data: Record<string, unknown>
        created_at: Date
      }>`
        select id, type, subject, data, created_at from platform.outbox where id = ${eventId}`.execute(
        unit.db,
      )
      const row = found.rows[0]
      if (row === undefined) return
      const event = { id: row.id, type: row.type, subject: row.subject, data: row.data, at: row.created_at }
      for (const subscriber of subscribers)
        if (subscriber.types.includes(event.type)) await subscriber.hear(unit, event)
    },
  }
}

export interface Worker {
  start(): void
  /** Frees at once what a killed process held, rather than when its lease ends; only where no other process works. */
  takeOver(): Promise<void>
  /** Finishes what is under way and stops. */
  stop(): Promise<void>
  /** Look for due jobs now. */
  wake(): void
  /** Does every due job before it returns; for tests and for making the demonstration city. */
  processAll(): Promise<number>
}

interface Deps {
  readonly db: Db
  readonly units: Units
  readonly clock: Clock
  readonly log: Log
  readonly handlers: readonly JobHandler[]
}

const leaseMs = 60_000
const batch = 20
const maxAttempts = 8
// Wakes come in-process; the poll only covers jobs made by another process and timers.
const pollMs = 1000

export function createWorker({ db, units, clock, log, handlers }: Deps): Worker {
  const byQueue = new Map(handlers.map((handler) => [handler.queue, handler]))
  if (byQueue.size !== handlers.length) throw new Error('two job handlers have the same queue')
  let running = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<unknown> = Promise.resolve()
  let woken = false

  async function doJob(job: ClaimedJob): Promise<void> {
    const handler = byQueue.get(job.queue)
    try {
      if (handler === undefined) throw new Error(`no handler for queue ${job.queue}`)
      await units.inUnit({ actor: systemActor, traceId: `job-${job.id}` }, async (unit) => {
        if (await finishJob(unit.db, job.id)) await handler.run(unit, job.payload)
      })
    } catch (error) {
      await putBack(job, error)
    }
  }

  async function putBack(job: ClaimedJob, error: unknown): Promise<void> {
    const now = clock.now()
    // Where a problem lies, never what stood there.
    const pointers = isProblem(error) ? error.errors.map((fault) => fault.pointer) : []
    const name =
      error instanceof Error ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}` : 'unknown'
    if (job.attempts >= maxAttempts) {
      log.error({ err: error, pointers, jobId: job.id, queue: job.queue }, 'job gave up')
      await giveUpJob(db, job.id, now, name)
      return
    }
    log.warn(
      { err: error, jobId: job.id, queue: job.queue, attempts: job.attempts },
      'job failed, will be tried again',
    )
    await retryJob(db, job.id, new Date(now.getTime() + 500 * 2 ** job.attempts), name)
  }

  async function round(): Promise<number> {
    const now = clock.now()
    const jobs = await claimJobs(db, now, new Date(now.getTime() + leaseMs), batch)
    for (const job of jobs) await doJob(job)
    return jobs.length
  }

  async function loop(): Promise<void> {
    if (!running) return
    let wait = pollMs
    try {
      woken = false
      while (running && (await round()) === batch) {}
      const next = await nextRunAt(db)
      if (next !== null) wait = Math.min(pollMs, Math.max(5, next.getTime() - clock.now().getTime()))
    } catch (error) {
      log.error({ err: error }, 'job worker could not reach the database')
    }
    if (running) schedule(woken ? 0 : wait)
  }

  function schedule(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      current = loop()
    }, wait)
  }

  return {
    start() {
      running = true
      schedule(0)
    },
    takeOver: () => freeJobs(db),
    async stop() {
      running = false
      clearTimeout(timer)
      await current
    },
    wake() {
      woken = true
      if (running) schedule(0)
    },
    async processAll() {
      let done = 0
      for (;;) {
        const count = await round()
        done += count
        if (count === 0) return done
      }
    },
  }
}
