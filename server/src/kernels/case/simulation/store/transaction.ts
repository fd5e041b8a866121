// SPDX-License-Identifier: Apache-2.0
import type { TableName, Tables } from './tables.ts'

type Rows = { readonly [Name in TableName]: Map<string, Tables[Name]> }
type Changes = { readonly [Name in TableName]: Map<string, Tables[Name] | null> }

/** What PostgreSQL answers with when it refuses a statement. */
export class DatabaseError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Transactions that wait for one another; the database gives one of them up. */
export class Deadlock extends DatabaseError {
  readonly circle: readonly Transaction[]
  constructor(circle: readonly Transaction[]) {
    super('40P01', 'deadlock detected')
    this.circle = circle
  }
}

const tableNames = [
  'cases',
  'numbers',
  'papers',
  'jobs',
  'keys',
  'counters',
  'outbox',
  'audit',
] as const satisfies readonly TableName[]

const emptyTables = () => ({
  cases: new Map(),
  numbers: new Map(),
  papers: new Map(),
  jobs: new Map(),
  keys: new Map(),
  counters: new Map(),
  outbox: new Map(),
  audit: new Map(),
})

/**
 * A database that forgets nothing but what was not committed. Read committed: a statement sees what is committed when it
 * runs, and what its own transaction did; rows that others are changing are waited for.
 */
export class MemoryDatabase {
  readonly rows: Rows = emptyTables()
  readonly holders = new Map<string, Transaction>()
  /** Who waits for a lock, first come first served. */
  readonly queues = new Map<string, readonly Transaction[]>()

  /** Whoever must be done with a lock before a transaction gets it. */
  aheadOf(tx: Transaction, lock: string): Transaction | undefined {
    const holder = this.holders.get(lock)
    if (holder !== undefined) return holder
    const first = this.queues.get(lock)?.[0]
    return first === tx ? undefined : first
  }

  begin(): Transaction {
    return new Transaction(this)
  }
}

export class Transaction {
  readonly database: MemoryDatabase
  readonly changes: Changes = emptyTables()
  readonly locks = new Set<string>()
  /** The lock it waits for, in a statement that is under way. */
  waitsFor: string | null = null
  /** After an error nothing but a rollback is answered. */
  failed = false
  ended = false

  constructor(database: MemoryDatabase) {
    this.database = database
  }

  get<Name extends TableName>(table: Name, key: string): Tables[Name] | undefined {
    const changed = this.changes[table].get(key)
    return changed === undefined ? this.database.rows[table].get(key) : (changed ?? undefined)
  }

  put<Name extends TableName>(table: Name, key: string, value: Tables[Name] | null): void {
    this.changes[table].set(key, value)
  }

  *values<Name extends TableName>(table: Name): Generator<Tables[Name]> {
    const changes = this.changes[table]
    for (const [key, value] of this.database.rows[table]) if (!changes.has(key)) yield value
    for (const value of changes.values()) if (value !== null) yield value
  }

  /** Takes a lock, or queues for it; throws where waiting would never end. */
  take(lock: string): boolean {
    const { holders, queues } = this.database
    if (holders.get(lock) === this) return true
    const ahead = this.database.aheadOf(this, lock)
    if (ahead === undefined) {
      holders.set(lock, this)
      this.locks.add(lock)
      this.leaveQueue()
      return true
    }
    if (this.waitsFor === null) queues.set(lock, [...(queues.get(lock) ?? []), this])
    this.waitsFor = lock
    const circle: Transaction[] = []
    for (let at: Transaction | undefined = ahead; at !== undefined; ) {
      circle.push(at)
      if (at === this) throw new Deadlock(circle)
      at = at.waitsFor === null ? undefined : this.database.aheadOf(at, at.waitsFor)
    }
    return false
  }

  private leaveQueue(): void {
    const { queues } = this.database
    if (this.waitsFor === null) return
    const rest = (queues.get(this.waitsFor) ?? []).filter((other) => other !== this)
    if (rest.length === 0) queues.delete(this.waitsFor)
    else queues.set(this.waitsFor, rest)
    this.waitsFor = null
  }

  isBlocked(): boolean {
    return this.waitsFor !== null && this.database.aheadOf(this, this.waitsFor) !== undefined
  }

  isLocked(lock: string): boolean {
    const ahead = this.database.aheadOf(this, lock)
    return ahead !== undefined && ahead !== this
  }

  /** Makes what it did visible; returns the ids of the cases that changed. */
  commit(): string[] {
    for (const table of tableNames) this.merge(table)
    this.end()
    return [...this.changes.cases.keys()]
  }

  rollback(): void {
    this.failed = true
    this.end()
  }

  private merge<Name extends TableName>(table: Name): void {
    const rows: Map<string, Tables[Name]> = this.database.rows[table]
    for (const [key, value] of this.changes[table]) {
      if (value === null) rows.delete(key)
      else rows.set(key, value)
    }
  }

  private end(): void {
    this.ended = true
    this.leaveQueue()
    for (const lock of this.locks) this.database.holders.delete(lock)
    this.locks.clear()
  }
}
