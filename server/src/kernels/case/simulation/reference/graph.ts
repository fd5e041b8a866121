// SPDX-License-Identifier: Apache-2.0
import type { Model, ProcessNode } from '../../engine/model.ts'

export function nodeNamed(model: Model, id: string): ProcessNode {
  const node = model.nodes[id]
  if (node === undefined) throw new Error(`no node ${id}`)
  return node
}

export const targetOf = (model: Model, flow: string): string => model.flows[flow]?.to ?? ''
export const sourceOf = (model: Model, flow: string): string => model.flows[flow]?.from ?? ''

/** Everything a token at a node may come to next: by its flows, and by the events attached to it. */
function next(model: Model, id: string): string[] {
  const node = nodeNamed(model, id)
  const attached = 'boundary' in node ? node.boundary : []
  return [...node.out.map((flow) => targetOf(model, flow)), ...attached]
}

const reach = new WeakMap<Model, Map<string, Set<string>>>()

/** Nodes that can be come to from a node, itself among them, without going through one node. */
export function reachable(model: Model, from: string, without: string | null): Set<string> {
  const known = reach.get(model) ?? new Map<string, Set<string>>()
  reach.set(model, known)
  const key = `${from} ${without}`
  const found = known.get(key)
  if (found !== undefined) return found
  const seen = new Set<string>()
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at) || at === without) continue
    seen.add(at)
    open.push(...next(model, at))
  }
  known.set(key, seen)
  return seen
}

const forward = new WeakMap<Model, Map<string, Set<string>>>()

/** Nodes ahead of a node by ways that turn back nowhere: depth first from the start, a step back is one to a node under way. */
export function ahead(model: Model, from: string): Set<string> {
  const known = forward.get(model) ?? forwardReach(model)
  forward.set(model, known)
  return known.get(from) ?? new Set()
}

function forwardReach(model: Model): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>()
  const under = new Set<string>()
  const visit = (id: string): Set<string> => {
    const done = result.get(id)
    if (done !== undefined) return done
    under.add(id)
    const all = new Set([id])
    for (const to of next(model, id)) {
      if (under.has(to)) continue
      for (const one of visit(to)) all.add(one)
    }
    under.delete(id)
    result.set(id, all)
    return all
  }
  visit(model.start)
  for (const node of Object.values(model.nodes)) if (node.type === 'subprocess') visit(node.start)
  return result
}
