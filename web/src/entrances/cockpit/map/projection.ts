// SPDX-License-Identifier: Apache-2.0
import { type CityMap, lineOf, type Position } from './map-features.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export type Projection = (position: Position) => readonly [x: number, y: number]

/** Degrees to pixels: the whole city as large as it fits, in the middle; a degree of longitude shrinks with latitude. */
export function projectionOf(map: CityMap, size: Size, margin: number): Projection {
  const points = map.features.filter(({ properties }) => properties.kind === 'city').flatMap(lineOf)
  const [west, east] = extent(points.map(([longitude]) => longitude))
  const [south, north] = extent(points.map(([, latitude]) => latitude))
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.max(
    Math.min(
      (size.width - 2 * margin) / ((east - west) * squeeze),
      (size.height - 2 * margin) / (north - south),
    ),
    0,
  )
  return ([longitude, latitude]) => [
    size.width / 2 + (longitude - (west + east) / 2) * squeeze * scale,
    size.height / 2 - (latitude - (south + north) / 2) * scale,
  ]
}

function extent(values: readonly number[]): readonly [least: number, most: number] {
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return [values.reduce((a, b) => Math.min(a, b), most), most]
}
