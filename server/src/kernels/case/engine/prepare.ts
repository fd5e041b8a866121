// SPDX-License-Identifier: Apache-2.0
import { compileCondition, type Evaluate } from '#kernels/rules'
import { forwardSuccessors, predecessors, reachable, scopeChain, startOfScope } from './graph.ts'
import { flowOf, isActivity, type Model, nodeOf } from './model.ts'

/** What is computed from a model once and used at every step. */
export type Prepared = {
  readonly model: Model
  /** Conditions of flows, and of multi-instance activities, by element id. */
  readonly conditions: ReadonlyMap<string, Evaluate>
  /** Nodes whose tokens stop the clock of the case. */
  readonly suspending: ReadonlySet<string>
  /** For each inclusive join and incoming flow: the nodes from which that flow can be reached without the join. */
  readonly feeders: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
  /** Nodes ahead of a node when no loop is taken. */
  ahead(node: string): ReadonlySet<string>
}

const cache = new WeakMap<Model, Prepared>()

export function prepare(model: Model): Prepared {
  const known = cache.get(model)
  if (known !== undefined) return known
  const prepared: Prepared = {
    model,
    conditions: compileConditions(model),
    suspending: new Set(Object.keys(model.nodes).filter((id) => suspendsClock(model, id))),
    feeders: findFeeders(model),
    ahead: lazyAhead(model),
  }
  cache.set(model, prepared)
  return prepared
}

function compileConditions(model: Model): Map<string, Evaluate> {
  const conditions = new Map<string, Evaluate>()
  for (const flow of Object.values(model.flows)) {
    if (flow.condition !== undefined) conditions.set(flow.id, compileCondition(flow.condition))
  }
  for (const node of Object.values(model.nodes)) {
    const done = isActivity(node) ? node.multi?.done : undefined
    if (done !== undefined) conditions.set(node.id, compileCondition(done))
  }
  return conditions
}

/** The innermost statement counts: the node's own, else that of the sub-process around it. */
function suspendsClock(model: Model, id: string): boolean {
  const around = [id, ...scopeChain(model, id).filter((scope) => scope !== null)]
  const stated = around.map((node) => nodeOf(model, node).clock).find((clock) => clock !== undefined)
  return stated === 'suspend'
}

function findFeeders(model: Model): Map<string, Map<string, Set<string>>> {
  const joins = Object.values(model.nodes).filter((node) => node.type === 'inclusive' && node.in.length > 1)
  return new Map(
    joins.map((join) => {
      const byFlow = join.in.map((id): [string, Set<string>] => {
        const source = flowOf(model, id).from
        const feeding = reachable([source], (node) => predecessors(model, node), join.id)
        return [id, source === join.id ? new Set() : feeding.add(source)]
      })
      return [join.id, new Map(byFlow)]
    }),
  )
}

function lazyAhead(model: Model): (node: string) => ReadonlySet<string> {
  const graphs = new Map<string, Map<string, string[]>>()
  const known = new Map<string, Set<string>>()
  return (node) => {
    const found = known.get(node)
    if (found !== undefined) return found
    const start = startOfScope(model, nodeOf(model, node).scope)
    const graph = graphs.get(start) ?? forwardSuccessors(model, start)
    graphs.set(start, graph)
    const ahead = reachable([node], (id) => graph.get(id) ?? [])
    known.set(node, ahead)
    return ahead
  }
}
