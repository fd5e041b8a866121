// SPDX-License-Identifier: Apache-2.0
import { cancelTree, closeToken } from './activity.ts'
import { beginHandler, handlerAt } from './event-subprocess.ts'
import { leave } from './leave.ts'
import { type BoundaryNode, flowOf, isActivity, nodeOf, type ProcessNode, triggerOf } from './model.ts'
import { finishActivity } from './move.ts'
import type { Token } from './state.ts'
import { changeToken, isInstance, noteArrival, type Work } from './work.ts'

/** Lets an event happen to the token that waits for it; false if the token does not wait for such an event. */
export function trigger(
  work: Work,
  token: Token,
  eventId: string,
  kind: 'timer' | 'message' | 'condition',
): boolean {
  const { model } = work.prepared
  const node = nodeOf(model, token.node)
  const event = Object.hasOwn(model.nodes, eventId) ? model.nodes[eventId] : undefined
  if (event === undefined || token.state === 'join' || triggerOf(event)?.kind !== kind) return false
  if (token.state === 'armed') return beginArmed(work, token, event)
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

/** A timer goes off once; messages and conditions begin an event sub-process that interrupts nothing each time. */
function beginArmed(work: Work, token: Token, event: ProcessNode): boolean {
  const handler = handlerAt(work, event.scope)
  if (handler === undefined || handler.start.id !== token.node) return false
  const { interrupting, trigger } = handler.start
  if (interrupting || trigger.kind === 'timer') closeToken(work, token, 'completed', { fired: event.id })
  beginHandler(work, handler, token.parent)
  return true
}

function triggerBoundary(work: Work, token: Token, event: BoundaryNode, node: ProcessNode): boolean {
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
