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

  /** Takes a lock, or says that another transaction has it; refuses to wait where waiting would never end. */
  take(lock: string): boolean {
    const { holders } = this.database
    const holder = holders.get(lock)
    if (holder === this) return true
    if (holder === undefined) {
      holders.set(lock, this)
      this.locks.add(lock)
      this.waitsFor = null
      return true
    }
    this.waitsFor = lock
    for (let at: Transaction | undefined = holder; at !== undefined; ) {
      if (at === this) throw new DatabaseError('40P01', 'deadlock detected')
      at = at.waitsFor === null ? undefined : holders.get(at.waitsFor)
    }
    return false
  }

  isBlocked(): boolean {
    return this.waitsFor !== null && this.database.holders.has(this.waitsFor)
  }

  isLocked(lock: string): boolean {
    const holder = this.database.holders.get(lock)
    return holder !== undefined && holder !== this
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
    this.waitsFor = null
    for (const lock of this.locks) this.database.holders.delete(lock)
    this.locks.clear()
  }
}
