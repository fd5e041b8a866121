// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '#contracts/cases'
import { publicPhase, suspendingNode } from './finish-step.ts'
import { isActivity, type Model, nodeOf } from './model.ts'
import { prepare } from './prepare.ts'
import { run } from './run.ts'
import type { CaseState } from './state.ts'

/** What can be said of a case without a command: its public phase, and the node that holds its clock, if any. */
export function caseFacts(
  model: Model,
  state: CaseState,
): { phase: Phase | null; clockHeldBy: string | null } {
  const prepared = prepare(model)
  return { phase: publicPhase(prepared, state), clockHeldBy: suspendingNode(prepared, state) ?? null }
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
