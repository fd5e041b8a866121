// SPDX-License-Identifier: Apache-2.0
import type { Box, Diagram, Edge, Point, Shape } from './diagram-interchange.ts'
import { forwardSuccessors, startOfScope } from './graph.ts'
import { type Flow, isActivity, isScope, type Model, nodeOf, type ProcessNode } from './model.ts'

const GAP_X = 60
const GAP_Y = 44
const PADDING = 36
const EVENT = 36
const GATEWAY = 46
const TASK = { width: 120, height: 72 }
const BOUNDARY_STEP = 44

/**
 * A plain drawing for a model that brings none: columns from left to right by the longest way from the start, rows in
 * the order of the flows, sub-processes laid out inside first, flows that lead back under everything, event
 * sub-processes one below the other under what flows.
 */
export function layoutModel(model: Model): Diagram {
  const shapes: Record<string, Shape> = {}
  placeScope(model, null, shapes)
  const edges = Object.values(model.flows).map((flow): [string, Edge] => [
    flow.id,
    route(model, flow, shapes),
  ])
  return { shapes, edges: Object.fromEntries(edges) }
}

/** Lays out one scope from (0, 0) and returns its size; sub-processes are laid out first and then moved in place. */
function placeScope(
  model: Model,
  scope: string | null,
  shapes: Record<string, Shape>,
): { width: number; height: number } {
  const inScope = Object.values(model.nodes).filter((node) => node.scope === scope)
  const aside = inScope.filter((node) => node.type === 'event-subprocess')
  const members = inScope.filter((node) => node.type !== 'boundary' && node.type !== 'event-subprocess')
  const sizes = new Map(members.map((node) => [node.id, sizeOf(model, node, shapes)]))
  const columns = columnsOf(model, scope, members)
  const heightOf = (column: readonly ProcessNode[]) =>
    column.reduce(
      (sum, node) => sum + (sizes.get(node.id)?.height ?? 0) + GAP_Y + boundarySpace(node),
      -GAP_Y,
    )
  const tallest = Math.max(...columns.map(heightOf))
  let x = 0
  for (const column of columns) {
    const width = Math.max(...column.map((node) => sizes.get(node.id)?.width ?? 0))
    let y = (tallest - heightOf(column)) / 2
    for (const node of column) {
      const size = sizes.get(node.id) ?? TASK
      place(model, node, { x: x + (width - size.width) / 2, y, ...size }, shapes)
      y += size.height + GAP_Y + boundarySpace(node)
    }
    x += width + GAP_X
  }
  let size = { width: x - GAP_X, height: tallest }
  for (const node of aside) {
    const own = sizeOf(model, node, shapes)
    // Flows that lead back run under the columns.
    place(model, node, { x: 0, y: size.height + GAP_Y, ...own }, shapes)
    size = { width: Math.max(size.width, own.width), height: size.height + GAP_Y + own.height }
  }
  return size
}

function sizeOf(
  model: Model,
  node: ProcessNode,
  shapes: Record<string, Shape>,
): { width: number; height: number } {
  if (isScope(node)) {
    const inner = placeScope(model, node.id, shapes)
    return { width: inner.width + 2 * PADDING, height: inner.height + 2 * PADDING }
  }
  if (isActivity(node)) return TASK
  const side = ['exclusive', 'parallel', 'inclusive', 'event-gateway'].includes(node.type) ? GATEWAY : EVENT
  return { width: side, height: side }
}

/** Room below an activity for the labels of its boundary events. */
function boundarySpace(node: ProcessNode): number {
  return isActivity(node) && node.boundary.length > 0 ? EVENT : 0
}

function place(model: Model, node: ProcessNode, box: Box, shapes: Record<string, Shape>): void {
  shapes[node.id] = { box: rounded(box) }
  if (isScope(node)) {
    for (const inner of Object.values(model.nodes)) {
      const shape = shapes[inner.id]
      if (shape === undefined || !liesIn(model, inner, node.id)) continue
      const { x, y, width, height } = shape.box
      shapes[inner.id] = { box: rounded({ x: x + box.x + PADDING, y: y + box.y + PADDING, width, height }) }
    }
  }
  if (!isActivity(node)) return
  for (const [index, id] of node.boundary.entries()) {
    const x = box.x + 10 + index * BOUNDARY_STEP
    shapes[id] = { box: rounded({ x, y: box.y + box.height - EVENT / 2, width: EVENT, height: EVENT }) }
  }
}

function liesIn(model: Model, node: ProcessNode, scope: string): boolean {
  if (node.scope === null) return false
  return node.scope === scope || liesIn(model, nodeOf(model, node.scope), scope)
}

/** Column of a node: one behind the last of those that lead to it, back edges apart; unreachable nodes come last. */
function columnsOf(model: Model, scope: string | null, members: readonly ProcessNode[]): ProcessNode[][] {
  const forward = forwardSuccessors(model, startOfScope(model, scope))
  const rank = new Map<string, number>()
  // Post-order of the walk reversed is a topological order of the forward edges.
  const order = topological(forward)
  for (const id of order) {
    const own = rank.get(id) ?? 0
    rank.set(id, own)
    const isBoundary = (next: string) => nodeOf(model, next).type === 'boundary'
    for (const next of forward.get(id) ?? [])
      rank.set(next, Math.max(rank.get(next) ?? 0, isBoundary(next) ? own : own + 1))
  }
  const last = Math.max(0, ...rank.values()) + 1
  const columns: ProcessNode[][] = []
  const walked = [
    ...order.filter((id) => members.some((node) => node.id === id)),
    ...members.map((node) => node.id),
  ]
  for (const id of new Set(walked)) {
    const column = rank.get(id) ?? last
    columns[column] = [...(columns[column] ?? []), nodeOf(model, id)]
  }
  return columns.filter((column) => column !== undefined && column.length > 0)
}

function topological(forward: ReadonlyMap<string, readonly string[]>): string[] {
  const incoming = new Map<string, number>()
  for (const targets of forward.values())
    for (const id of targets) incoming.set(id, (incoming.get(id) ?? 0) + 1)
  const order = [...forward.keys()].filter((id) => !incoming.has(id))
  for (const id of order) {
    for (const next of forward.get(id) ?? []) {
      const left = (incoming.get(next) ?? 0) - 1
      incoming.set(next, left)
      if (left === 0) order.push(next)
    }
  }
  return order
}

/** Right side to left side with one step between; from the bottom of a boundary event; backwards under the shapes. */
function route(model: Model, flow: Flow, shapes: Readonly<Record<string, Shape>>): Edge {
  const from = shapes[flow.from]?.box
  const to = shapes[flow.to]?.box
  if (from === undefined || to === undefined) return { points: [] }
  const entry = { x: to.x, y: to.y + to.height / 2 }
  if (nodeOf(model, flow.from).type === 'boundary') {
    const exit = { x: from.x + from.width / 2, y: from.y + from.height }
    const turn = exit.y + 14
    const aside = to.x - 20
    return { points: [exit, { x: exit.x, y: turn }, { x: aside, y: turn }, { x: aside, y: entry.y }, entry] }
  }
  const exit = { x: from.x + from.width, y: from.y + from.height / 2 }
  if (entry.x > exit.x) return { points: stepped(exit, entry) }
  const low = Math.max(from.y + from.height, to.y + to.height) + 24
  const [start, end] = [
    { x: from.x + from.width / 2, y: from.y + from.height },
    { x: to.x + to.width / 2, y: to.y + to.height },
  ]
  return { points: [start, { x: start.x, y: low }, { x: end.x, y: low }, end] }
}

function stepped(exit: Point, entry: Point): Point[] {
  if (exit.y === entry.y) return [exit, entry]
  const middle = entry.x - GAP_X / 2
  return [exit, { x: middle, y: exit.y }, { x: middle, y: entry.y }, entry]
}

function rounded(box: Box): Box {
  return {
    x: Math.round(box.x),
    y: Math.round(box.y),
    width: Math.round(box.width),
    height: Math.round(box.height),
  }
}
