// SPDX-License-Identifier: Apache-2.0
import type { Outcome, Phase } from '#contracts/cases'
import type { Facts, FactValue } from '#contracts/condition'
import type { Candidate, Timer } from './model.ts'

/**
 * Where a case stands in its process. `wait`: something outside must happen; `join`: arrived at a gateway that waits
 * for others; `scope`: holds the tokens inside a sub-process or the instances of a multi-instance activity; `armed`:
 * stands at the start of an event sub-process that may begin as long as the scope around it is open, and keeps nothing open.
 */
export type Token = {
  readonly id: number
  readonly node: string
  /** The scope token this one lies in; null at the top. */
  readonly parent: number | null
  readonly state: 'wait' | 'join' | 'scope' | 'armed'
  /** The flow a joining token came by. */
  readonly via?: string
  /** The item of a multi-instance activity, and its place in the collection. */
  readonly item?: string
  readonly index?: number
  /** Non-interrupting boundary timers that have fired already. */
  readonly fired?: readonly string[]
  /** Conditional events whose condition held when it was last asked: they happen anew only after it did not. */
  readonly held?: readonly string[]
  readonly multi?: MultiProgress
}

export type MultiProgress = {
  readonly items: readonly string[]
  readonly started: number
  readonly completed: number
  readonly outcomes: Readonly<Record<string, number>>
}

/** Everything the interpreter knows of a case; plain JSON, one row each in the store. */
export type CaseState = {
  readonly status: 'new' | 'running' | 'ended'
  /** The last token number given out. */
  readonly seq: number
  readonly tokens: readonly Token[]
  /** Facts that route the case; forms and materials live elsewhere. */
  readonly vars: Facts
  /** The last phase entered, apart from waiting for the applicant. */
  readonly stage: Phase | null
  readonly outcome: Outcome | 'withdrawn' | null
}

export const newCase: CaseState = { status: 'new', seq: 0, tokens: [], vars: {}, stage: null, outcome: null }

export type Vars = Readonly<Record<string, FactValue>>

/** What may happen to a case. Replaying the commands of a case gives the same state, token numbers included. */
export type Command =
  | { readonly kind: 'start'; readonly vars?: Vars }
  /** A task, service, decision or called case is done. */
  | {
      readonly kind: 'complete'
      readonly token: number
      readonly outcome?: string | null
      readonly vars?: Vars
    }
  /** A timer went off; without effect when its token is gone or it has fired before. */
  | { readonly kind: 'timer'; readonly token: number; readonly event: string }
  | { readonly kind: 'message'; readonly token: number; readonly event: string; readonly vars?: Vars }
  | { readonly kind: 'error'; readonly token: number; readonly code: string; readonly vars?: Vars }
  /** Facts of the case have become known without a step of its own; conditional events may happen. */
  | { readonly kind: 'change'; readonly vars: Vars }
  /**
   * 退回, 撤回: takes a token back to an activity of the same or an outer scope from which its place can be reached.
   * `administrative`: to any activity of these scopes.
   */
  | {
      readonly kind: 'jump'
      readonly token: number
      readonly target: string
      readonly onlyUnclaimed?: boolean
      readonly administrative?: boolean
    }
  /** The applicant takes the application back. */
  | { readonly kind: 'withdraw' }

/** Who may take a task, with the item it was opened for. */
export type ResolvedCandidate =
  | Exclude<Candidate, { kind: 'item-organisation' }>
  | { readonly kind: 'item-organisation'; readonly role: string | null; readonly organisation: string | null }

/** What the store and the services have to do because of a step, in this order. */
export type Effect =
  | {
      readonly kind: 'task-opened'
      readonly token: number
      readonly node: string
      readonly manual: boolean
      readonly candidate: ResolvedCandidate
      readonly form: string | null
      readonly actions: readonly string[]
      readonly days: number | null
      readonly item: string | null
    }
  | {
      readonly kind: 'task-closed'
      readonly token: number
      readonly node: string
      readonly reason: 'completed' | 'cancelled'
      readonly outcome: string | null
    }
  | {
      readonly kind: 'timer-set'
      readonly token: number
      readonly event: string
      readonly timer: Timer
      /** False for what runs on while the clock of the case stands, such as the time to answer a 补正. */
      readonly stopsWithClock: boolean
      /** The clock stands already: keep what is left, set no date. */
      readonly paused: boolean
    }
  | { readonly kind: 'timer-cleared'; readonly token: number; readonly event: string }
  | { readonly kind: 'clock-suspended'; readonly node: string }
  | { readonly kind: 'clock-resumed' }
  | Work<'service', { readonly effect: string }>
  | Work<'decision', { readonly decision: string }>
  | Work<'call', { readonly process: string }>
  /** A service, decision or called case is no longer wanted. */
  | { readonly kind: 'cancelled'; readonly token: number; readonly node: string }
  | {
      readonly kind: 'message-sent'
      readonly node: string
      readonly message: string
      readonly item: string | null
    }
  | {
      readonly kind: 'message-awaited'
      readonly token: number
      readonly event: string
      readonly message: string
    }
  | { readonly kind: 'message-dropped'; readonly token: number; readonly event: string }
  | { readonly kind: 'phase-changed'; readonly from: Phase | null; readonly to: Phase }
  | { readonly kind: 'ended'; readonly outcome: CaseState['outcome']; readonly node: string | null }

type Work<Kind extends string, More> = {
  readonly kind: Kind
  readonly token: number
  readonly node: string
  readonly item: string | null
} & More

/** Why a command was not carried out; the state is then the one before. */
export type Refusal = {
  readonly code:
    | 'not-running'
    | 'already-started'
    | 'no-such-token'
    | 'not-completable'
    | 'unknown-outcome'
    | 'not-awaited'
    | 'uncaught-error'
    | 'no-way-out'
    | 'no-collection'
    | 'bad-target'
    | 'would-starve'
    | 'already-claimed'
    | 'no-place'
    | 'not-together'
    | 'endless'
  readonly node: string | null
}

export type Step = {
  readonly state: CaseState
  /** Tokens that are new or changed. */
  readonly put: readonly Token[]
  /** Numbers of tokens that are gone. */
  readonly del: readonly number[]
  readonly effects: readonly Effect[]
  /** Nodes entered and flows taken, in order: the history of the drawing. */
  readonly path: readonly string[]
  readonly refused: Refusal | null
}
