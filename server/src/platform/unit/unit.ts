// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/access'
import type { Clock, Ids } from '#platform/clock'
import type { Db } from '#platform/db'
import type { KeyProvider } from '#platform/keys'
import { isProblem } from '#platform/problems'
import type { DomainEvent, Evidence, JobRequest } from './records.ts'
import { evidenceRows, outboxRows } from './rows.ts'

/** One change of the world: a transaction, who makes it, when, and what must be kept of it. */
export interface Unit {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  readonly traceId: string | null
  newId(): string
  /** Written to the audit log in this transaction. */
  record(evidence: Evidence): void
  /** Written to the outbox, and handed to each subscriber as a job, in this transaction. */
  emit(event: DomainEvent): void
  enqueue(job: JobRequest): void
}

export interface UnitContext {
  readonly actor: Actor
  readonly traceId?: string | null
}

export interface Units {
  inUnit<Result>(context: UnitContext, work: (unit: Unit) => Promise<Result>): Promise<Result>
  /** One job an event that somebody hears; for writers that put everything into one statement of their own. */
  jobsFor(events: readonly { id: string; type: string }[], now: Date): JobRow[]
  /** Called after each commit that made events or jobs. */
  onCommit(listener: (events: readonly DomainEvent[]) => void): void
  committed(events: readonly DomainEvent[]): void
}

export interface JobRow {
  id: string
  queue: string
  key: string | null
  payload: Readonly<Record<string, unknown>>
  run_at: string
  created_at: string
}

interface Deps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly keys: KeyProvider
  /** Whether anybody subscribes to an event type. */
  readonly isHeard: (eventType: string) => boolean
}

// Serialization failures and deadlocks are PostgreSQL's way of asking for another try (docs, chapter 13.5).
const retryable = new Set(['40001', '40P01'])
const maxTries = 4

/** The queue whose jobs tell subscribers of an event. */
export const eventQueue = 'event'

export function createUnits(deps: Deps): Units {
  const listeners: ((events: readonly DomainEvent[]) => void)[] = []
  const committed = (events: readonly DomainEvent[]) => {
    for (const listener of listeners) listener(events)
  }
  const jobRow = (now: Date, job: JobRequest): JobRow => ({
    id: deps.ids.next(),
    queue: job.queue,
    key: job.key ?? null,
    payload: job.payload,
    run_at: (job.runAt ?? now).toISOString(),
    created_at: now.toISOString(),
  })
  const jobsFor: Units['jobsFor'] = (events, now) =>
    events
      .filter((event) => deps.isHeard(event.type))
      .map((event) => jobRow(now, { queue: eventQueue, payload: { eventId: event.id } }))

  async function attempt<Result>(
    context: UnitContext,
    work: (unit: Unit) => Promise<Result>,
  ): Promise<Result> {
    const now = deps.clock.now()
    const evidence: Evidence[] = []
    const events: DomainEvent[] = []
    const jobs: JobRequest[] = []
    const result = await deps.db.transaction().execute(async (db) => {
      const unit: Unit = {
        db,
        actor: context.actor,
        now,
        traceId: context.traceId ?? null,
        newId: () => deps.ids.next(),
        record: (entry) => void evidence.push(entry),
        emit: (event) => void events.push(event),
        enqueue: (job) => void jobs.push(job),
      }
      const made = await work(unit)
      const rowContext = { actor: context.actor, now, traceId: unit.traceId, ids: deps.ids, keys: deps.keys }
      const outbox = outboxRows(rowContext, 'chengshu', events)
      const jobRows = [...jobs.map((job) => jobRow(now, job)), ...jobsFor(outbox, now)]
      await keep(db, evidenceRows(rowContext, evidence), outbox, jobRows)
      return made
    })
    if (events.length > 0 || jobs.length > 0) committed(events)
    return result
  }

  return {
    async inUnit(context, work) {
      for (let tried = 1; ; tried++) {
        try {
          return await attempt(context, work)
        } catch (error) {
          if (isProblem(error) || tried >= maxTries || !retryable.has(codeOf(error))) throw error
        }
      }
    },
    jobsFor,
    onCommit: (listener) => void listeners.push(listener),
    committed,
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}

/** Evidence, events and jobs of a unit in one statement. */
async function keep(
  db: Db,
  audit: readonly unknown[],
  outbox: readonly unknown[],
  jobs: readonly JobRow[],
): Promise<void> {
  if (audit.length === 0 && outbox.length === 0 && jobs.length === 0) return
  await sql`select platform.keep(${keptLists(audit, outbox, jobs)}, null)`.execute(db)
}

/** The lists that platform.keep and functions which call it take: audit, outbox, jobs without and with a key. */
export function keptLists(
  audit: readonly unknown[],
  outbox: readonly unknown[],
  jobs: readonly Pick<JobRow, 'key'>[],
): RawBuilder<unknown> {
  const plain = jobs.filter(({ key }) => key === null)
  const keyed = jobs.filter(({ key }) => key !== null)
  return sql.join([audit, outbox, plain, keyed].map(jsonRows))
}

/** Rows as one json parameter; null for none, so that the database need not look. */
export const jsonRows = (rows: readonly unknown[]): RawBuilder<unknown> =>
  sql`${rows.length === 0 ? null : JSON.stringify(rows)}::json`
