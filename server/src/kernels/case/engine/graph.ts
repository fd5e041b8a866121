// SPDX-License-Identifier: Apache-2.0
import { flowOf, isActivity, isScope, type Model, nodeOf } from './model.ts'

/** Where a token may go from a node within its scope: along flows, and through boundary events. */
export function successors(model: Model, id: string): string[] {
  const node = nodeOf(model, id)
  const along = node.out.map((flow) => flowOf(model, flow).to)
  return isActivity(node) ? [...along, ...node.boundary] : along
}

export function predecessors(model: Model, id: string): string[] {
  const node = nodeOf(model, id)
  if (node.type === 'boundary') return [node.host]
  return node.in.map((flow) => flowOf(model, flow).from)
}

/** Every node reachable from `from` by `step`, without `from` itself unless it lies on a circle; never through `wall`. */
export function reachable(
  from: readonly string[],
  step: (id: string) => readonly string[],
  wall?: string,
): Set<string> {
  const seen = new Set<string>()
  const open = from.filter((id) => id !== wall)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of step(id)) {
      if (next === wall || seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return seen
}

/**
 * The graph of one scope without the edges that lead back, found by a depth-first walk from its start: an order in
 * which "earlier" and "later" mean something although a process may loop.
 */
export function forwardSuccessors(model: Model, start: string): Map<string, string[]> {
  const forward = new Map<string, string[]>()
  const state = new Map<string, 'open' | 'closed'>()
  // An explicit stack: a drawing may be 500 nodes long.
  const stack: { id: string; rest: string[] }[] = []
  const visit = (id: string) => {
    state.set(id, 'open')
    forward.set(id, [])
    stack.push({ id, rest: successors(model, id) })
  }
  visit(start)
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.rest.shift()
    if (next === undefined) {
      state.set(top.id, 'closed')
      stack.pop()
    } else if (state.get(next) !== 'open') {
      forward.get(top.id)?.push(next)
      if (!state.has(next)) visit(next)
    }
  }
  return forward
}

export function startOfScope(model: Model, scope: string | null): string {
  if (scope === null) return model.start
  const owner = nodeOf(model, scope)
  if (!isScope(owner)) throw new Error(`${scope} is no sub-process`)
  return owner.start
}

/** The scopes around a node, innermost first; null stands for the process. */
export function scopeChain(model: Model, id: string): (string | null)[] {
  const chain: (string | null)[] = []
  for (let scope = nodeOf(model, id).scope; scope !== null; scope = nodeOf(model, scope).scope)
    chain.push(scope)
  return [...chain, null]
}
