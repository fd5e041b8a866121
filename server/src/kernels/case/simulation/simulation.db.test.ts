// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '#platform/db'
import { cloneTestDatabase, type TestDatabase } from '#platform/testing'
import { publishProcesses } from './city/processes.ts'
import { replay } from './real/replay.ts'
import { runSeed } from './run-seed.ts'
import type { Published } from './store/published.ts'

const seeds = 300
const lanes = 3

let database: TestDatabase
let pool: ReturnType<typeof createPool>
let published: Published
beforeAll(async () => {
  database = await cloneTestDatabase()
  // Every run is rolled back: nothing of it needs to reach a disk.
  pool = createPool({ connectionString: database.url, max: lanes, options: '-c synchronous_commit=off' })
  published = await publishProcesses()
  for (const [key, model] of published)
    await pool.query(
      `insert into cases.process_versions (key, version, xml, model, sha256, created_at) values ($1, 1, '', $2, '', now())`,
      [key, JSON.stringify(model)],
    )
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('PostgreSQL answers and looks after every commit as the memory database does, for 300 seeds', async () => {
  const waiting = Array.from({ length: seeds }, (_, seed) => seed)
  let compared = 0
  const lane = async () => {
    const client = await pool.connect()
    try {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const { log, violation } = await runSeed(seed, { published, keepLog: true })
        expect({ seed, violation }).toEqual({ seed, violation: null })
        compared += await replay(client, log).catch((cause: unknown) => {
          throw new Error(`seed ${seed}`, { cause })
        })
      }
    } finally {
      client.release()
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  expect(compared).toBeGreaterThan(seeds * 20)
}, 180_000)
