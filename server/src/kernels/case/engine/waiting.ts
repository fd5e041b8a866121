// SPDX-License-Identifier: Apache-2.0
import { nodeOf, type ProcessNode, triggerOf } from './model.ts'
import type { Token } from './state.ts'
import { addToken, parentOf, type Work } from './work.ts'

/** Sets the timers, awaits the messages and watches the conditions that hang on a token. */
export function openEvents(work: Work, token: Token): void {
  for (const event of eventsOf(work, token)) {
    const trigger = triggerOf(event)
    switch (trigger?.kind) {
      case 'timer': {
        const { timer } = trigger
        const stopsWithClock = !standsStill(work, token)
        const about = { token: token.id, event: event.id }
        work.effects.push({ kind: 'timer-set', ...about, timer, stopsWithClock, paused: false })
        break
      }
      case 'message': {
        const about = { token: token.id, event: event.id }
        work.effects.push({ kind: 'message-awaited', ...about, message: trigger.message })
        break
      }
      case 'condition':
        work.unasked = true
        break
      default:
        // Errors and escalations are thrown from inside; nothing outside waits for them.
        break
    }
  }
}

/** Clears what openEvents set, apart from `fired`, which is being handled. */
export function closeEvents(work: Work, token: Token, fired?: string): void {
  for (const event of eventsOf(work, token)) {
    if (event.id === fired || token.fired?.includes(event.id)) continue
    const kind = triggerOf(event)?.kind
    if (kind === 'timer') work.effects.push({ kind: 'timer-cleared', token: token.id, event: event.id })
    if (kind === 'message') work.effects.push({ kind: 'message-dropped', token: token.id, event: event.id })
  }
}

/**
 * Lets the event sub-processes of a scope wait for their timers, messages and conditions. Those for errors and
 * escalations need no token: they are looked for when something is thrown.
 */
export function armScope(work: Work, scope: string | null, parent: number | null): void {
  for (const { start } of work.prepared.handlers.get(scope) ?? []) {
    const { kind } = start.trigger
    if (kind === 'error' || kind === 'escalation') continue
    openEvents(work, addToken(work, { node: start.id, parent, state: 'armed' }))
  }
}

/** Whether anything is going on in a scope; events that only might happen keep nothing open. */
export function isActive(work: Work, parent: number | null): boolean {
  for (const token of work.tokens.values()) {
    if (token.parent === parent && token.state !== 'armed') return true
  }
  return false
}

function eventsOf(work: Work, token: Token): readonly ProcessNode[] {
  return token.state === 'join' ? [] : (work.prepared.events.get(token.node) ?? [])
}

/** A timer runs on while the element it hangs on is what stops the clock; before an event sub-process that is the scope. */
function standsStill(work: Work, token: Token): boolean {
  const { suspending, model } = work.prepared
  if (token.state !== 'armed') return suspending.has(token.node)
  const scope = parentOf(work, token)
  return scope !== undefined && suspending.has(nodeOf(model, scope.node).id)
}
