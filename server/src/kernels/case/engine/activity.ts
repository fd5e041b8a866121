// SPDX-License-Identifier: Apache-2.0
import { type ActivityNode, flowOf, isActivity, nodeOf, type ProcessNode, type TaskNode } from './model.ts'
import type { Effect, ResolvedCandidate, Token } from './state.ts'
import { addToken, childrenOf, isInstance, itemOf, removeToken, type Work } from './work.ts'

/** Opens the body of an activity: a waiting token with its work, or the scope of a sub-process. */
export function openBody(work: Work, node: ActivityNode, place: Omit<Token, 'id' | 'node' | 'state'>): Token {
  const state = node.type === 'subprocess' ? 'scope' : 'wait'
  const token = addToken(work, { ...place, node: node.id, state })
  if (node.type === 'subprocess') work.queue.push({ node: node.start, parent: token.id, via: null })
  else work.effects.push(...openingEffects(work, node, token))
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

/** Sets the timers and awaits the messages that hang on a token: its boundary, or the events it waits for. */
export function openEvents(work: Work, token: Token): void {
  for (const event of eventsOf(work, token)) {
    const trigger = triggerOf(event)
    if (trigger?.kind === 'timer') {
      const stopsWithClock = !work.prepared.suspending.has(token.node)
      const { timer } = trigger
      work.effects.push({
        kind: 'timer-set',
        token: token.id,
        event: event.id,
        timer,
        stopsWithClock,
        paused: false,
      })
    } else if (trigger?.kind === 'message') {
      work.effects.push({
        kind: 'message-awaited',
        token: token.id,
        event: event.id,
        message: trigger.message,
      })
    }
  }
}

/** Clears what openEvents set, apart from `fired`, which is being handled. */
export function closeEvents(work: Work, token: Token, fired?: string): void {
  for (const event of eventsOf(work, token)) {
    const trigger = triggerOf(event)
    if (event.id === fired || trigger === undefined || token.fired?.includes(event.id)) continue
    if (trigger.kind === 'timer')
      work.effects.push({ kind: 'timer-cleared', token: token.id, event: event.id })
    else work.effects.push({ kind: 'message-dropped', token: token.id, event: event.id })
  }
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

function eventsOf(work: Work, token: Token): ProcessNode[] {
  if (token.state === 'join') return []
  const { model } = work.prepared
  const node = nodeOf(model, token.node)
  if (isActivity(node)) return node.boundary.map((id) => nodeOf(model, id))
  if (node.type === 'event-gateway') return node.out.map((id) => nodeOf(model, flowOf(model, id).to))
  return [node]
}

function triggerOf(event: ProcessNode) {
  if (event.type === 'boundary') return event.trigger.kind === 'error' ? undefined : event.trigger
  if (event.type === 'timer-catch') return { kind: 'timer', timer: event.timer } as const
  if (event.type === 'message-catch' || event.type === 'receive') {
    return { kind: 'message', message: event.message } as const
  }
  return undefined
}
