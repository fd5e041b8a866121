// SPDX-License-Identifier: Apache-2.0
import { numberAt, textOrNullAt } from './parameters.ts'
import {
  type CaseWire,
  type HistoryWire,
  jobSlot,
  type StoredCase,
  type StoredEvent,
  type StoredEvidence,
  type TaskWire,
  type Wire,
} from './tables.ts'
import { DatabaseError, type Transaction } from './transaction.ts'

type OfStep<Part> = Part & { readonly ord: number }

/** What step.repo.ts hands to cases.apply_steps. */
interface Batch {
  readonly new: readonly { readonly ord: number; readonly row: CaseWire }[]
  readonly moved: readonly OfStep<
    Wire & { id: string; expected_rev: number; expected_seq: number | null; lines: number; data: unknown }
  >[]
  readonly claims: readonly OfStep<{ account_id: string; key: string; request_hash: string }>[]
  readonly closed: readonly OfStep<Wire & { id: string }>[]
  readonly opened: readonly OfStep<TaskWire>[]
  readonly retimed: readonly OfStep<Wire & { id: string }>[]
  readonly history: readonly OfStep<HistoryWire & { case_id: string }>[]
  readonly cancelled: readonly OfStep<{ queue: string; key: string }>[]
  readonly audit: readonly OfStep<StoredEvidence>[]
  readonly outbox: readonly OfStep<StoredEvent>[]
  readonly jobs: readonly OfStep<JobWire>[]
  readonly keyedJobs: readonly OfStep<JobWire>[]
}

interface JobWire {
  readonly id: string
  readonly queue: string
  readonly key: string | null
  readonly payload: unknown
  readonly run_at: string
}

export type StepAnswer = 'done' | 'stale' | 'repeated'

/** Yields the locks it needs, in the order in which the function in the database takes them. */
export type Locking<Result> = Generator<string, Result, void>

/** What cases.apply_steps promises, written from its contract: every step whole or not at all, all of them or none. */
export function* applySteps(tx: Transaction, parameters: readonly unknown[]): Locking<StepAnswer[]> {
  const batch = batchOf(parameters)
  const done = new Map<number, string>()
  const befores = new Map<number, number>()
  for (const { ord, row } of batch.new) {
    tx.put('cases', row.id, { row, tasks: [], history: [] })
    tx.put('numbers', row.number, row.id)
    done.set(ord, row.id)
    befores.set(ord, 0)
  }
  for (const { ord, id, expected_rev, expected_seq, lines, ...columns } of batch.moved) {
    yield `case ${id}`
    const stored = storedCase(tx, id)
    if (stored.row.rev !== expected_rev) continue
    if (expected_seq !== null && stored.row.history_seq !== expected_seq) continue
    const row: CaseWire = {
      ...stored.row,
      ...columns,
      data: columns.data ?? stored.row['data'],
      rungs_told: columns.rungs_told ?? stored.row['rungs_told'],
      history_seq: stored.row.history_seq + lines,
      rev: stored.row.rev + 1,
    }
    tx.put('cases', id, { ...stored, row })
    done.set(ord, id)
    befores.set(ord, stored.row.history_seq)
  }
  yield* claimKeys(tx, batch, done)
  writeRows(tx, batch, done, befores)
  for (const { ord, queue, key } of batch.cancelled) {
    if (!done.has(ord) || tx.get('jobs', jobSlot(queue, key, '')) === undefined) continue
    yield `job ${jobSlot(queue, key, '')}`
    tx.put('jobs', jobSlot(queue, key, ''), null)
  }
  const own = <Part extends { ord: number }>(parts: readonly Part[]) =>
    parts.filter((part) => done.has(part.ord))
  yield* keep(tx, own(batch.audit), own(batch.outbox), [...own(batch.jobs), ...own(batch.keyedJobs)])
  return Array.from({ length: numberAt(parameters, 0) }, (_, index) => answerOf(tx, batch, done, index + 1))
}

/** The lists in the order in which the function takes them; one without rows is null. */
function batchOf(parameters: readonly unknown[]): Batch {
  const list = (place: number) => {
    const text = textOrNullAt(parameters, place)
    return text === null ? [] : JSON.parse(text)
  }
  return {
    new: list(1),
    moved: list(2),
    claims: list(3),
    closed: list(4),
    opened: list(5),
    retimed: list(6),
    history: list(7),
    cancelled: list(8),
    audit: list(10),
    outbox: list(11),
    jobs: list(12),
    keyedJobs: list(13),
  }
}

function* claimKeys(tx: Transaction, batch: Batch, done: ReadonlyMap<number, string>): Locking<void> {
  for (const { ord, account_id, key, request_hash } of batch.claims) {
    if (!done.has(ord)) continue
    const slot = `${account_id} ${key}`
    if (tx.get('keys', slot) === undefined) yield `key ${slot}`
    if (tx.get('keys', slot) !== undefined) throw new DatabaseError('CS409', 'repeated')
    tx.put('keys', slot, { accountId: account_id, key, requestHash: request_hash })
  }
}

function answerOf(tx: Transaction, batch: Batch, done: ReadonlyMap<number, string>, ord: number): StepAnswer {
  if (done.has(ord)) return 'done'
  const claim = batch.claims.find((one) => one.ord === ord)
  const known = claim === undefined ? undefined : tx.get('keys', `${claim.account_id} ${claim.key}`)
  return known !== undefined && known.requestHash === claim?.request_hash ? 'repeated' : 'stale'
}

function writeRows(
  tx: Transaction,
  batch: Batch,
  done: ReadonlyMap<number, string>,
  befores: ReadonlyMap<number, number>,
): void {
  for (const [ord, id] of done) {
    const stored = storedCase(tx, id)
    const closing = new Map(
      batch.closed.flatMap(({ ord: at, ...one }) => (at === ord ? [[one.id, one] as const] : [])),
    )
    const tasks = stored.tasks.map((task) => {
      const closed = closing.get(task.id)
      return closed !== undefined && isOpen(task) ? { ...task, ...closed } : task
    })
    const opened = batch.opened.flatMap(({ ord: at, ...task }) =>
      at === ord ? [{ ...task, ...atOpening }] : [],
    )
    const lines = batch.history.flatMap(({ ord: at, case_id: _, ...line }) =>
      at === ord ? [{ ...line, seq: (befores.get(ord) ?? 0) + line.seq }] : [],
    )
    for (const line of lines) refuseTaken(stored, line.seq)
    const retimed = new Map(
      batch.retimed.flatMap(({ ord: at, ...one }) => (at === ord ? [[one.id, one] as const] : [])),
    )
    tx.put('cases', id, {
      ...stored,
      tasks: [...tasks, ...opened].map((task) =>
        isOpen(task) && retimed.has(task.id) ? { ...task, ...retimed.get(task.id) } : task,
      ),
      history: [...stored.history, ...lines],
    })
  }
}

/** Columns that the function leaves to their defaults. */
const atOpening = {
  closed_at: null,
  closed_by: null,
  outcome: null,
  parent_id: null,
  days_left: null,
  overdue_told: false,
}

function refuseTaken(stored: StoredCase, seq: number): void {
  if (stored.history.some((line) => line.seq === seq))
    throw new DatabaseError('23505', 'history of the case has this number already')
}

export const isOpen = (task: TaskWire): boolean => task.status === 'open' || task.status === 'claimed'

export function storedCase(tx: Transaction, id: string): StoredCase {
  const stored = tx.get('cases', id)
  if (stored === undefined) throw new Error(`the store has no case ${id}`)
  return stored
}

/** platform.keep: evidence, events and jobs; a job under a key that is there already is moved. */
export function* keep(
  tx: Transaction,
  audit: readonly StoredEvidence[],
  outbox: readonly StoredEvent[],
  jobs: readonly JobWire[],
): Locking<void> {
  for (const entry of audit) tx.put('audit', entry.id, entry)
  for (const event of outbox) tx.put('outbox', event.id, event)
  for (const job of jobs) {
    const slot = jobSlot(job.queue, job.key, job.id)
    if (job.key !== null) yield `job ${slot}`
    tx.put('jobs', slot, {
      id: tx.get('jobs', slot)?.id ?? job.id,
      queue: job.queue,
      key: job.key,
      payload: job.payload,
      runAt: Date.parse(job.run_at),
      attempts: 0,
      lockedUntil: null,
      failedAt: null,
      lastError: tx.get('jobs', slot)?.lastError ?? null,
    })
  }
}
