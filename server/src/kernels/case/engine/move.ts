// SPDX-License-Identifier: Apache-2.0
import { cancelTree, closeToken, openBody, openEvents } from './activity.ts'
import { arriveAtInclusive, arriveAtParallel, fireInclusiveJoin } from './join.ts'
import { leave } from './leave.ts'
import { type EndNode, type GatewayNode, isActivity, nodeOf, type ProcessNode } from './model.ts'
import { instanceDone, openInstances } from './multi-instance.ts'
import type { Token } from './state.ts'
import { type Arrival, addToken, childrenOf, isInstance, parentOf, StepRefused, type Work } from './work.ts'

const MOST_MOVES = 10_000

/** Moves on until the case waits for something outside, or has ended. */
export function settle(work: Work): void {
  while (work.status === 'running') {
    if (!moveOne(work) && !fireInclusiveJoin(work) && !finishEmptyScope(work)) break
  }
  if (work.status === 'running' && work.tokens.size === 0) work.status = 'ended'
}

function moveOne(work: Work): boolean {
  const done = work.done.shift()
  const token = done === undefined ? undefined : work.tokens.get(done)
  if (token !== undefined) {
    finishActivity(work, token, null)
    return true
  }
  const arrival = work.queue.shift()
  if (arrival === undefined) return done !== undefined
  work.moves += 1
  if (work.moves > (work.env.mostMoves ?? MOST_MOVES)) throw new StepRefused('endless', arrival.node)
  enter(work, arrival)
  return true
}

function enter(work: Work, { node: id, parent, via }: Arrival): void {
  const node = nodeOf(work.prepared.model, id)
  // A scope may have been terminated or interrupted while the token was on its way.
  if (parent !== null && !work.tokens.has(parent)) return
  noteArrival(work, node)
  switch (node.type) {
    case 'parallel':
    case 'inclusive':
      enterJoin(work, node, parent, via)
      break
    case 'event-gateway':
    case 'timer-catch':
    case 'message-catch':
      openEvents(work, addToken(work, { node: id, parent, state: 'wait' }))
      break
    case 'end':
    case 'terminate':
      reachEnd(work, node, parent)
      break
    case 'error-end':
      raise(work, parent === null ? undefined : work.tokens.get(parent), node.error, node.id)
      break
    default:
      if (!isActivity(node)) leave(work, id, parent)
      else if (node.multi !== undefined) openInstances(work, node, node.multi, parent)
      else openEvents(work, openBody(work, node, { parent }))
  }
}

function enterJoin(work: Work, node: GatewayNode, parent: number | null, via: string | null): void {
  if (via === null || node.in.length < 2) leave(work, node.id, parent)
  else if (node.type === 'parallel') arriveAtParallel(work, node, parent, via)
  else arriveAtInclusive(work, node, parent, via)
}

/** Notes for history and phase that a token has come to a node. */
export function noteArrival(work: Work, node: ProcessNode): void {
  work.path.push(node.id)
  if (node.phase === undefined || node.phase === 'waiting-for-you') return
  work.stage = node.phase
  work.stages.push(node.phase)
}

function reachEnd(work: Work, node: EndNode, parent: number | null): void {
  work.lastEnd = node.id
  if (node.outcome !== null) work.outcome = node.outcome
  if (node.type !== 'terminate') return
  for (const token of childrenOf(work, parent)) cancelTree(work, token)
  for (let index = work.queue.length - 1; index >= 0; index -= 1) {
    if (work.queue[index]?.parent === parent) work.queue.splice(index, 1)
  }
}

/** An activity is done: its token goes, and what follows is another instance or the flows behind it. */
export function finishActivity(work: Work, token: Token, outcome: string | null): void {
  const node = nodeOf(work.prepared.model, token.node)
  const host = isInstance(work, token) ? parentOf(work, token) : undefined
  closeToken(work, token, 'completed', { outcome })
  if (host !== undefined && isActivity(node)) instanceDone(work, node, host, outcome)
  else leave(work, node.id, token.parent)
}

/** A sub-process is done once nothing is left inside it; a multi-instance activity counts for itself. */
function finishEmptyScope(work: Work): boolean {
  for (const token of work.tokens.values()) {
    if (token.state !== 'scope' || childrenOf(work, token.id).length > 0) continue
    finishActivity(work, token, null)
    return true
  }
  return false
}

/**
 * Throws an error at a token: the innermost activity around it with a fitting boundary event is interrupted there.
 * Nobody catching it refuses the step, so that the case stays where it was and the fault is seen.
 */
export function raise(work: Work, from: Token | undefined, code: string, source: string): void {
  const { model } = work.prepared
  for (let token = from; token !== undefined; token = parentOf(work, token)) {
    const node = nodeOf(model, token.node)
    if (!isActivity(node) || isInstance(work, token)) continue
    const catching = node.boundary.map((id) => nodeOf(model, id)).find((event) => catches(event, code))
    if (catching === undefined) continue
    cancelTree(work, token)
    noteArrival(work, catching)
    leave(work, catching.id, token.parent)
    return
  }
  throw new StepRefused('uncaught-error', source)
}

function catches(event: ProcessNode, code: string): boolean {
  if (event.type !== 'boundary' || event.trigger.kind !== 'error') return false
  return event.trigger.error === null || event.trigger.error === code
}
