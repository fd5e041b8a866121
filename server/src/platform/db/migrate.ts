// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

export interface MigrationSource {
  /** Name of the module; migrations run in the order in which sources are given. */
  readonly module: string
  readonly folder: URL
}

interface Migration {
  readonly id: string
  readonly sql: string
  readonly hash: string
  readonly breaking: boolean
  readonly transaction: boolean
}

// Any constant does: it only has to be the same for all servers on one database.
const lockKey = 725_1949

/**
 * Brings the schema up to date: SQL files per module, forward only, each run once. Refuses a file that was changed
 * after it ran, and a database that holds a breaking migration this version does not know.
 */
export async function migrate(pool: pg.Pool, sources: readonly MigrationSource[]): Promise<string[]> {
  const known = sources.flatMap(readMigrations)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`create table if not exists public.migrations (
      id text primary key, hash text not null, breaking boolean not null, ran_at timestamptz not null default now())`)
    const ran = await client.query<{ id: string; hash: string; breaking: boolean }>(
      'select id, hash, breaking from public.migrations',
    )
    refuseSurprises(known, ran.rows)
    const done = new Set(ran.rows.map((row) => row.id))
    const pending = known.filter((migration) => !done.has(migration.id))
    for (const migration of pending) await run(client, migration)
    return pending.map((migration) => migration.id)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
    client.release()
  }
}

function readMigrations(source: MigrationSource): Migration[] {
  return readdirSync(source.folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, source.folder), 'utf8')
      const header = sql.split('\n').filter((line) => line.startsWith('--!'))
      return {
        id: `${source.module}/${name.replace(/\.sql$/, '')}`,
        sql,
        hash: createHash('sha256').update(sql).digest('hex'),
        breaking: header.some((line) => line.includes('breaking')),
        transaction: !header.some((line) => line.includes('no-transaction')),
      }
    })
}

function refuseSurprises(
  known: readonly Migration[],
  ran: readonly { id: string; hash: string; breaking: boolean }[],
): void {
  const byId = new Map(known.map((migration) => [migration.id, migration]))
  for (const row of ran) {
    const migration = byId.get(row.id)
    if (migration === undefined && row.breaking) {
      throw new Error(
        `The database was migrated by a newer version (${row.id}); this version must not run on it.`,
      )
    }
    if (migration !== undefined && migration.hash !== row.hash) {
      throw new Error(
        `Migration ${row.id} was changed after it ran. Restore the file and write a new migration.`,
      )
    }
  }
}

async function run(client: pg.PoolClient, migration: Migration): Promise<void> {
  const record = () =>
    client.query('insert into public.migrations (id, hash, breaking) values ($1, $2, $3)', [
      migration.id,
      migration.hash,
      migration.breaking,
    ])
  if (!migration.transaction) {
    await client.query(migration.sql)
    await record()
    return
  }
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await record()
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.id} failed: ${(cause as Error).message}`, { cause })
  }
}
