// SPDX-License-Identifier: Apache-2.0
import type { Completion } from '../../completion.service.ts'

/** A step somebody wants, with all that is needed to want it again. */
export interface Wanted {
  /** Trace id of everything it causes, and its idempotency key. */
  readonly id: string
  readonly number: string
  readonly taskId: string
  /** Place of the person among the staff of the virtual city. */
  readonly person: number
  readonly input: Completion
}

export type ToWriter = {
  readonly cycle: number
  readonly numbers: readonly string[]
  /** Sent by a process that was killed, and never answered. */
  readonly again: readonly Wanted[]
}
export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sent'; readonly wanted: Wanted }
  | { readonly kind: 'acknowledged'; readonly id: string }
  | { readonly kind: 'refused'; readonly id: string; readonly code: string }
  | { readonly kind: 'broken'; readonly text: string }
