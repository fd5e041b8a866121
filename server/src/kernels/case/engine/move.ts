// SPDX-License-Identifier: Apache-2.0
import { clearScope, closeToken, openBody } from './activity.ts'
import { arriveAtInclusive, arriveAtParallel } from './join.ts'
import { leave } from './leave.ts'
import {
  type EndNode,
  type EscalationEndNode,
  type GatewayNode,
  isActivity,
  type MessageEndNode,
  type MessageThrowNode,
  nodeOf,
} from './model.ts'
import { instanceDone, openInstances } from './multi-instance.ts'
import type { Token } from './state.ts'
import { escalate, raise } from './throwing.ts'
import { openEvents } from './waiting.ts'
import { type Arrival, addToken, isInstance, itemOf, noteArrival, parentOf, type Work } from './work.ts'

/** Lets a token arrive at a node: it waits there, goes on at once, or ends. */
export function enter(work: Work, { node: id, parent, via }: Arrival): void {
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
    case 'condition-catch':
      openEvents(work, addToken(work, { node: id, parent, state: 'wait' }))
      break
    case 'message-throw':
      sendMessage(work, node, parent)
      leave(work, id, parent)
      break
    case 'escalation-throw':
      if (!escalate(work, parent, node.escalation)) leave(work, id, parent)
      break
    case 'end':
    case 'terminate':
    case 'message-end':
    case 'escalation-end':
      reachEnd(work, node, parent)
      break
    case 'error-end':
      raise(work, { scope: parent }, node.error, node.id)
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

function sendMessage(work: Work, node: MessageThrowNode | MessageEndNode, parent: number | null): void {
  const item = itemOf(work, parent === null ? undefined : work.tokens.get(parent))
  work.effects.push({ kind: 'message-sent', node: node.id, message: node.message, item })
}

function reachEnd(
  work: Work,
  node: EndNode | MessageEndNode | EscalationEndNode,
  parent: number | null,
): void {
  work.lastEnd = node.id
  if (node.outcome !== null) work.outcome = node.outcome
  if (node.type === 'terminate') clearScope(work, parent)
  else if (node.type === 'message-end') sendMessage(work, node, parent)
  else if (node.type === 'escalation-end') escalate(work, parent, node.escalation)
}

/** An activity is done: its token goes, and what follows is another instance or the flows behind it. */
export function finishActivity(work: Work, token: Token, outcome: string | null): void {
  const node = nodeOf(work.prepared.model, token.node)
  const host = isInstance(work, token) ? parentOf(work, token) : undefined
  closeToken(work, token, 'completed', { outcome })
  if (host !== undefined && isActivity(node)) instanceDone(work, node, host, outcome)
  else leave(work, node.id, token.parent)
}
