// SPDX-License-Identifier: Apache-2.0
import { type CityMap, lineOf, type Position } from './map-features.ts'
import type { Projection, Size } from './projection.ts'

interface Picture {
  readonly map: CityMap
  readonly project: Projection
  readonly size: Size
  /** Colour step of a district. */
  readonly stepOf: (regionCode: string) => number
  /** Height of a district's column, 0 to 1. */
  readonly shareOf: (regionCode: string) => number
  readonly hovered: string | undefined
  readonly locale: 'zh' | 'en'
  /** Pixels of one rem, so that lines and letters grow with the wall. */
  readonly rem: number
  readonly colour: (token: string) => string
}

/** A line or ring as a path in pixels. */
export function pathOf(line: readonly Position[], project: Projection): Path2D {
  const path = new Path2D()
  line.forEach((position, index) => {
    const [x, y] = project(position)
    if (index === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  })
  return path
}

/** Draws everything once; nothing moves by itself, so a wall without a graphics card is as fast as one with. */
export function drawMap(context: CanvasRenderingContext2D, picture: Picture): void {
  const { map, project, size, rem, colour } = picture
  context.clearRect(0, 0, size.width, size.height)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  const of = (kind: string) =>
    map.features
      .filter(({ properties }) => properties.kind === kind)
      .map((feature) => ({
        ...feature.properties,
        line: lineOf(feature),
        path: pathOf(lineOf(feature), project),
      }))
  const [city] = of('city')
  if (city === undefined) return
  drawPlate(context, city.path, picture)

  const districts = of('district')
  for (const { path, regionCode = '' } of districts) {
    context.fillStyle = colour(`--map-${picture.stepOf(regionCode)}`)
    context.fill(path)
  }
  context.save()
  context.clip(city.path)
  stroke(context, of('street'), colour('--map-street'), 0.05 * rem)
  stroke(context, of('road'), colour('--map-road'), 0.09 * rem)
  context.fillStyle = colour('--map-water')
  for (const { path } of of('lake')) context.fill(path)
  stroke(context, of('lake'), colour('--map-shore'), 0.08 * rem)
  stroke(context, of('river'), colour('--map-shore'), 0.75 * rem)
  stroke(context, of('river'), colour('--map-water'), 0.6 * rem)
  context.restore()

  stroke(context, districts, colour('--map-border'), 0.09 * rem)
  for (const { path, regionCode } of districts) {
    if (regionCode !== picture.hovered) continue
    context.fillStyle = colour('--glow')
    context.fill(path)
    stroke(context, [{ path }], colour('--primary-hover'), 0.16 * rem)
  }
  context.shadowColor = colour('--glow-strong')
  context.shadowBlur = 1.1 * rem
  stroke(context, [city], colour('--map-edge'), 0.14 * rem)
  context.shadowBlur = 0

  for (const { seat, regionCode = '' } of districts) {
    if (seat) drawColumn(context, project(seat), picture.shareOf(regionCode), picture)
  }
  drawWaterNames(context, [...of('river'), ...of('lake')], picture)
}

/** The city as a plate with a thick edge, lit from above. */
function drawPlate(context: CanvasRenderingContext2D, path: Path2D, { rem, colour }: Picture): void {
  const depth = Math.round(1.1 * rem)
  context.save()
  context.shadowColor = colour('--glow')
  context.shadowBlur = 3 * rem
  context.translate(0, depth)
  context.fillStyle = colour('--map-plate')
  context.fill(path)
  context.restore()
  for (let layer = depth; layer > 0; layer -= 2) {
    context.save()
    context.translate(0, layer)
    stroke(context, [{ path }], colour(layer === depth ? '--map-edge' : '--map-plate'), 0.12 * rem)
    context.restore()
  }
}

function drawColumn(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  share: number,
  { rem, colour }: Picture,
): void {
  const height = share * 4.5 * rem
  const width = 0.5 * rem
  context.fillStyle = colour('--glow')
  context.beginPath()
  context.ellipse(x, y, 1.1 * rem, 0.5 * rem, 0, 0, 2 * Math.PI)
  context.fill()
  const light = context.createLinearGradient(0, y, 0, y - height - 1)
  light.addColorStop(0, colour('--series-2'))
  light.addColorStop(1, colour('--series-1'))
  context.fillStyle = light
  context.fillRect(x - width / 2, y - height, width, height)
  context.beginPath()
  context.ellipse(x, y, width / 2, width / 5, 0, 0, 2 * Math.PI)
  context.fill()
  if (height === 0) return
  context.fillStyle = colour('--primary-hover')
  context.beginPath()
  context.ellipse(x, y - height, width / 2, width / 5, 0, 0, 2 * Math.PI)
  context.fill()
}

function drawWaterNames(
  context: CanvasRenderingContext2D,
  waters: readonly { line: readonly Position[]; name?: { zh: string; en: string }; kind: string }[],
  { project, locale, rem, colour }: Picture,
): void {
  context.font = `italic ${0.9 * rem}px ${getComputedStyle(document.body).fontFamily}`
  context.fillStyle = colour('--map-water-ink')
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const { line, name, kind } of waters) {
    if (!name) continue
    const points = line.map(project)
    const [x, y] =
      kind === 'river'
        ? (points[Math.round(points.length * 0.2)] ?? [0, 0])
        : [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length)
    context.fillText(name[locale], x ?? 0, (y ?? 0) + (kind === 'river' ? 1.1 * rem : 0))
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  all: readonly { path: Path2D }[],
  style: string,
  width: number,
): void {
  context.strokeStyle = style
  context.lineWidth = width
  for (const { path } of all) context.stroke(path)
}
