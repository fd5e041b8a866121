// SPDX-License-Identifier: Apache-2.0

/** What was done to what. Ids, codes and counts only: evidence is read by auditors, who may not see personal data. */
export interface Evidence {
  /** Past tense with its module, such as `case.task-completed`. */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  readonly reason?: string | null
  readonly details?: Readonly<Record<string, unknown>>
}

/** Something happened; other modules learn of it only by this. */
export interface DomainEvent {
  readonly type: string
  /** What it happened to: a public number or an id. */
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface JobRequest {
  readonly queue: string
  /** At most one job of the queue has the key; asking again moves it. */
  readonly key?: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly runAt?: Date
}
