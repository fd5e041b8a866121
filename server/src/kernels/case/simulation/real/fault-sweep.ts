// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import type { FaultMode } from './fault-port.ts'
import type { Scenario } from './hands.ts'
import type { RealCity } from './real-city.ts'
import { takeSnapshot } from './snapshot.ts'

// Past every lease and every pause between two tries.
const patience = 130_000
const mostPlaces = 200

export class HalfState extends Error {}

/**
 * SQLite's method: the first call to the outside fails, then the second, until the scenario passes without a fault;
 * each once before it is sent and once after it was carried out. However it fails, the state is as before or as if
 * nothing had failed, and sending it again under the same key makes it as if nothing had failed.
 */
export async function sweep(city: RealCity, scenario: Scenario, prefix: string): Promise<number> {
  const look = (tag: string) => takeSnapshot(city.platform.db, tag)
  const reference = `${prefix}r`
  const prepared = await prepare(city, scenario, reference)
  const before = await look(reference)
  await scenario.act(city, prepared, reference)
  const done = await look(reference)
  if (isDeepStrictEqual(before, done)) throw new Error(`${scenario.name} changes nothing`)
  let faults = 0
  for (const mode of ['before', 'after'] as const) {
    for (let place = 1; ; place += 1) {
      if (place > mostPlaces) throw new Error(`${scenario.name} never passes`)
      const tag = `${prefix}${mode[0]}${place}x`
      if (!(await failAt(city, scenario, { tag, place, mode, before, done }))) break
      faults += 1
    }
  }
  return faults
}

async function prepare(city: RealCity, scenario: Scenario, tag: string): Promise<string> {
  city.clock.set('2026-03-02T02:00:00Z')
  return await scenario.prepare(city, tag)
}

interface Place {
  readonly tag: string
  readonly place: number
  readonly mode: FaultMode
  readonly before: readonly string[]
  readonly done: readonly string[]
}

/** Fails one call; false when the scenario was through before it came to that one. */
async function failAt(
  city: RealCity,
  scenario: Scenario,
  { tag, place, mode, before, done }: Place,
): Promise<boolean> {
  const at = `${scenario.name}, call ${place} fails ${mode} it is carried out`
  const prepared = await prepare(city, scenario, tag)
  city.faults.arm(place, mode)
  const failure = await scenario.act(city, prepared, tag).then(
    () => null,
    (error: unknown) => error,
  )
  const fired = city.faults.fired()
  city.faults.disarm()
  const left = await takeSnapshot(city.platform.db, tag)
  if (failure !== null && !fired) throw new Error(at, { cause: failure })
  if (scenario.background !== true && !isDeepStrictEqual(left, before) && !isDeepStrictEqual(left, done))
    throw new HalfState(`${at}: neither as before nor as done:\n${difference(left, done)}`)
  if (scenario.background === true) {
    city.clock.advance(patience)
    await city.worker.processAll()
  }
  if (scenario.background !== true) await scenario.act(city, prepared, tag)
  const again = await takeSnapshot(city.platform.db, tag)
  if (!isDeepStrictEqual(again, done))
    throw new HalfState(`${at}: sent again it is not as without a fault:\n${difference(again, done)}`)
  return fired
}

function difference(here: readonly string[], there: readonly string[]): string {
  const only = (a: readonly string[], b: readonly string[], sign: string) =>
    a.filter((line) => !b.includes(line)).map((line) => `${sign} ${line}`)
  return [...only(here, there, '+'), ...only(there, here, '-')].join('\n')
}
