// SPDX-License-Identifier: Apache-2.0
import { compileCondition, type Evaluate } from '#kernels/rules'
import { forwardSuccessors, predecessors, reachable, scopeChain, startOfScope } from './graph.ts'
import {
  type EventStartNode,
  type EventSubprocessNode,
  flowOf,
  isActivity,
  type Model,
  nodeOf,
  type ProcessNode,
  triggerOf,
} from './model.ts'

/** What is computed from a model once and used at every step. */
export type Prepared = {
  readonly model: Model
  /** Conditions of flows, of events, and of multi-instance activities, by element id. */
  readonly conditions: ReadonlyMap<string, Evaluate>
  /** The event sub-processes of each scope; null is the process. */
  readonly handlers: ReadonlyMap<string | null, readonly Handler[]>
  /** Events that hang on a token at a node: its boundary, what follows an event gateway, the waiting event itself. */
  readonly events: ReadonlyMap<string, readonly ProcessNode[]>
  /** Of these, the ones that wait for a condition; only nodes that have any. */
  readonly conditional: ReadonlyMap<string, readonly string[]>
  /** Nodes whose tokens stop the clock of the case. */
  readonly suspending: ReadonlySet<string>
  /** For each inclusive join and incoming flow: the nodes from which that flow can be reached without the join. */
  readonly feeders: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
  /** Nodes ahead of a node when no loop is taken. */
  ahead(node: string): ReadonlySet<string>
}

export type Handler = { readonly subprocess: EventSubprocessNode; readonly start: EventStartNode }

const cache = new WeakMap<Model, Prepared>()

export function prepare(model: Model): Prepared {
  const known = cache.get(model)
  if (known !== undefined) return known
  const events = findEvents(model)
  const prepared: Prepared = {
    model,
    conditions: compileConditions(model),
    handlers: findHandlers(model),
    events,
    conditional: conditionalOf(events),
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
    const trigger = triggerOf(node)
    if (trigger?.kind === 'condition') conditions.set(node.id, compileCondition(trigger.condition))
  }
  return conditions
}

function findHandlers(model: Model): Map<string | null, Handler[]> {
  const handlers = new Map<string | null, Handler[]>()
  for (const subprocess of Object.values(model.nodes)) {
    if (subprocess.type !== 'event-subprocess') continue
    const start = nodeOf(model, subprocess.start)
    if (start.type !== 'event-start') throw new Error(`${start.id} does not start an event sub-process`)
    handlers.set(subprocess.scope, [...(handlers.get(subprocess.scope) ?? []), { subprocess, start }])
  }
  return handlers
}

function findEvents(model: Model): Map<string, ProcessNode[]> {
  const events = Object.values(model.nodes).map((node): [string, ProcessNode[]] => {
    if (isActivity(node)) return [node.id, node.boundary.map((id) => nodeOf(model, id))]
    if (node.type === 'event-gateway')
      return [node.id, node.out.map((flow) => nodeOf(model, flowOf(model, flow).to))]
    return [node.id, triggerOf(node) === undefined ? [] : [node]]
  })
  return new Map(events)
}

function conditionalOf(events: ReadonlyMap<string, readonly ProcessNode[]>): Map<string, string[]> {
  const conditional = [...events].map(([id, hanging]): [string, string[]] => [
    id,
    hanging.filter((event) => triggerOf(event)?.kind === 'condition').map((event) => event.id),
  ])
  return new Map(conditional.filter(([, ids]) => ids.length > 0))
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
