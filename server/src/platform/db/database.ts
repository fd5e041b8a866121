// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { type Kysely, Kysely as KyselyClass, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Config } from '#platform/config'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { createPool } from './pool.ts'

/** A handle for queries: the pool, or one transaction. */
export type Db = Kysely<unknown>

export interface Database {
  /** How to reach it, for a child process that shares the work. */
  readonly connection: pg.PoolConfig
  readonly db: Db
  readonly pool: pg.Pool
  stop(): Promise<void>
}

// One platform per embedded database: the lock lives in a session, so it dies with the process that holds it.
const ownerKey = 725_2026

export class FolderInUse extends Error {}

export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== null) {
    const connection = { connectionString: config.databaseUrl.reveal() }
    const pool = createPool({ ...connection, max: config.databasePool })
    await refuseOldServer(pool)
    return { connection, ...handles(pool), stop: () => pool.end() }
  }
  const server = await startEmbeddedPostgres(config.dataDir)
  const pool = createPool({ ...server.connection, max: config.databasePool })
  const release = await own(pool, config, server)
  return {
    connection: { ...server.connection },
    ...handles(pool),
    async stop() {
      release()
      await pool.end()
      await server.stop()
    },
  }
}

/** Handles on a database that another process of the platform has opened. */
export function joinDatabase(connection: pg.PoolConfig, connections: number): Database {
  const pool = createPool({ ...connection, max: connections })
  return { connection, ...handles(pool), stop: () => pool.end() }
}

function handles(pool: pg.Pool): { db: Db; pool: pg.Pool } {
  return { db: new KyselyClass<unknown>({ dialect: new PostgresDialect({ pool }) }), pool }
}

async function own(pool: pg.Pool, config: Config, server: EmbeddedPostgres): Promise<() => void> {
  const client = await pool.connect()
  const taken = await client.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [ownerKey])
  if (taken.rows[0]?.ok === true) return () => client.release(true)
  client.release(true)
  await pool.end()
  // The server belongs to the other process: leave it running.
  void server
  throw new FolderInUse(
    `Chengshu is already running on the folder ${join(config.dataDir)}. Stop it first, or set DATA_DIR to another folder.`,
  )
}

async function refuseOldServer(pool: pg.Pool): Promise<void> {
  const version = await pool.query<{ number: number }>(
    "select current_setting('server_version_num')::int as number",
  )
  const number = version.rows[0]?.number ?? 0
  if (number < 150_000)
    throw new Error(`PostgreSQL 15 or newer is needed, the server is ${Math.floor(number / 10_000)}.`)
}
