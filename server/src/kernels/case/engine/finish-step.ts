// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '#contracts/cases'
import { nodeOf } from './model.ts'
import type { Prepared } from './prepare.ts'
import type { CaseState, Effect, Step, Token } from './state.ts'
import type { Work } from './work.ts'

/** Compares the case with the one before: the delta for the store, clock and phase effects last. */
export function finishStep(work: Work): Step {
  const { before } = work
  const state: CaseState = {
    status: work.status,
    seq: work.seq,
    tokens: [...work.tokens.values()].sort((a, b) => a.id - b.id),
    vars: work.vars,
    stage: work.stage,
    outcome: work.outcome,
  }
  const stood = suspendingNode(work.prepared, before)
  const stands = suspendingNode(work.prepared, state)
  return {
    state,
    put: state.tokens.filter((token) => work.changed.has(token.id)),
    del: before.tokens.filter((token) => !work.tokens.has(token.id)).map((token) => token.id),
    effects: [
      ...work.effects.map((effect) => pausedIf(effect, stood !== undefined && stands !== undefined)),
      ...clockEffects(stood, stands),
      ...phaseEffects(work, state),
      ...endEffects(work),
    ],
    path: work.path,
    refused: null,
  }
}

/** The first node whose open token stops the clock of the case; undefined while the clock runs. */
export function suspendingNode(prepared: Prepared, state: CaseState): string | undefined {
  return state.tokens.find((token) => token.state === 'wait' && prepared.suspending.has(token.node))?.node
}

/** What the public sees: that we wait for the applicant, or the stage the case has come to. */
export function publicPhase(prepared: Prepared, state: CaseState): Phase | null {
  const waits = state.tokens.some(
    (token) => isHere(token) && nodeOf(prepared.model, token.node).phase === 'waiting-for-you',
  )
  return waits ? 'waiting-for-you' : state.stage
}

/** Whether a token says that the case is at its node; at a join, or before an event, it is not yet. */
function isHere({ state }: Token): boolean {
  return state === 'wait' || state === 'scope'
}

function pausedIf(effect: Effect, standing: boolean): Effect {
  return effect.kind === 'timer-set' && effect.stopsWithClock && standing
    ? { ...effect, paused: true }
    : effect
}

function clockEffects(stood: string | undefined, stands: string | undefined): Effect[] {
  if (stood === undefined && stands !== undefined) return [{ kind: 'clock-suspended', node: stands }]
  if (stood !== undefined && stands === undefined) return [{ kind: 'clock-resumed' }]
  return []
}

/** Every phase the public would have seen had the step been taken slowly, each told once. */
function phaseEffects(work: Work, state: CaseState): Effect[] {
  const last = publicPhase(work.prepared, state)
  const effects: Effect[] = []
  let from = publicPhase(work.prepared, work.before)
  // Another branch may have moved meanwhile, but we still wait for the applicant.
  if (from === 'waiting-for-you' && last === from) return []
  for (const to of last === null ? work.stages : [...work.stages, last]) {
    if (to !== from) effects.push({ kind: 'phase-changed', from, to })
    from = to
  }
  return effects
}

function endEffects(work: Work): Effect[] {
  if (work.status !== 'ended' || work.before.status === 'ended') return []
  return [{ kind: 'ended', outcome: work.outcome, node: work.lastEnd }]
}
