// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCalendar, publishedYears } from '#platform/workdays'
import { simulate } from '../engine/simulate.ts'
import { publishProcesses } from './city/processes.ts'
import { invariants } from './invariants.ts'
import { endAfterDays, endAfterWorkdays, workdaysBetween } from './reference/calendar.ts'
import { runSeed } from './run-seed.ts'
import type { Published } from './store/published.ts'

let published: Published
beforeAll(async () => {
  published = await publishProcesses()
})

describe('the simulation', () => {
  it('does the same under the same seed, and something else under another', async () => {
    const [first, again, other] = [
      await runSeed(11, { published }),
      await runSeed(11, { published }),
      await runSeed(12, { published }),
    ]
    expect(again).toEqual(first)
    expect(other.hash).not.toBe(first.hash)
  })

  it('does the same whether anybody reads the trace or not', async () => {
    const read = await runSeed(3, { published, verbose: true, keepLog: true })
    expect(read.hash).toBe((await runSeed(3, { published })).hash)
    expect(read.trace.length).toBeGreaterThan(50)
  })

  it('makes at least 50 moves a seed and breaks no invariant', async () => {
    for (let seed = 0; seed < 150; seed += 1) {
      const { violation, moves } = await runSeed(seed, { published })
      expect({ seed, violation }).toEqual({ seed, violation: null })
      expect(moves).toBeGreaterThanOrEqual(50)
    }
  })

  it('draws processes that end in every random run', () => {
    for (const [key, model] of published) {
      const { ended, deadlocks, endless, refused } = simulate(model, [1, 2, 3, 4, 5])
      expect({ key, ended, deadlocks, endless, refused }).toEqual({
        key,
        ended: 5,
        deadlocks: [],
        endless: [],
        refused: [],
      })
    }
  })

  it('has every invariant in the document, with its sentence', () => {
    const document = readFileSync('docs/simulation.md', 'utf8')
    for (const [name, sentence] of Object.entries(invariants))
      expect(document).toContain(`| \`${name}\` | ${sentence} |`)
  })

  it('counts days as the platform does, one by one', () => {
    const workdays = createCalendar(publishedYears)
    const from = Date.parse('2025-12-20T03:00:00Z')
    for (let day = 0; day < 800; day += 1) {
      const start = from + day * 86_400_000
      const at = new Date(start)
      for (const days of [0, 1, 2, 5, 20]) {
        expect(workdays.add(at, days).getTime()).toBe(endAfterWorkdays(start, days))
        expect(workdays.addCalendarDays(at, days).getTime()).toBe(endAfterDays(start, days))
        expect(workdays.between(at, new Date(start + days * 86_400_000))).toBe(
          workdaysBetween(start, start + days * 86_400_000),
        )
      }
    }
  })
})
