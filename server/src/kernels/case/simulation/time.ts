// SPDX-License-Identifier: Apache-2.0
import type { Random } from '#platform/clock'
import { pick, weighted } from './random.ts'
import type { World } from './world.ts'

const second = 1000
const hour = 3600 * second
const day = 24 * hour

/** Days on which clocks go wrong: before holidays and make-up days, at the turn of the year, on a leap day. */
const hard = [
  '2026-01-01T15:59:59.000Z',
  '2026-02-14T01:00:00Z',
  '2026-02-23T15:30:00Z',
  '2026-04-30T15:59:58Z',
  '2026-09-30T10:00:00Z',
  '2026-10-09T15:59:59.500Z',
  '2026-12-31T15:59:59.900Z',
  '2028-02-28T16:00:00Z',
]

export function startOf(random: Random): string {
  const from = Date.parse('2025-12-20T00:00:00Z')
  return new Date(from + random.integer(400) * day + random.integer(86_400) * second).toISOString()
}

/** Moves the clock of all processes; says how far. */
export function jumpClock(random: Random, world: World): string {
  const { clock } = world
  // Processes have seen it, whether or not they said anything.
  world.latest()
  const before = clock.now().getTime()
  const by = weighted(random, { second: 6, hour: 4, day: 4, days: 2, due: 5, hard: 1, back: 1 })
  if (by === 'second') clock.advance((1 + random.integer(90)) * second)
  else if (by === 'hour') clock.advance((1 + random.integer(20)) * hour)
  else if (by === 'day') clock.advance(day)
  else if (by === 'days') clock.advance((2 + random.integer(30)) * day)
  else if (by === 'back') clock.advance(-(pick(random, [second, 90 * second, hour, day]) ?? second))
  else if (by === 'hard') {
    const next = hard.map((text) => Date.parse(text)).filter((at) => at > before)
    if (next.length > 0) clock.set(new Date(pick(random, next.slice(0, 2)) ?? before))
  } else {
    // To the next timer, to the millisecond.
    const times = [...world.database.rows.jobs.values()].map((job) => job.runAt).filter((at) => at > before)
    if (times.length > 0) clock.set(new Date(Math.min(...times)))
  }
  return `the clock goes from ${new Date(before).toISOString()} to ${clock.now().toISOString()}`
}
