// SPDX-License-Identifier: Apache-2.0

/** A row as jsonb gives it: instants are texts. */
export type Wire = Readonly<Record<string, unknown>>

export interface CaseWire extends Wire {
  readonly id: string
  readonly number: string
  readonly rev: number
  readonly history_seq: number
}
export interface TaskWire extends Wire {
  readonly id: string
  readonly case_id: string
  readonly token: number
  readonly node: string
  readonly status: string
  readonly opened_at: string
}
export interface HistoryWire extends Wire {
  readonly seq: number
  readonly at: string
  readonly kind: string
}
export interface PaperWire extends Wire {
  readonly case_id: string
  readonly kind: string
  readonly number: string
  readonly issued_at: string
}

/** A case with all its rows in one value, replaced as a whole: what is committed is never changed in place. */
export interface StoredCase {
  readonly row: CaseWire
  readonly tasks: readonly TaskWire[]
  readonly history: readonly HistoryWire[]
}
export interface StoredJob {
  readonly id: string
  readonly queue: string
  readonly key: string | null
  readonly payload: unknown
  readonly runAt: number
  readonly attempts: number
  readonly lockedUntil: number | null
  readonly failedAt: number | null
  readonly lastError: string | null
}
export interface StoredKey {
  readonly accountId: string
  readonly key: string
  readonly requestHash: string
}
export interface StoredEvent extends Wire {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
  readonly created_at: string
}
export interface StoredEvidence extends Wire {
  readonly id: string
  readonly action: string
  readonly object_id: string
}

export interface Tables {
  readonly cases: StoredCase
  /** Public number to id. */
  readonly numbers: string
  /** By case and number. */
  readonly papers: PaperWire
  readonly jobs: StoredJob
  readonly keys: StoredKey
  readonly counters: number
  readonly outbox: StoredEvent
  readonly audit: StoredEvidence
}
export type TableName = keyof Tables

/** A job is found by its key where it has one: at most one job of a queue has it. */
export const jobSlot = (queue: string, key: string | null, id: string): string =>
  key === null ? id : `${queue} ${key}`
