// SPDX-License-Identifier: Apache-2.0
import { type BpmnElement, child, children, numberIn, property, text } from './bpmn-element.ts'
import type { Model } from './model.ts'

export type Point = { readonly x: number; readonly y: number }
export type Box = Point & { readonly width: number; readonly height: number }

/** Where the elements of a model are drawn. */
export type Diagram = {
  readonly shapes: Readonly<Record<string, Shape>>
  readonly edges: Readonly<Record<string, Edge>>
}
export type Shape = { readonly box: Box; readonly label?: Box }
export type Edge = { readonly points: readonly Point[]; readonly label?: Box }

/**
 * Reads the drawing (BPMN DI) of a model. Null when a node or flow of it has no place there, or when a sub-process is
 * drawn on a page of its own: then the whole is laid out anew rather than drawn with holes.
 */
export function readDiagram(definitions: BpmnElement, model: Model): Diagram | null {
  const planes = children(definitions, 'diagrams').map((diagram) => child(diagram, 'plane'))
  const [plane, ...more] = planes.filter((entry) => entry !== undefined)
  if (plane === undefined || more.length > 0) return null
  const shapes: Record<string, Shape> = {}
  const edges: Record<string, Edge> = {}
  for (const part of children(plane, 'planeElement')) {
    const drawn = child(part, 'bpmnElement')
    const id = drawn && text(drawn, 'id')
    if (id === undefined) continue
    const shape = readShape(part)
    if (Object.hasOwn(model.nodes, id) && shape !== undefined) shapes[id] = shape
    const edge = readEdge(part)
    if (Object.hasOwn(model.flows, id) && edge !== undefined) edges[id] = edge
  }
  const complete =
    Object.keys(model.nodes).every((id) => Object.hasOwn(shapes, id)) &&
    Object.keys(model.flows).every((id) => Object.hasOwn(edges, id))
  return complete ? { shapes, edges } : null
}

function readShape(part: BpmnElement): Shape | undefined {
  if (property(part, 'isExpanded') === false && property(part, 'bpmnElement') !== undefined) {
    const drawn = child(part, 'bpmnElement')
    if (drawn?.$type === 'bpmn:SubProcess') return undefined
  }
  const box = readBox(child(part, 'bounds'))
  if (box === undefined) return undefined
  const label = readLabel(part)
  return { box, ...(label && { label }) }
}

function readEdge(part: BpmnElement): Edge | undefined {
  const points = children(part, 'waypoint').map((point) => ({
    x: numberIn(point, 'x') ?? 0,
    y: numberIn(point, 'y') ?? 0,
  }))
  if (points.length < 2) return undefined
  const label = readLabel(part)
  return { points, ...(label && { label }) }
}

function readLabel(part: BpmnElement): Box | undefined {
  const label = child(part, 'label')
  return label && readBox(child(label, 'bounds'))
}

function readBox(bounds: BpmnElement | undefined): Box | undefined {
  if (bounds === undefined) return undefined
  const x = numberIn(bounds, 'x')
  const y = numberIn(bounds, 'y')
  const width = numberIn(bounds, 'width')
  const height = numberIn(bounds, 'height')
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined
  return { x, y, width, height }
}
