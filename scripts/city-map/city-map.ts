// SPDX-License-Identifier: Apache-2.0
import { createSeededRandom } from '#platform/clock'
import { ringOf, simplify, traceArcs } from './borders.ts'
import { createNoise, innermost, joinPieces, type LabelGrid, type Point } from './terrain.ts'

/** Where a district lies, in shares of the city's half width and half height from its middle; a larger pull takes more land. */
const districts = [
  { code: '990102', at: [-0.06, 0.2], pull: -0.01 },
  { code: '990103', at: [0.3, 0.34], pull: 0 },
  { code: '990104', at: [-0.26, -0.24], pull: 0.01 },
  { code: '990105', at: [0.24, -0.28], pull: 0.01 },
  { code: '990106', at: [0.7, 0.0], pull: 0.05 },
  { code: '990107', at: [-0.4, 0.55], pull: 0.02 },
  { code: '990108', at: [-0.7, 0.02], pull: 0.03 },
  { code: '990121', at: [0.18, 0.82], pull: 0.02 },
  { code: '990122', at: [0.02, -0.8], pull: 0.05 },
] as const

const width = 400
const height = 252
/** Half the city's size in degrees: about 48 × 30 km at the equator. */
const half = { x: 0.43, y: 0.27 }

/**
 * The map of 云澜市. It lies around 0° N 0° E, in the open sea, so that it can be taken for no real place; a real city
 * replaces the file by its own GeoJSON with the same properties.
 */
export function cityMap(): string {
  const noise = createNoise(createSeededRandom(990100))
  const toCity = ([x, y]: Point): Point => [(x / width) * 2.3 - 1.15, 1.15 - (y / height) * 2.3]
  const grid: LabelGrid = { width, height, labels: new Uint8Array(width * height) }
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) grid.labels[y * width + x] = labelAt(toCity([x + 0.5, y + 0.5]), noise)
  joinPieces(grid)

  const arcs = traceArcs(grid)
  const ring = (inside: (label: number) => boolean) => [
    ringOf(arcs, inside).map((point) => degrees(toCity(point))),
  ]
  const seats = districts.map((_, index) => toCity(innermost(grid, index + 1)))
  const river = riverLine(noise)
  const features = [
    feature('city', { type: 'Polygon', coordinates: ring((label) => label > 0) }),
    ...districts.map(({ code }, index) =>
      feature(
        'district',
        { type: 'Polygon', coordinates: ring((label) => label === index + 1) },
        { regionCode: code, seat: degrees(seats[index] ?? [0, 0]) },
      ),
    ),
    ...roads(seats, noise).map((line) =>
      feature('road', { type: 'LineString', coordinates: line.map(degrees) }),
    ),
    ...streets(grid).map((line) => feature('street', { type: 'LineString', coordinates: line.map(degrees) })),
    feature(
      'river',
      { type: 'LineString', coordinates: river.map(degrees) },
      { name: { zh: '澜江', en: 'Lan River' } },
    ),
    feature(
      'lake',
      { type: 'Polygon', coordinates: [lakeRing(noise).map(degrees)] },
      { name: { zh: '澜湖', en: 'Lake Lan' } },
    ),
  ]
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`
}

const degrees = ([x, y]: Point): Point => [
  Math.round(x * half.x * 1e4) / 1e4,
  Math.round(y * half.y * 1e4) / 1e4,
]

function feature(kind: string, geometry: object, properties: object = {}): string {
  return JSON.stringify({ type: 'Feature', properties: { kind, ...properties }, geometry })
}

/** Nearest district, along crooked ways; nothing beyond the crooked edge of the city. */
function labelAt([x, y]: Point, noise: ReturnType<typeof createNoise>): number {
  const edge = Math.hypot(x, y) + noise(x * 2.4 + 9, y * 1.7) * 0.12 + noise(x * 11 + 3, y * 8) * 0.035
  if (edge > 0.93) return 0
  const wx = x + noise(x * 3.4, y * 2.6) * 0.07 + noise(x * 14, y * 10) * 0.022
  const wy = y + noise(x * 3.4 + 40, y * 2.6 + 40) * 0.09 + noise(x * 14 + 7, y * 10 + 7) * 0.03
  let [nearest, least] = [0, Number.POSITIVE_INFINITY]
  districts.forEach(({ at, pull }, index) => {
    const away = (wx - at[0]) ** 2 + ((wy - at[1]) * 0.72) ** 2 - pull
    if (away < least) [nearest, least] = [index + 1, away]
  })
  return nearest
}

/** From the western hills to the sea in the east. */
function riverLine(noise: ReturnType<typeof createNoise>): Point[] {
  const line = Array.from({ length: 90 }, (_, index): Point => {
    const x = -1.1 + (index / 89) * 2.25
    return [x, -0.07 + 0.09 * Math.sin(x * 3.1 + 0.6) + noise(x * 5 + 5, 2) * 0.06]
  })
  return simplify(line, 0.003)
}

function lakeRing(noise: ReturnType<typeof createNoise>): Point[] {
  const ring = Array.from({ length: 48 }, (_, index): Point => {
    const turn = (index / 48) * 2 * Math.PI
    const reach = 1 + 0.3 * noise(Math.cos(turn) * 1.1 + 3, Math.sin(turn) * 1.1 + 3)
    return [-0.52 + Math.cos(turn) * reach * 0.085, -0.42 + Math.sin(turn) * reach * 0.1]
  })
  const [first] = ring
  return first === undefined ? ring : [...ring, first]
}

/** One crooked road between each seat and the three seats nearest to it, and a ring around the old town. */
function roads(seats: readonly Point[], noise: ReturnType<typeof createNoise>): Point[][] {
  const pairs = new Set<string>()
  seats.forEach((seat, index) => {
    const byDistance = seats
      .map((other, to) => ({ to, away: Math.hypot(other[0] - seat[0], other[1] - seat[1]) }))
      .sort((a, b) => a.away - b.away)
    for (const { to } of byDistance.slice(1, 4))
      pairs.add([Math.min(index, to), Math.max(index, to)].join(' '))
  })
  const between = [...pairs].map((pair) => {
    const [from = [0, 0], to = [0, 0]] = pair.split(' ').map((index) => seats[Number(index)])
    return crooked(from, to, noise)
  })
  const [oldTown = [0, 0]] = seats
  const around = Array.from({ length: 61 }, (_, index): Point => {
    const turn = (index / 60) * 2 * Math.PI
    const reach = 0.26 + noise(Math.cos(turn) + 8, Math.sin(turn) + 8) * 0.03
    return [oldTown[0] + 0.08 + Math.cos(turn) * reach, oldTown[1] - 0.12 + Math.sin(turn) * reach * 1.35]
  })
  return [...between, simplify([...around.slice(0, -1), around[0] ?? oldTown], 0.004)]
}

function crooked(from: Point, to: Point, noise: ReturnType<typeof createNoise>): Point[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const line = Array.from({ length: 25 }, (_, index): Point => {
    const share = index / 24
    const bend = Math.sin(share * Math.PI) * noise(from[0] * 5 + share * 1.5, to[1] * 5 + share) * 0.22
    return [from[0] + dx * share - dy * bend, from[1] + dy * share + dx * bend]
  })
  return simplify(line, 0.004)
}

/** A net of streets in the built-up middle: denser near the old town, cut at the edge of the city. */
function streets(grid: LabelGrid): Point[][] {
  const random = createSeededRandom(12345)
  const lines: Point[][] = []
  const centres: readonly { at: Point; reach: number; turn: number }[] = [
    { at: [-0.06, 0.2], reach: 0.2, turn: 0.12 },
    { at: [0.26, -0.26], reach: 0.19, turn: -0.2 },
    { at: [0.3, 0.33], reach: 0.12, turn: 0.3 },
    { at: [-0.1, -0.3], reach: 0.1, turn: 0 },
    { at: [0.68, 0.04], reach: 0.1, turn: -0.1 },
    { at: [-0.62, 0.05], reach: 0.08, turn: 0.2 },
  ]
  const inside = ([x, y]: Point) => {
    const [column, row] = [Math.floor(((x + 1.15) / 2.3) * width), Math.floor(((1.15 - y) / 2.3) * height)]
    return (grid.labels[row * width + column] ?? 0) > 0
  }
  for (const { at, reach, turn } of centres)
    for (const across of [false, true])
      for (let offset = -reach; offset <= reach; offset += 0.028) {
        const length = Math.sqrt(Math.max(reach ** 2 - offset ** 2, 0)) * (0.6 + random.integer(50) / 100)
        const ends = [-length, length].map((along): Point => {
          const [x, y] = across ? [offset, along] : [along, offset]
          return [
            at[0] + x * Math.cos(turn) - y * Math.sin(turn),
            at[1] + (x * Math.sin(turn) + y * Math.cos(turn)) * 1.5,
          ]
        })
        if (ends.every(inside)) lines.push(ends)
      }
  return lines
}
