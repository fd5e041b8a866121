// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '#contracts/cases'
import { publicPhase, suspendingNode } from './finish-step.ts'
import { isActivity, type Model, nodeOf, triggerOf } from './model.ts'
import { prepare } from './prepare.ts'
import { run } from './run.ts'
import type { CaseState } from './state.ts'
import { isInstanceToken, itemAt } from './token.ts'

/** What can be said of a case without a command: its public phase, and the node that holds its clock, if any. */
export function caseFacts(
  model: Model,
  state: CaseState,
): { phase: Phase | null; clockHeldBy: string | null } {
  const prepared = prepare(model)
  return { phase: publicPhase(prepared, state), clockHeldBy: suspendingNode(prepared, state) ?? null }
}

/** A message that a token waits for; `item` is that of the multi-instance activity around it. */
export type AwaitedMessage = {
  readonly token: number
  readonly event: string
  readonly message: string
  readonly item: string | null
}

/** Every message that would be taken now: by receive tasks, in the flow, at boundaries, by event sub-processes. */
export function awaitedMessages(model: Model, state: CaseState): AwaitedMessage[] {
  const { events } = prepare(model)
  return state.tokens.flatMap((token) => {
    if (token.state === 'join') return []
    const node = nodeOf(model, token.node)
    const hanging = isInstanceToken(state, token) ? [] : (events.get(node.id) ?? [])
    const own = node.type === 'receive' && token.state === 'wait' ? [node] : []
    return [...own, ...hanging].flatMap((event): AwaitedMessage[] => {
      const trigger = triggerOf(event)
      if (trigger?.kind !== 'message') return []
      return [{ token: token.id, event: event.id, message: trigger.message, item: itemAt(state, token) }]
    })
  })
}

/** The messages a process may ever wait for. */
export function messageNames(model: Model): Set<string> {
  const triggers = Object.values(model.nodes).map(triggerOf)
  return new Set(triggers.flatMap((trigger) => (trigger?.kind === 'message' ? [trigger.message] : [])))
}

/**
 * Where a token may be returned to: of the nodes visited so far, the tasks of people to which `jump` would be allowed.
 * Asking the interpreter itself keeps the offer and the refusal one and the same.
 */
export function jumpTargets(
  model: Model,
  state: CaseState,
  token: number,
  visited: Iterable<string>,
): string[] {
  const here = state.tokens.find((other) => other.id === token)
  if (here === undefined) return []
  return [...new Set(visited)].filter((target) => {
    if (target === here.node || !Object.hasOwn(model.nodes, target)) return false
    const node = nodeOf(model, target)
    if (!isActivity(node) || (node.type !== 'user' && node.type !== 'manual')) return false
    return run(model, state, { kind: 'jump', token, target }).refused === null
  })
}

/** Every activity to which a token may be moved by an administrative jump. */
export function administrativeTargets(model: Model, state: CaseState, token: number): string[] {
  return Object.values(model.nodes)
    .filter((node) => isActivity(node) && isAllowed(node.id))
    .map((node) => node.id)

  function isAllowed(target: string): boolean {
    return run(model, state, { kind: 'jump', token, target, administrative: true }).refused === null
  }
}
