// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { createIds, createManualClock, createSeededRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createPool } from '#platform/db'
import { createFileStore, createUploads } from '#platform/files'
import { createStream } from '#platform/http'
import { createSoftwareKeys } from '#platform/keys'
import { silentLog } from '#platform/log'
import type { Platform } from '#platform/module'
import { createUnits } from '#platform/unit'
import { cloneTestDatabase } from './test-database.ts'

export interface TestPlatform extends Platform {
  readonly clock: ReturnType<typeof createManualClock>
  readonly pool: pg.Pool
  /** Event types that somebody hears; filled by the test that wires subscribers. */
  readonly heard: Set<string>
  close(): Promise<void>
}

/** A platform on a database of its own, with a clock that stands at a Monday morning in Shanghai. */
export async function openTestPlatform(start = '2026-03-02T01:00:00Z'): Promise<TestPlatform> {
  const database = await cloneTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'chengshu-test-'))
  const pool = createPool({ connectionString: database.url, max: 6 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const clock = createManualClock(start)
  const random = createSeededRandom(42)
  const ids = createIds(clock, random)
  const keys = createSoftwareKeys(Buffer.alloc(32, 7))
  const heard = new Set<string>()
  const store = createFileStore(join(dataDir, 'files'))
  return {
    config: readConfig({ DATA_DIR: dataDir, MODE: 'demo', LOG_LEVEL: 'silent', RATE_PER_MINUTE: '1000000' }),
    db,
    pool,
    clock,
    random,
    ids,
    keys,
    log: silentLog,
    store,
    units: createUnits({ db, clock, ids, keys, isHeard: (type) => heard.has(type) }),
    uploads: createUploads(store),
    stream: createStream(),
    heard,
    async close() {
      await pool.end()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
