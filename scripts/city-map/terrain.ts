// SPDX-License-Identifier: Apache-2.0
import type { Random } from '#platform/clock'

export type Point = readonly [x: number, y: number]

/** A label for every cell: 0 is outside of the city, n is the n-th district. */
export interface LabelGrid {
  readonly width: number
  readonly height: number
  readonly labels: Uint8Array
}

/** Smooth noise around 0: three octaves of values on a lattice. */
export function createNoise(random: Random): (x: number, y: number) => number {
  const size = 64
  const lattice = Float64Array.from({ length: size * size }, () => random.integer(2001) / 1000 - 1)
  const at = (x: number, y: number) =>
    lattice[(((y % size) + size) % size) * size + (((x % size) + size) % size)] ?? 0
  const ease = (t: number) => t * t * (3 - 2 * t)
  const octave = (x: number, y: number) => {
    const [x0, y0] = [Math.floor(x), Math.floor(y)]
    const [tx, ty] = [ease(x - x0), ease(y - y0)]
    const mix = (a: number, b: number, t: number) => a + (b - a) * t
    return mix(mix(at(x0, y0), at(x0 + 1, y0), tx), mix(at(x0, y0 + 1), at(x0 + 1, y0 + 1), tx), ty)
  }
  return (x, y) =>
    octave(x, y) + octave(x * 2.1 + 17, y * 2.1 + 5) / 2 + octave(x * 4.3 + 31, y * 4.3 + 11) / 4
}

const neighbours = (grid: LabelGrid, cell: number): number[] => {
  const x = cell % grid.width
  const around: number[] = []
  if (x > 0) around.push(cell - 1)
  if (x < grid.width - 1) around.push(cell + 1)
  if (cell >= grid.width) around.push(cell - grid.width)
  if (cell < grid.width * (grid.height - 1)) around.push(cell + grid.width)
  return around
}

/** Leaves each label one connected piece, without holes: the rest goes to what lies around it. */
export function joinPieces(grid: LabelGrid): void {
  const largest = new Map<number, number[]>()
  const seen = new Uint8Array(grid.labels.length)
  for (let start = 0; start < grid.labels.length; start += 1) {
    if (seen[start]) continue
    const label = grid.labels[start] ?? 0
    const piece = [start]
    seen[start] = 1
    for (let index = 0; index < piece.length; index += 1)
      for (const next of neighbours(grid, piece[index] ?? 0))
        if (!seen[next] && grid.labels[next] === label) {
          seen[next] = 1
          piece.push(next)
        }
    if (piece.length > (largest.get(label)?.length ?? 0)) largest.set(label, piece)
  }
  const settled = new Uint8Array(grid.labels.length)
  const border: number[] = []
  for (const piece of largest.values())
    for (const cell of piece) {
      settled[cell] = 1
      border.push(cell)
    }
  for (let index = 0; index < border.length; index += 1) {
    const cell = border[index] ?? 0
    for (const next of neighbours(grid, cell))
      if (!settled[next]) {
        settled[next] = 1
        grid.labels[next] = grid.labels[cell] ?? 0
        border.push(next)
      }
  }
}

/** The cell of a label that is farthest from its border: where its name has most room. */
export function innermost(grid: LabelGrid, label: number): Point {
  let ring = [...grid.labels.keys()].filter(
    (cell) =>
      grid.labels[cell] === label && neighbours(grid, cell).some((next) => grid.labels[next] !== label),
  )
  const seen = new Set(ring)
  let last = ring
  while (ring.length > 0) {
    last = ring
    ring = []
    for (const cell of last)
      for (const next of neighbours(grid, cell))
        if (grid.labels[next] === label && !seen.has(next)) {
          seen.add(next)
          ring.push(next)
        }
  }
  const cell = last[Math.floor(last.length / 2)] ?? 0
  return [(cell % grid.width) + 0.5, Math.floor(cell / grid.width) + 0.5]
}
