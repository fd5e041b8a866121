// SPDX-License-Identifier: Apache-2.0
import type { Pending } from './pending.ts'
import type { Row } from './store/statement.ts'
import { jobSlot, type StoredCase, type StoredJob } from './store/tables.ts'
import type { MemoryDatabase, Transaction } from './store/transaction.ts'

/** A statement and what came of it. */
export interface Said {
  readonly text: string
  readonly name: string
  readonly changes: boolean
  readonly parameters: readonly unknown[]
  readonly rows: readonly Row[]
  /** Jobs that others were changing just then: whoever looked for work passed them over. */
  readonly locked: readonly string[]
}

/** What one transaction said, in the order of commits, and how the store looked after it. */
export interface Committed {
  readonly said: readonly Said[]
  /** A single statement that was refused has the error's code, and left nothing. */
  readonly refused: string | null
  readonly cases: readonly StoredCase[]
  readonly jobs: readonly StoredJob[]
}

/** Writes down what is said to the memory database, so that a real one can be told the same. */
export interface Recorder {
  readonly log: readonly Committed[]
  said(tx: Transaction, one: Pending, rows: readonly Row[]): void
  refused(one: Pending, code: string): void
  committed(tx: Transaction, cases: readonly string[]): void
}

export const noRecorder: Recorder = { log: [], said() {}, refused() {}, committed() {} }

export function createRecorder(database: MemoryDatabase): Recorder {
  const log: Committed[] = []
  const bySaid = new WeakMap<Transaction, Said[]>()
  const written = (one: Pending, rows: readonly Row[]): Said => ({
    text: one.text,
    name: one.statement?.name ?? 'commit',
    changes: one.statement !== null && 'run' in one.statement,
    parameters: one.parameters,
    rows,
    locked: [...database.rows.jobs.values()]
      .filter((job) => {
        const lock = `job ${jobSlot(job.queue, job.key, job.id)}`
        return database.holders.has(lock) || database.queues.has(lock)
      })
      .map((job) => job.id),
  })
  return {
    log,
    said(tx, one, rows) {
      const list = bySaid.get(tx) ?? []
      bySaid.set(tx, list)
      list.push(written(one, rows))
    },
    refused(one, code) {
      log.push({ said: [written(one, [])], refused: code, cases: [], jobs: [] })
    },
    committed(tx, ids) {
      const cases = ids.flatMap((id) => database.rows.cases.get(id) ?? [])
      log.push({
        said: bySaid.get(tx) ?? [],
        refused: null,
        cases,
        jobs: [...database.rows.jobs.values()],
      })
    },
  }
}
