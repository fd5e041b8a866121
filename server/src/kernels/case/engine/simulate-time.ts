// SPDX-License-Identifier: Apache-2.0
import { type Model, nodeOf, type Timer, triggerOf } from './model.ts'
import type { Move } from './simulate-move.ts'
import type { CaseState, Step, Token } from './state.ts'

/** Working days along a trial run, told move by move. */
export type Timekeeper = {
  note(before: CaseState, move: Move, step: Step): void
  /** Working days from the start to whatever has happened last. */
  elapsed(): number
  /** Nodes that were waited at although nothing in the drawing says how long that takes. */
  untimed(): ReadonlySet<string>
}

/**
 * Counts the working days a run takes if every step uses the days it may (`cs:days`) and every timer that goes off runs
 * its length. What nothing is known of (a message, a condition, automatic work, a called case, a task without days) takes
 * none and is named. Branches side by side count from where they parted, and the longest decides where they meet.
 */
export function createTimekeeper(model: Model): Timekeeper {
  /** When a token came to where it is. */
  const began = new Map<number, number>()
  /** The latest that has happened to or inside a token, for what cannot be over before that. */
  const latest = new Map<number, number>()
  const untimed = new Set<string>()
  let elapsed = 0

  function lengthOf({ command }: Move): number {
    if (command.kind === 'timer') {
      const trigger = triggerOf(nodeOf(model, command.event))
      return trigger?.kind === 'timer' ? workdaysOf(trigger.timer) : 0
    }
    return 0
  }

  /** Only what takes time by its nature is missed: automatic work is done at once. */
  function stay(node: string): number {
    const found = nodeOf(model, node)
    if (found.type === 'user' || found.type === 'manual') {
      if (found.days !== null) return found.days
      untimed.add(node)
    } else if (found.type === 'call') untimed.add(node)
    return 0
  }

  return {
    note(before, move, step) {
      const tokens = new Map(before.tokens.map((token) => [token.id, token]))
      const acting = move.at === undefined ? undefined : tokens.get(move.at)
      const from = acting === undefined ? elapsed : (began.get(acting.id) ?? 0)
      const kind = move.command.kind
      const length = kind === 'complete' && acting !== undefined ? stay(acting.node) : lengthOf(move)
      if (kind === 'message' && acting !== undefined) untimed.add(move.command.event)
      if (move.turns !== undefined) untimed.add(move.turns)
      const floor = acting === undefined || kind !== 'complete' ? 0 : (latest.get(acting.id) ?? 0)
      const gone = new Set(step.del)
      const at = Math.max(from + length, floor, ...meeting(before.tokens, gone, began, latest))
      for (const token of step.put) if (!tokens.has(token.id)) began.set(token.id, at)
      for (const token of chain(tokens, acting))
        if (!gone.has(token.id)) latest.set(token.id, Math.max(latest.get(token.id) ?? 0, at))
      elapsed = Math.max(elapsed, at)
    },
    elapsed: () => elapsed,
    untimed: () => untimed,
  }
}

/** Branches that ended at a join by this step, and the last thing that happened in each scope it closed. */
function* meeting(
  tokens: readonly Token[],
  gone: ReadonlySet<number>,
  began: ReadonlyMap<number, number>,
  latest: ReadonlyMap<number, number>,
): Generator<number> {
  for (const token of tokens) {
    if (!gone.has(token.id)) continue
    if (token.state === 'join') yield began.get(token.id) ?? 0
    if (token.state === 'scope') yield latest.get(token.id) ?? 0
  }
}

function* chain(tokens: ReadonlyMap<number, Token>, token: Token | undefined): Generator<Token> {
  for (let at = token; at !== undefined; at = at.parent === null ? undefined : tokens.get(at.parent)) yield at
}

// Five working days a week: holidays depend on the date a case begins, which a trial run does not have.
const workdaysADay = 5 / 7
const dayMs = 86_400_000

/** A fixed instant says nothing without a date to count from. */
function workdaysOf(timer: Timer): number {
  switch (timer.kind) {
    case 'workdays':
      return timer.days
    case 'calendar-days':
      return timer.days * workdaysADay
    case 'duration':
      return (timer.ms / dayMs) * workdaysADay
    case 'instant':
      return 0
    default:
      return timer satisfies never
  }
}
