// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopPdfWorker } from '#platform/pdf'
import { sweep } from './real/fault-sweep.ts'
import { openRealCity, type RealCity } from './real/real-city.ts'
import { scenarios } from './real/scenarios.ts'

let city: RealCity
beforeAll(async () => {
  city = await openRealCity()
})
afterAll(async () => {
  await city.close()
  await stopPdfWorker()
})

test('there are at least 30 scenarios, each with a name of its own', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(30)
  expect(new Set(scenarios.map((scenario) => scenario.name)).size).toBe(scenarios.length)
})

test.each(scenarios.map((scenario, index) => [scenario.name, scenario, index] as const))(
  '%s: whichever call fails, it is done whole or not at all, and done when it is sent again',
  async (_name, scenario, index) => {
    expect(await sweep(city, scenario, `s${index}`)).toBeGreaterThan(4)
  },
  60_000,
)
