// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { CityMap } from './map-features.ts'
import { projectionOf } from './projection.ts'
import { stepOf, stepsOf } from './steps.ts'

describe('colour steps of the map', () => {
  it('cut whole numbers without gap or overlap, up to the largest', () => {
    for (const most of [1, 4, 5, 12, 99, 12_486]) {
      const steps = stepsOf('measure', [0, most, null])
      expect(steps[0]?.from).toBe(0)
      expect(steps.at(-1)?.to).toBeGreaterThanOrEqual(most)
      steps.slice(1).forEach((step, index) => {
        expect(step.from).toBe((steps[index]?.to ?? 0) + 1)
      })
      expect(stepOf(steps, most)).toBe(steps.length - 1)
      expect(stepOf(steps, 0)).toBe(0)
    }
  })
  it('are there when every district has none', () => {
    const steps = stepsOf('measure', [0, 0, null])
    expect(steps[0]).toEqual({ from: 0, to: 0 })
    expect(stepOf(steps, 0)).toBe(0)
  })
  it('keep the same ranges for every ratio', () => {
    const steps = stepsOf('ratio', [97])
    expect([0, 59.9, 60, 94.9, 95, 100].map((value) => stepOf(steps, value))).toEqual([0, 0, 1, 3, 4, 4])
    expect(stepOf(steps, null)).toBe(0)
  })
})

describe('projection', () => {
  const map: CityMap = {
    features: [
      {
        properties: { kind: 'city' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-1, -0.5],
              [1, -0.5],
              [1, 0.5],
              [-1, 0.5],
            ],
          ],
        },
      },
    ],
  }
  it('fits the city into its place, north above', () => {
    const project = projectionOf(map, { width: 220, height: 400 }, 10)
    expect(project([-1, 0])[0]).toBeCloseTo(10)
    expect(project([1, 0])[0]).toBeCloseTo(210)
    expect(project([0, 0])).toEqual([110, 200])
    expect(project([0, 0.5])[1]).toBeLessThan(project([0, -0.5])[1])
  })
})
