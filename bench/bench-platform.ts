// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { createIds, systemClock, systemRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createPool, migrate, startEmbeddedPostgres } from '#platform/db'
import { createFileStore, createUploads } from '#platform/files'
import { createStream } from '#platform/http'
import { createSoftwareKeys } from '#platform/keys'
import { silentLog } from '#platform/log'
import type { Platform } from '#platform/module'
import { createUnits } from '#platform/unit'
import { modules } from '../server/src/modules.ts'

/** Connections of every contender. */
export const connections = 16

export interface BenchPlatform {
  readonly platform: Platform
  readonly pool: pg.Pool
  readonly url: string
  readonly heard: Set<string>
  close(): Promise<void>
}

/** The platform on an embedded PostgreSQL of its own with fsync on, or on the server of BENCH_DATABASE_URL. */
export async function openBenchPlatform(): Promise<BenchPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-bench-'))
  const given = process.env['BENCH_DATABASE_URL']
  const server = given === undefined ? await startEmbeddedPostgres(folder) : null
  const url =
    server === null
      ? (given ?? '')
      : `postgres://${server.connection.user}@localhost/postgres?host=${encodeURIComponent(server.connection.host)}&port=${server.connection.port}`
  const pool = createPool({ connectionString: url, max: connections })
  const durable = await pool.query(
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
  )
  if (durable.rows[0]?.fsync !== 'on' || durable.rows[0]?.commit !== 'on')
    throw new Error('the server does not write durably: nothing measured')
  await migrate(
    pool,
    modules.flatMap((module) =>
      module.migrations !== null && existsSync(module.migrations)
        ? [{ module: module.name, folder: module.migrations }]
        : [],
    ),
  )
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const ids = createIds(systemClock, systemRandom)
  const keys = createSoftwareKeys(Buffer.alloc(32, 9))
  const heard = new Set<string>()
  const store = createFileStore(join(folder, 'files'))
  const platform: Platform = {
    config: readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }),
    db,
    clock: systemClock,
    random: systemRandom,
    ids,
    keys,
    log: silentLog,
    store,
    units: createUnits({
      db,
      clock: systemClock,
      ids,
      keys,
      isHeard: (type) => heard.has(type),
    }),
    uploads: createUploads(store),
    stream: createStream(),
  }
  return {
    platform,
    pool,
    url,
    heard,
    async close() {
      await pool.end()
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
