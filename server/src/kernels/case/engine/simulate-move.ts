// SPDX-License-Identifier: Apache-2.0
import type { Random } from '#platform/clock'
import { type Model, nodeOf, type ProcessNode, triggerOf } from './model.ts'
import { prepare } from './prepare.ts'
import type { CaseState, Command, Token } from './state.ts'
import { isInstanceToken } from './token.ts'

/** Something that may happen in a trial run, to the token `at`; `turns` names the event whose condition changes with it. */
export type Move = { readonly command: Command; readonly at?: number; readonly turns?: string }

/** Everything that may happen to a case next, apart from jumps and withdrawal. */
export function possibleMoves(model: Model, state: CaseState, random: Random): Move[] {
  return state.tokens.flatMap((token) => {
    if (token.state === 'join') return []
    const node = nodeOf(model, token.node)
    const own = token.state === 'wait' ? completions(model, node, token, random) : []
    const here = (move: Move): Move => ({ ...move, at: token.id })
    if (isInstanceToken(state, token)) return own.map(here)
    // A receive task and what hangs on its boundary are different events; all others are found the same way.
    const events = prepare(model).events.get(node.id) ?? []
    return [...own, ...events.flatMap((event) => eventMoves(event, token))].map(here)
  })
}

function completions(model: Model, node: ProcessNode, { id: token }: Token, random: Random): Move[] {
  switch (node.type) {
    case 'user':
    case 'manual': {
      const outcome = node.actions[random.integer(Math.max(1, node.actions.length))] ?? null
      return [{ command: { kind: 'complete', token, outcome } }]
    }
    case 'service':
    case 'rule':
    case 'call':
      return [{ command: { kind: 'complete', token } }, ...failures(model, node, token)]
    case 'receive':
      return [{ command: { kind: 'message', token, event: node.id } }]
    default:
      return []
  }
}

/** Errors of automatic work that an event sub-process around it waits for. */
function failures(model: Model, node: ProcessNode, token: number): Move[] {
  const moves: Move[] = []
  for (let from = node; ; from = nodeOf(model, from.scope)) {
    const inside = from.id
    for (const { subprocess, start } of prepare(model).handlers.get(from.scope) ?? []) {
      if (start.trigger.kind !== 'error' || subprocess.id === inside) continue
      moves.push({ command: { kind: 'error', token, code: start.trigger.error ?? 'any' } })
    }
    if (from.scope === null) return moves
  }
}

function eventMoves(event: ProcessNode, token: Token): Move[] {
  const about = { token: token.id, event: event.id }
  const trigger = triggerOf(event)
  switch (trigger?.kind) {
    case 'timer':
      return token.fired?.includes(event.id) ? [] : [{ command: { kind: 'timer', ...about } }]
    case 'message':
      return [{ command: { kind: 'message', ...about } }]
    case 'condition':
      return [{ command: { kind: 'change', vars: {} }, turns: event.id }]
    case 'error':
      return [{ command: { kind: 'error', token: token.id, code: trigger.error ?? 'any' } }]
    default:
      return []
  }
}
