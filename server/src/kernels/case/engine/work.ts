// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '#contracts/cases'
import type { FactValue } from '#contracts/condition'
import type { Evaluate, Verdict } from '#kernels/rules'
import type { ProcessNode } from './model.ts'
import type { Prepared } from './prepare.ts'
import type { CaseState, Effect, Refusal, Token, Vars } from './state.ts'

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
  /** Variables have changed, or a conditional event has begun to wait, since conditions were asked last. */
  unasked: boolean
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
    unasked: false,
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
  if (vars === undefined) return
  work.vars = { ...work.vars, ...vars }
  work.unasked = true
}

/** Notes for history and phase that a token has come to a node. */
export function noteArrival(work: Work, node: ProcessNode): void {
  work.path.push(node.id)
  if (node.phase === undefined || node.phase === 'waiting-for-you') return
  work.stage = node.phase
  work.stages.push(node.phase)
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

function definedVars(vars: CaseState['vars']): Vars {
  const entries = Object.entries(vars).map(([name, value]): [string, FactValue] => [name, value ?? null])
  return Object.fromEntries(entries)
}
