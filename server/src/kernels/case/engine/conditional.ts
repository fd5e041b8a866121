// SPDX-License-Identifier: Apache-2.0
import type { Token } from './state.ts'
import { trigger } from './trigger.ts'
import { changeToken, isInstance, judge, type Work } from './work.ts'

/**
 * Asks the conditions of all events that wait for one, and lets those happen whose condition has become true. Asked
 * when everything else in the step has come to rest, all on the same variables, in the order of the tokens and of
 * the drawing. Before it waits a condition counts as not true, so one that holds already happens at once. False if
 * there was nothing to ask.
 */
export function askConditions(work: Work): boolean {
  if (!work.unasked) return false
  work.unasked = false
  if (work.prepared.conditional.size === 0) return false
  const happened = [...work.tokens.values()].flatMap((token) => becameTrue(work, token))
  for (const { token: id, event } of happened) {
    // An event before it in the order may have taken the token away.
    const token = work.tokens.get(id)
    if (token !== undefined) trigger(work, token, event, 'condition')
  }
  return happened.length > 0
}

/** The conditional events at a token that were not true when last asked and are now; the token remembers the answer. */
function becameTrue(work: Work, token: Token): { token: number; event: string }[] {
  const events = work.prepared.conditional.get(token.node)
  if (events === undefined || token.state === 'join' || isInstance(work, token)) return []
  const before = token.held ?? []
  const held = events.filter((event) => judge(work, event, work.vars) === true)
  if (held.length !== before.length || held.some((event) => !before.includes(event)))
    changeToken(work, withHeld(token, held))
  return held.filter((event) => !before.includes(event)).map((event) => ({ token: token.id, event }))
}

function withHeld({ held: _, ...token }: Token, held: readonly string[]): Token {
  return held.length === 0 ? token : { ...token, held }
}
