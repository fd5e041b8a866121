// SPDX-License-Identifier: Apache-2.0
import type { LabelGrid, Point } from './terrain.ts'

/** A piece of border between two labels; neighbours share it, so that no gap opens when it is smoothed. */
interface Arc {
  readonly points: readonly Point[]
  readonly left: number
  readonly right: number
}

interface Edge {
  readonly to: number
  readonly left: number
  readonly right: number
}

/** All borders of a grid, cut where three or more labels meet. */
export function traceArcs(grid: LabelGrid): Arc[] {
  const { width, height } = grid
  const columns = width + 1
  const label = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (grid.labels[y * width + x] ?? 0)
  const edges = new Map<number, Edge[]>()
  const link = (from: number, to: number, left: number, right: number) => {
    if (left === right) return
    edges.set(from, [...(edges.get(from) ?? []), { to, left, right }])
    edges.set(to, [...(edges.get(to) ?? []), { to: from, left: right, right: left }])
  }
  for (let y = 0; y <= height; y += 1)
    for (let x = 0; x <= width; x += 1) {
      const corner = y * columns + x
      if (x < width) link(corner, corner + 1, label(x, y), label(x, y - 1))
      if (y < height) link(corner, corner + columns, label(x - 1, y), label(x, y))
    }
  const arcs: Arc[] = []
  const walked = new Set<string>()
  const walk = (start: number, first: Edge) => {
    const corners = [start]
    let [from, edge] = [start, first]
    for (;;) {
      walked.add(`${from} ${edge.to}`).add(`${edge.to} ${from}`)
      corners.push(edge.to)
      const onward = (edges.get(edge.to) ?? []).filter((next) => next.to !== from)
      const [next] = onward
      if (onward.length !== 1 || next === undefined || edge.to === start) break
      ;[from, edge] = [edge.to, next]
    }
    const points = corners.map((corner): Point => [corner % columns, Math.floor(corner / columns)])
    arcs.push({ points: smooth(points), left: first.left, right: first.right })
  }
  const starts = [...edges].sort(([, a], [, b]) => b.length - a.length)
  for (const [corner, all] of starts)
    for (const edge of all) if (!walked.has(`${corner} ${edge.to}`)) walk(corner, edge)
  return arcs
}

/** Ring around one label, closed. */
export function ringOf(arcs: readonly Arc[], inside: (label: number) => boolean): Point[] {
  const waiting = arcs
    .filter(({ left, right }) => inside(left) !== inside(right))
    .map((arc) => (inside(arc.left) ? [...arc.points] : [...arc.points].reverse()))
  const ring = waiting.shift() ?? []
  while (waiting.length > 0) {
    const [x, y] = ring.at(-1) ?? [0, 0]
    const next = waiting.findIndex(([first]) => first?.[0] === x && first[1] === y)
    if (next < 0) break
    ring.push(...(waiting.splice(next, 1)[0] ?? []).slice(1))
  }
  return ring
}

/** Takes the steps of the grid out of a line; its ends stay, so that arcs still meet. */
function smooth(points: readonly Point[]): Point[] {
  let line = [...points]
  for (let round = 0; round < 4; round += 1)
    line = line.map((point, index) => {
      const [before, after] = [line[index - 1], line[index + 1]]
      if (before === undefined || after === undefined) return point
      return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4]
    })
  return simplify(line, 0.14)
}

/** Douglas–Peucker: leaves out what lies within the tolerance of a straight line. */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  if (first === undefined || last === undefined || line.length < 3) return [...line]
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]]
  const length = Math.hypot(dx, dy)
  let [farthest, most] = [0, 0]
  line.forEach(([x, y], index) => {
    const away =
      length === 0
        ? Math.hypot(x - first[0], y - first[1])
        : Math.abs(dy * (x - first[0]) - dx * (y - first[1])) / length
    if (away > most) [farthest, most] = [index, away]
  })
  if (most <= tolerance) return [first, last]
  return [
    ...simplify(line.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(farthest), tolerance),
  ]
}
