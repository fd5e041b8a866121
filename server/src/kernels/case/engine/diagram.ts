// SPDX-License-Identifier: Apache-2.0
import type { Locale, LocalizedText } from '#contracts/text'
import type { Box, Diagram, Edge, Point } from './diagram-interchange.ts'
import { textWidth, wrapLabel } from './diagram-label.ts'
import { drawMarker } from './diagram-marker.ts'
import { isActivity, isEnd, isScope, type Model, type ProcessNode } from './model.ts'

/** State of a node or flow in one case; what is not named has not been reached. */
export type DrawnState = 'done' | 'open' | 'overdue'

export type DiagramOptions = {
  readonly locale: Locale
  readonly states?: Readonly<Record<string, DrawnState>>
  /** Names the drawing for those who cannot see it; the name of the process by default. */
  readonly title?: string
}

const FONT = 12
const SMALL = 11
const MARGIN = 16
const LINE = 1.3
/** No label is squeezed below this: an English word of eleven letters. */
const NARROWEST = 72

/**
 * Draws a process as SVG. Colours are presentation attributes, so that it prints as it is, and each element has
 * classes (`cs-node`, `cs-user`, `is-done` …) by which a style sheet may overrule them; there is no style attribute
 * and no script, as a strict content security policy asks.
 */
export function renderDiagram(model: Model, diagram: Diagram, options: DiagramOptions): string {
  const frame = frameOf(diagram)
  const nodes = Object.values(model.nodes).toSorted((a, b) => layerOf(a) - layerOf(b))
  const scopes = nodes.filter(isScope)
  const others = nodes.filter((node) => !isScope(node))
  const title = escapeXml(options.title ?? model.name[options.locale])
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cs-diagram" role="img" aria-label="${title}"`,
    ` viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}"`,
    ` font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif">`,
    `<title>${title}</title>`,
    ...scopes.map((node) => drawNode(node, diagram, options)),
    ...Object.values(model.flows).map((flow) => drawFlow(flow.id, flow.name, diagram, options)),
    ...others.map((node) => drawNode(node, diagram, options)),
    '</svg>',
  ].join('')
}

type Paint = { readonly fill: string; readonly stroke: string; readonly text: string }
// Contrast of text on fill at least 4.5 : 1, of stroke on white at least 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
const PAINTS: Readonly<Record<DrawnState | 'ahead', Paint>> = {
  done: { fill: '#e6f4ea', stroke: '#1e7d43', text: '#14532d' },
  open: { fill: '#e3eefc', stroke: '#1558b0', text: '#0b3d7e' },
  overdue: { fill: '#fdecea', stroke: '#b3261e', text: '#8c1d18' },
  ahead: { fill: '#ffffff', stroke: '#6b7280', text: '#374151' },
}

function paintOf(id: string, options: DiagramOptions): { paint: Paint; state: string; open: boolean } {
  const states = options.states ?? {}
  const state = Object.hasOwn(states, id) ? states[id] : undefined
  return {
    paint: PAINTS[state ?? 'ahead'],
    state: `is-${state ?? 'ahead'}`,
    open: state === 'open' || state === 'overdue',
  }
}

function layerOf(node: ProcessNode): number {
  return node.type === 'boundary' ? 1 : 0
}

function drawNode(node: ProcessNode, diagram: Diagram, options: DiagramOptions): string {
  const shape = diagram.shapes[node.id]
  if (shape === undefined) return ''
  const { paint, state, open } = paintOf(node.id, options)
  const name = node.name?.[options.locale] ?? ''
  const width = open ? 2.5 : 1.5
  const line = `fill="${paint.fill}" stroke="${paint.stroke}" stroke-width="${width}"`
  const outline = drawOutline(node, shape.box, line, paint)
  const label =
    isActivity(node) || isScope(node)
      ? drawInnerLabel(name, shape.box, paint.text, isScope(node))
      : drawOuterLabel(name, shape.label ?? below(shape.box), paint.text)
  const tip = name === '' ? '' : `<title>${escapeXml(name)}</title>`
  const marker = drawMarker(node, shape.box, paint.stroke)
  const id = escapeXml(node.id)
  return `<g class="cs-node cs-${node.type} ${state}" data-node="${id}">${tip}${outline}${marker}${label}</g>`
}

function drawOutline(node: ProcessNode, box: Box, line: string, paint: Paint): string {
  const { x, y, width, height } = box
  if (node.type === 'event-subprocess')
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" ${line} stroke-dasharray="1.5 3"/>`
  if (isActivity(node)) {
    const thick = node.type === 'call' ? ' stroke-width="3"' : ''
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" ${thick === '' ? line : line.replace(/ stroke-width="[^"]*"/, thick)}/>`
  }
  const cx = x + width / 2
  const cy = y + height / 2
  if (
    node.type === 'exclusive' ||
    node.type === 'parallel' ||
    node.type === 'inclusive' ||
    node.type === 'event-gateway'
  ) {
    return `<polygon points="${cx},${y} ${x + width},${cy} ${cx},${y + height} ${x},${cy}" ${line}/>`
  }
  const radius = Math.min(width, height) / 2
  if (node.type === 'start') return `<circle cx="${cx}" cy="${cy}" r="${radius}" ${line}/>`
  if (node.type === 'event-start') {
    const dashed = node.interrupting ? '' : ' stroke-dasharray="4 3"'
    return `<circle cx="${cx}" cy="${cy}" r="${radius}" ${line}${dashed}/>`
  }
  if (isEnd(node)) {
    const strong = line.replace(/stroke-width="[^"]*"/, 'stroke-width="3.5"')
    return `<circle cx="${cx}" cy="${cy}" r="${radius}" ${strong}/>`
  }
  const dashes = node.type === 'boundary' && !node.interrupting ? ' stroke-dasharray="4 3"' : ''
  const inner = `<circle cx="${cx}" cy="${cy}" r="${radius - 3.5}" fill="none" stroke="${paint.stroke}"${dashes}/>`
  return `<circle cx="${cx}" cy="${cy}" r="${radius}" ${line}${dashes}/>${inner}`
}

function drawFlow(id: string, name: LocalizedText | null, diagram: Diagram, options: DiagramOptions): string {
  const edge = diagram.edges[id]
  if (edge === undefined) return ''
  const { paint, state } = paintOf(id, options)
  const points = edge.points.map(({ x, y }) => `${x},${y}`).join(' ')
  const width = state === 'is-ahead' ? 1.25 : 2
  const label =
    name === null ? '' : drawOuterLabel(name[options.locale], edge.label ?? middleOf(edge), paint.text)
  return (
    `<g class="cs-flow ${state}" data-flow="${escapeXml(id)}">` +
    `<polyline points="${points}" fill="none" stroke="${paint.stroke}" stroke-width="${width}"/>` +
    `${arrow(edge, paint.stroke)}${label}</g>`
  )
}

function arrow({ points }: Edge, colour: string): string {
  const tip = points.at(-1)
  const from = points.at(-2)
  if (tip === undefined || from === undefined) return ''
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1
  const [dx, dy] = [(tip.x - from.x) / length, (tip.y - from.y) / length]
  const corner = (side: number) =>
    `${round(tip.x - 9 * dx - side * 4 * dy)},${round(tip.y - 9 * dy + side * 4 * dx)}`
  return `<polygon points="${tip.x},${tip.y} ${corner(1)} ${corner(-1)}" fill="${colour}"/>`
}

function drawInnerLabel(name: string, box: Box, colour: string, atTop: boolean): string {
  const most = Math.max(1, Math.floor((box.height - 20) / (FONT * LINE)))
  const lines = wrapLabel(name, (box.width - 16) / FONT, atTop ? 1 : most)
  const middle = { x: box.x + box.width / 2, y: atTop ? box.y + 18 : box.y + box.height / 2 }
  return textLines(lines, middle, FONT, colour)
}

/** Labels beside a shape or flow: centred on their place, on a pale ground so that lines do not strike through them. */
function drawOuterLabel(name: string, place: Box, colour: string): string {
  if (name === '') return ''
  const lines = wrapLabel(name, Math.max(place.width, NARROWEST) / SMALL, 3)
  const wide = Math.max(...lines.map(textWidth)) * SMALL
  const centre = { x: place.x + place.width / 2, y: place.y + (lines.length * SMALL * LINE) / 2 }
  const height = lines.length * SMALL * LINE
  const ground = `<rect x="${round(centre.x - wide / 2 - 2)}" y="${round(place.y)}" width="${round(wide + 4)}" height="${round(height)}" fill="#ffffff" fill-opacity="0.8" class="cs-ground"/>`
  return ground + textLines(lines, centre, SMALL, colour)
}

function textLines(lines: readonly string[], centre: Point, size: number, colour: string): string {
  if (lines.length === 0) return ''
  const first = centre.y - ((lines.length - 1) * size * LINE) / 2 + size * 0.36
  const spans = lines.map(
    (line, index) =>
      `<tspan x="${round(centre.x)}" y="${round(first + index * size * LINE)}">${escapeXml(line)}</tspan>`,
  )
  return `<text text-anchor="middle" font-size="${size}" fill="${colour}">${spans.join('')}</text>`
}

function below(box: Box): Box {
  return { x: box.x + box.width / 2 - 45, y: box.y + box.height + 4, width: 90, height: 16 }
}

function middleOf({ points }: Edge): Box {
  const index = Math.floor((points.length - 1) / 2)
  const [a, b] = [points[index], points[index + 1] ?? points[index]]
  if (a === undefined || b === undefined) return { x: 0, y: 0, width: 0, height: 0 }
  return { x: (a.x + b.x) / 2 - 30, y: (a.y + b.y) / 2 - 17, width: 60, height: 16 }
}

/** The box around everything, labels included. */
function frameOf(diagram: Diagram): Box {
  const shapes = Object.values(diagram.shapes)
  const boxes = [
    ...shapes.map((shape) => shape.box),
    ...shapes.map((shape) => shape.label ?? below(shape.box)),
    ...Object.values(diagram.edges).flatMap((edge) =>
      edge.points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })),
    ),
  ]
  const left = Math.min(...boxes.map((box) => box.x)) - MARGIN
  const top = Math.min(...boxes.map((box) => box.y)) - MARGIN
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
