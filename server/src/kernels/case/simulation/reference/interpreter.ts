// SPDX-License-Identifier: Apache-2.0
import type { FactValue } from '#contracts/condition'
import { compileCondition, type Evaluate } from '#kernels/rules'
import type { Model, MultiInstance, ProcessNode } from '../../engine/model.ts'
import { ahead, nodeNamed, reachable, sourceOf, targetOf } from './graph.ts'
import { childrenOf, isInstance, type Many, type Place, remove, type Standing } from './place.ts'

/**
 * The interpreter once more, written from what the engine's README promises and in the plainest way: every look at the
 * graph is a walk, every step changes the standing in place. Shares with the engine only the model and the conditions.
 */
export function start(standing: Standing, vars: Vars): void {
  standing.status = 'running'
  setVars(standing, vars)
  standing.queue.push({ node: standing.model.start, inside: null, via: null })
  goOn(standing)
}

type Vars = Readonly<Record<string, FactValue>> | undefined

export function complete(standing: Standing, place: Place, outcome: string | null, vars: Vars): void {
  setVars(standing, { ...vars, outcome, [`${place.node}.outcome`]: outcome })
  finish(standing, place, outcome)
  goOn(standing)
}

/** A timer goes off: at its own node, behind an event gateway, or at the border of an activity. */
export function fire(standing: Standing, place: Place, event: string): void {
  if (place.fired.has(event)) return
  const node = nodeNamed(standing.model, event)
  if (node.type === 'boundary' && !node.interrupting) place.fired.add(event)
  else remove(standing, place)
  if (node.id !== place.node) note(standing, node)
  leave(standing, node, place.inside)
  goOn(standing)
}

export function jump(standing: Standing, from: Place, target: string): void {
  const { model } = standing
  const { scope } = nodeNamed(model, target)
  let moved = from
  while (nodeNamed(model, moved.node).scope !== scope || isInstance(moved)) {
    if (moved.inside === null)
      throw new Error(`a jump to ${target}, which lies in no scope around ${from.node}`)
    moved = moved.inside
  }
  const lies = (place: Place) => (place.via === null ? place.node : sourceOf(model, place.via))
  for (const other of childrenOf(standing, moved.inside)) {
    const related = ahead(model, target).has(lies(other)) || ahead(model, lies(other)).has(target)
    if (other === moved || related) remove(standing, other)
  }
  standing.queue.push({ node: target, inside: moved.inside, via: null })
  goOn(standing)
}

export function withdraw(standing: Standing): void {
  standing.places = []
  standing.outcome = 'withdrawn'
  standing.status = 'ended'
}

function setVars(standing: Standing, vars: Vars): void {
  standing.vars = { ...standing.vars, ...vars }
}

function goOn(standing: Standing): void {
  for (;;) {
    const arrival = standing.queue.shift()
    if (arrival !== undefined) {
      const gone = arrival.inside !== null && !standing.places.includes(arrival.inside)
      if (!gone) arrive(standing, nodeNamed(standing.model, arrival.node), arrival.inside, arrival.via)
      continue
    }
    if (openInclusive(standing)) continue
    const empty = standing.places.find(
      (place) => place.kind === 'scope' && childrenOf(standing, place).length === 0,
    )
    if (empty === undefined) break
    finish(standing, empty, null)
  }
  if (standing.places.length === 0) standing.status = 'ended'
}

function note(standing: Standing, node: ProcessNode): void {
  if (node.phase === undefined || node.phase === 'waiting-for-you') return
  standing.stage = node.phase
  standing.entered.push(node.phase)
}

function put(
  standing: Standing,
  node: string,
  inside: Place | null,
  kind: Place['kind'],
  more: { via?: string; item?: string } = {},
): Place {
  const place: Place = {
    node,
    inside,
    kind,
    via: more.via ?? null,
    item: more.item ?? null,
    fired: new Set(),
    many: null,
  }
  standing.places.push(place)
  return place
}

function arrive(standing: Standing, node: ProcessNode, inside: Place | null, via: string | null): void {
  note(standing, node)
  switch (node.type) {
    case 'parallel':
    case 'inclusive':
      if (node.in.length < 2 || via === null) leave(standing, node, inside)
      else {
        put(standing, node.id, inside, 'join', { via })
        if (node.type === 'parallel') passJoin(standing, node, inside, true)
      }
      return
    case 'event-gateway':
    case 'timer-catch':
      put(standing, node.id, inside, 'wait')
      return
    case 'end':
    case 'terminate':
      if (node.outcome !== null) standing.outcome = node.outcome
      if (node.type === 'end') return
      for (const place of childrenOf(standing, inside)) remove(standing, place)
      standing.queue = standing.queue.filter((other) => other.inside !== inside)
      return
    case 'error-end':
      raise(standing, inside, node.error)
      return
    case 'user':
    case 'manual':
    case 'service':
    case 'rule':
    case 'subprocess':
      if (node.multi === undefined) open(standing, node, inside)
      else openMany(standing, node, node.multi, inside)
      return
    case 'send':
    case 'start':
    case 'exclusive':
      leave(standing, node, inside)
      return
    default:
      throw new Error(`the reference does not know elements of type ${node.type}`)
  }
}

function open(standing: Standing, node: ProcessNode, inside: Place | null, item?: string): void {
  const more = item === undefined ? {} : { item }
  const place = put(standing, node.id, inside, node.type === 'subprocess' ? 'scope' : 'wait', more)
  if (node.type === 'subprocess') standing.queue.push({ node: node.start, inside: place, via: null })
}

/** Takes one token of each way in and goes on, if all are there or all that may still come. */
function passJoin(standing: Standing, node: ProcessNode, inside: Place | null, all: boolean): boolean {
  const here = childrenOf(standing, inside).filter((place) => place.kind === 'join' && place.node === node.id)
  const first = node.in.map((flow) => here.find((place) => place.via === flow))
  if (all && first.includes(undefined)) return false
  for (const place of first) if (place !== undefined) remove(standing, place)
  leave(standing, node, inside)
  return true
}

function openInclusive(standing: Standing): boolean {
  const { model } = standing
  for (const place of standing.places) {
    const node = nodeNamed(model, place.node)
    if (place.kind !== 'join' || node.type !== 'inclusive') continue
    const beside = childrenOf(standing, place.inside)
    const filled = new Set(beside.filter((other) => other.node === node.id).map((other) => other.via))
    const comesBy = (other: Place, flow: string) =>
      reachable(model, other.node, node.id).has(sourceOf(model, flow))
    const waited = beside.some(
      (other) =>
        other.node !== node.id &&
        node.in.some((flow) => !filled.has(flow) && comesBy(other, flow)) &&
        !node.in.some((flow) => filled.has(flow) && comesBy(other, flow)),
    )
    if (!waited) return passJoin(standing, node, place.inside, false)
  }
  return false
}

function openMany(standing: Standing, node: ProcessNode, multi: MultiInstance, inside: Place | null): void {
  const items = standing.vars[multi.collection]
  if (!Array.isArray(items)) throw new Error(`no list ${multi.collection}`)
  const many: Many = { items: items.map(String), started: 0, completed: 0, outcomes: new Map() }
  if (items.length === 0) {
    countInto(standing, node, many)
    leave(standing, node, inside)
    return
  }
  const host = put(standing, node.id, inside, 'scope')
  host.many = many
  openNext(standing, node, host, many, multi.sequential ? 1 : items.length)
}

function openNext(standing: Standing, node: ProcessNode, host: Place, many: Many, count: number): void {
  for (const item of many.items.slice(many.started, many.started + count)) open(standing, node, host, item)
  many.started += count
}

const actionsOf = (node: ProcessNode): readonly string[] => ('actions' in node ? node.actions : [])

function countInto(standing: Standing, node: ProcessNode, many: Many): void {
  const counts = actionsOf(node).map((action) => [
    `${node.id}.count.${action}`,
    many.outcomes.get(action) ?? 0,
  ])
  setVars(standing, { [`${node.id}.total`]: many.items.length, ...Object.fromEntries(counts) })
}

function finish(standing: Standing, place: Place, outcome: string | null): void {
  const node = nodeNamed(standing.model, place.node)
  const host = isInstance(place) ? place.inside : null
  remove(standing, place)
  if (host === null || host.many === null) {
    leave(standing, node, place.inside)
    return
  }
  const { many } = host
  many.completed += 1
  if (outcome !== null) many.outcomes.set(outcome, (many.outcomes.get(outcome) ?? 0) + 1)
  const multi = 'multi' in node ? node.multi : undefined
  if (many.completed === many.items.length || isEnough(standing, node, many, multi)) {
    remove(standing, host)
    countInto(standing, node, many)
    leave(standing, node, host.inside)
  } else if (multi?.sequential === true) openNext(standing, node, host, many, 1)
}

function isEnough(
  standing: Standing,
  node: ProcessNode,
  many: Many,
  multi: MultiInstance | undefined,
): boolean {
  if (multi?.done === undefined) return false
  const counts = actionsOf(node).map((action) => [`mi.count.${action}`, many.outcomes.get(action) ?? 0])
  const facts = {
    'mi.total': many.items.length,
    'mi.completed': many.completed,
    ...Object.fromEntries(counts),
  }
  return judgeOf(standing.model, node.id, multi.done)({ ...standing.vars, ...facts }) === true
}

function raise(standing: Standing, from: Place | null, code: string): void {
  for (let at = from; at !== null; at = at.inside) {
    const node = nodeNamed(standing.model, at.node)
    if (isInstance(at) || !('boundary' in node)) continue
    const events = node.boundary.map((id) => nodeNamed(standing.model, id))
    const caught = events.find(
      (event) =>
        event.type === 'boundary' && event.trigger.kind === 'error' && (event.trigger.error ?? code) === code,
    )
    if (caught === undefined) continue
    remove(standing, at)
    note(standing, caught)
    leave(standing, caught, at.inside)
    return
  }
  throw new Error(`nobody catches ${code}`)
}

function leave(standing: Standing, node: ProcessNode, inside: Place | null): void {
  for (const flow of chosen(standing, node))
    standing.queue.push({ node: targetOf(standing.model, flow), inside, via: flow })
}

function chosen(standing: Standing, node: ProcessNode): readonly string[] {
  const { model, vars } = standing
  const conditional = (flow: string) => model.flows[flow]?.condition !== undefined
  if (node.type === 'parallel' || node.type === 'event-gateway' || node.out.length === 0) return node.out
  const holds = node.out.filter((flow) => {
    const condition = model.flows[flow]?.condition
    if (flow === node.otherwise) return false
    return condition === undefined || judgeOf(model, flow, condition)(vars) === true
  })
  const deciding = 'boundary' in node ? holds.filter(conditional) : holds
  const fallback = deciding.length === 0 && node.otherwise !== undefined ? [node.otherwise] : []
  if (node.type === 'exclusive') return [...holds, ...fallback].slice(0, 1)
  return [...holds, ...fallback]
}

const judges = new WeakMap<Model, Map<string, Evaluate>>()
function judgeOf(model: Model, id: string, condition: Parameters<typeof compileCondition>[0]): Evaluate {
  const known = judges.get(model) ?? new Map<string, Evaluate>()
  judges.set(model, known)
  const judge = known.get(id) ?? compileCondition(condition)
  known.set(id, judge)
  return judge
}
