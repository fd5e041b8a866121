// SPDX-License-Identifier: Apache-2.0
import { cancelTree, closeToken } from './activity.ts'
import { jump } from './jump.ts'
import { leave } from './leave.ts'
import { flowOf, isActivity, type Model, nodeOf, type ProcessNode } from './model.ts'
import { finishActivity, noteArrival, raise, settle } from './move.ts'
import { prepare } from './prepare.ts'
import type { CaseState, Command, Refusal, Step, Token } from './state.ts'
import {
  beginWork,
  changeToken,
  childrenOf,
  type Environment,
  finishWork,
  isInstance,
  StepRefused,
  setVars,
  type Work,
} from './work.ts'

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
    return finishWork(work)
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
    work.queue.push({ node: work.prepared.model.start, parent: null, via: null })
    return
  }
  // A timer may come late, after its case has ended: that is no fault of anybody.
  if (command.kind === 'timer') fireTimer(work, command)
  else if (work.status !== 'running') throw new StepRefused('not-running', null)
  else if (command.kind === 'withdraw') withdraw(work)
  else carryOutOn(work, command)
}

function carryOutOn(work: Work, command: Exclude<Command, { kind: 'start' | 'timer' | 'withdraw' }>): void {
  const token = work.tokens.get(command.token)
  if (token === undefined) throw new StepRefused('no-such-token', null)
  if (command.kind === 'jump') jump(work, token, command)
  else if (command.kind === 'complete') complete(work, token, command)
  else {
    setVars(work, command.vars)
    if (command.kind === 'error') raise(work, token, command.code, token.node)
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

/** Lets an event happen to the token that waits for it; false if the token does not wait for such an event. */
function trigger(work: Work, token: Token, eventId: string, kind: 'timer' | 'message'): boolean {
  const { model } = work.prepared
  const node = nodeOf(model, token.node)
  const event = Object.hasOwn(model.nodes, eventId) ? model.nodes[eventId] : undefined
  if (event === undefined || token.state === 'join' || kindOf(event) !== kind) return false
  if (event.type === 'boundary') return triggerBoundary(work, token, event, node)
  if (node.type === 'event-gateway') return chooseEvent(work, token, event, node)
  if (event.id !== node.id || token.state !== 'wait') return false
  if (isActivity(node)) finishActivity(work, token, null)
  else {
    closeToken(work, token, 'completed', { fired: event.id })
    leave(work, node.id, token.parent)
  }
  return true
}

function triggerBoundary(
  work: Work,
  token: Token,
  event: Extract<ProcessNode, { type: 'boundary' }>,
  node: ProcessNode,
): boolean {
  if (event.host !== node.id || isInstance(work, token)) return false
  if (event.interrupting) cancelTree(work, token, event.id)
  else if (event.trigger.kind === 'timer')
    changeToken(work, { ...token, fired: [...(token.fired ?? []), event.id] })
  noteArrival(work, event)
  leave(work, event.id, token.parent)
  return true
}

/** The first event of an event gateway wins; the others are no longer waited for. */
function chooseEvent(work: Work, token: Token, event: ProcessNode, gateway: ProcessNode): boolean {
  const flow = gateway.out.find((id) => flowOf(work.prepared.model, id).to === event.id)
  if (flow === undefined) return false
  closeToken(work, token, 'completed', { fired: event.id })
  work.path.push(flow)
  noteArrival(work, event)
  leave(work, event.id, token.parent)
  return true
}

function kindOf(event: ProcessNode): 'timer' | 'message' | 'error' | undefined {
  if (event.type === 'boundary') return event.trigger.kind
  if (event.type === 'timer-catch') return 'timer'
  return event.type === 'message-catch' || event.type === 'receive' ? 'message' : undefined
}

function withdraw(work: Work): void {
  for (const token of childrenOf(work, null)) cancelTree(work, token)
  work.outcome = 'withdrawn'
  work.status = 'ended'
}
