// SPDX-License-Identifier: Apache-2.0
import { type ActivityNode, nodeOf, type TaskNode } from './model.ts'
import type { Effect, ResolvedCandidate, Token } from './state.ts'
import { armScope, closeEvents } from './waiting.ts'
import { addToken, childrenOf, isInstance, itemOf, removeToken, type Work } from './work.ts'

/** Opens the body of an activity: a waiting token with its work, or the scope of a sub-process. */
export function openBody(work: Work, node: ActivityNode, place: Omit<Token, 'id' | 'node' | 'state'>): Token {
  const state = node.type === 'subprocess' ? 'scope' : 'wait'
  const token = addToken(work, { ...place, node: node.id, state })
  if (node.type === 'subprocess') {
    armScope(work, node.id, token.id)
    work.queue.push({ node: node.start, parent: token.id, via: null })
  } else work.effects.push(...openingEffects(work, node, token))
  if (node.type === 'send') work.done.push(token.id)
  return token
}

function openingEffects(
  work: Work,
  node: Exclude<ActivityNode, { type: 'subprocess' }>,
  token: Token,
): Effect[] {
  const about = { token: token.id, node: node.id, item: itemOf(work, token) }
  switch (node.type) {
    case 'user':
    case 'manual': {
      const { form, actions, days } = node
      const candidate = resolveCandidate(node, about.item)
      return [
        { kind: 'task-opened', ...about, manual: node.type === 'manual', candidate, form, actions, days },
      ]
    }
    case 'service':
      return [{ kind: 'service', ...about, effect: node.effect }]
    case 'rule':
      return [{ kind: 'decision', ...about, decision: node.decision }]
    case 'call':
      return [{ kind: 'call', ...about, process: node.called }]
    case 'receive':
      return [{ kind: 'message-awaited', token: token.id, event: node.id, message: node.message }]
    case 'send':
      return [{ kind: 'message-sent', node: node.id, message: node.message, item: about.item }]
    default:
      return node satisfies never
  }
}

function resolveCandidate({ candidate }: TaskNode, item: string | null): ResolvedCandidate {
  return candidate.kind === 'item-organisation' ? { ...candidate, organisation: item } : candidate
}

/** Ends the work of a token, as done or as no longer wanted, and takes the token away. */
export function closeToken(
  work: Work,
  token: Token,
  reason: 'completed' | 'cancelled',
  more: Closing = {},
): void {
  const node = nodeOf(work.prepared.model, token.node)
  if (token.state === 'wait') {
    if (node.type === 'user' || node.type === 'manual') {
      const outcome = more.outcome ?? null
      work.effects.push({ kind: 'task-closed', token: token.id, node: node.id, reason, outcome })
    } else if (reason === 'cancelled') {
      if (node.type === 'service' || node.type === 'rule' || node.type === 'call') {
        work.effects.push({ kind: 'cancelled', token: token.id, node: node.id })
      } else if (node.type === 'receive') {
        work.effects.push({ kind: 'message-dropped', token: token.id, event: node.id })
      }
    }
  }
  if (!isInstance(work, token)) closeEvents(work, token, more.fired)
  removeToken(work, token)
}

/** `outcome`: what was chosen; `fired`: the event that ends the token. */
export type Closing = { readonly outcome?: string | null; readonly fired?: string }

/** Cancels a token with everything inside it, innermost first. */
export function cancelTree(work: Work, token: Token, fired?: string): void {
  for (const inner of childrenOf(work, token.id)) cancelTree(work, inner)
  closeToken(work, token, 'cancelled', fired === undefined ? {} : { fired })
}

/** Puts an end to everything in a scope, also to what is on its way there; the scope itself stays open. */
export function clearScope(work: Work, parent: number | null): void {
  for (const token of childrenOf(work, parent)) cancelTree(work, token)
  for (let index = work.queue.length - 1; index >= 0; index -= 1) {
    if (work.queue[index]?.parent === parent) work.queue.splice(index, 1)
  }
}
