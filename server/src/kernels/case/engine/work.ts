// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '#contracts/cases'
import type { FactValue } from '#contracts/condition'
import type { Evaluate, Verdict } from '#kernels/rules'
import { nodeOf } from './model.ts'
import type { Prepared } from './prepare.ts'
import type { CaseState, Effect, Refusal, Step, Token, Vars } from './state.ts'

/** What a step may ask of outside; everything has a default, and nothing of it is time or chance. */
export type Environment = {
  /** Tokens whose task somebody has taken, for `jump … onlyUnclaimed`. */
  readonly claimed?: ReadonlySet<number>
  /** Nodes one step may enter; beyond it the process runs in circles by itself. */
  readonly mostMoves?: number
  /** Replaces the verdict of a condition, by the id of its flow or activity: the dice of the simulation. */
  readonly judge?: (id: string, holds: Evaluate, facts: Vars) => Verdict
}

export type Arrival = { readonly node: string; readonly parent: number | null; readonly via: string | null }

/** The case while a step is under way: the only mutable thing of the interpreter, thrown away after the step. */
export type Work = {
  readonly prepared: Prepared
  readonly env: Environment
  readonly before: CaseState
  readonly tokens: Map<number, Token>
  readonly changed: Set<number>
  readonly queue: Arrival[]
  /** Activities that are done as soon as they are opened (send tasks). */
  readonly done: number[]
  readonly effects: Effect[]
  readonly path: string[]
  vars: Vars
  seq: number
  moves: number
  stage: Phase | null
  /** Stages entered in this step, in order: a case may be accepted and under review in one breath. */
  readonly stages: Phase[]
  outcome: CaseState['outcome']
  status: CaseState['status']
  /** The end event reached last. */
  lastEnd: string | null
}

/** Thrown inside a step and caught in run.ts: nothing of the step takes place. */
export class StepRefused extends Error {
  readonly refusal: Refusal
  constructor(code: Refusal['code'], node: string | null) {
    super(code)
    this.refusal = { code, node }
  }
}

export function beginWork(prepared: Prepared, before: CaseState, env: Environment): Work {
  return {
    prepared,
    env,
    before,
    tokens: new Map(before.tokens.map((token) => [token.id, token])),
    changed: new Set(),
    queue: [],
    done: [],
    effects: [],
    path: [],
    vars: definedVars(before.vars),
    seq: before.seq,
    moves: 0,
    stage: before.stage,
    stages: [],
    outcome: before.outcome,
    status: before.status,
    lastEnd: null,
  }
}

export function addToken(work: Work, token: Omit<Token, 'id'>): Token {
  work.seq += 1
  const added = { id: work.seq, ...token }
  work.tokens.set(added.id, added)
  work.changed.add(added.id)
  return added
}

export function changeToken(work: Work, token: Token): Token {
  work.tokens.set(token.id, token)
  work.changed.add(token.id)
  return token
}

export function removeToken(work: Work, token: Token): void {
  work.tokens.delete(token.id)
}

export function childrenOf(work: Work, parent: number | null): Token[] {
  return [...work.tokens.values()].filter((token) => token.parent === parent)
}

export function setVars(work: Work, vars: Readonly<Record<string, FactValue>> | undefined): void {
  if (vars !== undefined) work.vars = { ...work.vars, ...vars }
}

/** The item of the innermost multi-instance activity around a token. */
export function itemOf(work: Work, token: Token | undefined): string | null {
  for (let at = token; at !== undefined; at = parentOf(work, at)) {
    if (at.item !== undefined) return at.item
  }
  return null
}

export function parentOf(work: Work, token: Token): Token | undefined {
  return token.parent === null ? undefined : work.tokens.get(token.parent)
}

/** A token is an instance if the token above it stands at the same activity and counts instances. */
export function isInstance(work: Work, token: Token): boolean {
  const parent = parentOf(work, token)
  return parent !== undefined && parent.node === token.node && parent.multi !== undefined
}

export function judge(work: Work, id: string, facts: Vars): Verdict {
  const holds = work.prepared.conditions.get(id)
  if (holds === undefined) return true
  return work.env.judge === undefined ? holds(facts) : work.env.judge(id, holds, facts)
}

/** Compares the case with the one before: the delta for the store, clock and phase effects last. */
export function finishWork(work: Work): Step {
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
    (token) => token.state !== 'join' && nodeOf(prepared.model, token.node).phase === 'waiting-for-you',
  )
  return waits ? 'waiting-for-you' : state.stage
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

function definedVars(vars: CaseState['vars']): Vars {
  const entries = Object.entries(vars).map(([name, value]): [string, FactValue] => [name, value ?? null])
  return Object.fromEntries(entries)
}
