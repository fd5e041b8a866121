// SPDX-License-Identifier: Apache-2.0
import { cancelTree } from './activity.ts'
import { finishStep } from './finish-step.ts'
import { jump } from './jump.ts'
import { isActivity, type Model, nodeOf } from './model.ts'
import { finishActivity } from './move.ts'
import { prepare } from './prepare.ts'
import { settle } from './settle.ts'
import type { CaseState, Command, Refusal, Step, Token } from './state.ts'
import { raise } from './throwing.ts'
import { trigger } from './trigger.ts'
import { armScope } from './waiting.ts'
import { beginWork, childrenOf, type Environment, StepRefused, setVars, type Work } from './work.ts'

/**
 * Carries out one command on a case: a pure function of its arguments, so that the history of commands replays to
 * the same state. A command that cannot be carried out is refused as a whole and changes nothing.
 *
 * @example run(model, newCase, { kind: 'start', vars: { departments: ['D1', 'D2'] } })
 */
export function run(model: Model, state: CaseState, command: Command, env: Environment = {}): Step {
  const work = beginWork(prepare(model), state, env)
  try {
    carryOut(work, command)
    settle(work)
    return finishStep(work)
  } catch (error) {
    if (error instanceof StepRefused) return refusedStep(state, error.refusal)
    throw error
  }
}

function refusedStep(state: CaseState, refused: Refusal): Step {
  return { state, put: [], del: [], effects: [], path: [], refused }
}

function carryOut(work: Work, command: Command): void {
  if (command.kind === 'start') {
    if (work.status !== 'new') throw new StepRefused('already-started', null)
    work.status = 'running'
    setVars(work, command.vars)
    armScope(work, null, null)
    work.queue.push({ node: work.prepared.model.start, parent: null, via: null })
    return
  }
  // A timer may come late, after its case has ended: that is no fault of anybody.
  if (command.kind === 'timer') fireTimer(work, command)
  else if (work.status !== 'running') throw new StepRefused('not-running', null)
  else if (command.kind === 'withdraw') withdraw(work)
  else if (command.kind === 'change') setVars(work, command.vars)
  else carryOutOn(work, command)
}

type OnToken = Extract<Command, { kind: 'complete' | 'message' | 'error' | 'jump' }>

function carryOutOn(work: Work, command: OnToken): void {
  const token = work.tokens.get(command.token)
  // Before an event sub-process there is nothing yet that could be done, fail or go elsewhere.
  const notYet = token?.state === 'armed' && command.kind !== 'message'
  if (token === undefined || notYet) throw new StepRefused('no-such-token', null)
  if (command.kind === 'jump') jump(work, token, command)
  else if (command.kind === 'complete') complete(work, token, command)
  else {
    setVars(work, command.vars)
    if (command.kind === 'error') raise(work, { token }, command.code, token.node)
    else if (!trigger(work, token, command.event, 'message')) throw new StepRefused('not-awaited', token.node)
  }
}

function complete(work: Work, token: Token, command: Extract<Command, { kind: 'complete' }>): void {
  const node = nodeOf(work.prepared.model, token.node)
  const byHand = isActivity(node) && node.type !== 'receive' && node.type !== 'subprocess'
  if (!byHand || token.state !== 'wait') throw new StepRefused('not-completable', token.node)
  const outcome = command.outcome ?? null
  if ((node.type === 'user' || node.type === 'manual') && node.actions.length > 0) {
    if (outcome === null || !node.actions.includes(outcome))
      throw new StepRefused('unknown-outcome', token.node)
  }
  // `outcome` is the choice just made, for the gateway behind the task; `<node>.outcome` stays for later ones.
  setVars(work, { ...command.vars, outcome, [`${node.id}.outcome`]: outcome })
  finishActivity(work, token, outcome)
}

/** Delivery of timers is at least once: what has fired, or hangs on nothing any more, has no effect. */
function fireTimer(work: Work, { token: id, event }: { token: number; event: string }): void {
  const token = work.tokens.get(id)
  if (work.status !== 'running' || token === undefined || token.fired?.includes(event)) return
  trigger(work, token, event, 'timer')
}

function withdraw(work: Work): void {
  for (const token of childrenOf(work, null)) cancelTree(work, token)
  work.outcome = 'withdrawn'
  work.status = 'ended'
}
