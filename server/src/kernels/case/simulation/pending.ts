// SPDX-License-Identifier: Apache-2.0
import type { Locking } from './store/apply-steps.ts'
import type { Connection } from './store/dialect.ts'
import type { KnownStatement, Row } from './store/statement.ts'
import { DatabaseError, Deadlock, type MemoryDatabase, type Transaction } from './store/transaction.ts'

/** The answer of a database that is no longer there: whether it did what was asked, nobody knows. */
export class ConnectionLost extends Error {
  readonly code = '08006'
}

/** What a process has sent and waits for; `statement` is null for a commit. */
export interface Pending {
  readonly server: number
  readonly connection: Connection
  readonly statement: KnownStatement | null
  readonly text: string
  readonly parameters: readonly unknown[]
  readonly resolve: (rows: readonly Row[]) => void
  readonly reject: (error: unknown) => void
  /** A transaction of its own where none was begun. */
  own: Transaction | null
  running: Locking<readonly Row[]> | null
  /** The lock it asked for and did not get. */
  wants: string | null
}

export type Outcome =
  | { readonly kind: 'blocked' }
  | { readonly kind: 'deadlock'; readonly circle: readonly Transaction[] }
  | { readonly kind: 'done'; readonly rows: readonly Row[]; readonly committed: Transaction | null }
  | { readonly kind: 'refused'; readonly error: DatabaseError; readonly code: string }

const refused = (error: DatabaseError): Outcome => ({ kind: 'refused', error, code: error.code })

export function transactionOf(pending: Pending): Transaction | null {
  return pending.connection.transaction ?? pending.own
}

/** Runs what was sent as far as locks allow. The answer is given by whoever asked for it to be run. */
export function runPending(database: MemoryDatabase, pending: Pending): Outcome {
  const begun = pending.connection.transaction
  if (pending.statement === null) {
    pending.connection.transaction = null
    if (begun === null || begun.failed) return refused(new DatabaseError('25P02', 'aborted'))
    return { kind: 'done', rows: [], committed: begun }
  }
  if (begun?.failed === true) return refused(new DatabaseError('25P02', 'aborted'))
  pending.own ??= begun === null ? database.begin() : null
  const tx = begun ?? pending.own
  if (tx === null) throw new Error('a statement without a transaction')
  try {
    if ('read' in pending.statement) {
      const rows = pending.statement.read(tx, pending.parameters)
      return { kind: 'done', rows, committed: begun === null ? tx : null }
    }
    pending.running ??= pending.statement.run(tx, pending.parameters)
    for (;;) {
      if (pending.wants !== null && !tx.take(pending.wants)) return { kind: 'blocked' }
      pending.wants = null
      const next = pending.running.next()
      if (next.done === true) return { kind: 'done', rows: next.value, committed: begun === null ? tx : null }
      pending.wants = next.value
    }
  } catch (error) {
    if (error instanceof Deadlock) return { kind: 'deadlock', circle: error.circle }
    // PostgreSQL gives locks back at once; the transaction then answers nothing but a rollback.
    tx.rollback()
    tx.failed = true
    if (error instanceof DatabaseError) return refused(error)
    throw error
  }
}
