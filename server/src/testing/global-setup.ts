// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createPool, migrate, startEmbeddedPostgres } from '#platform/db'
import { modules } from '../modules.ts'

/** One server and one migrated template for the whole run; each test file clones the template. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-vitest-'))
  const given = process.env['TEST_DATABASE_URL']
  const server = given === undefined || given === '' ? await startEmbeddedPostgres(folder) : null
  const address =
    server === null
      ? (given ?? '')
      : `postgres://${server.connection.user}@localhost/postgres?host=${encodeURIComponent(server.connection.host)}&port=${server.connection.port}`
  process.env['CHENGSHU_TEST_SERVER'] = address
  try {
    await makeTemplate(address)
  } catch (error) {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return async () => {
    await statement(address, 'drop database if exists chengshu_template with (force)')
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(address: string): Promise<void> {
  await statement(address, 'drop database if exists chengshu_template with (force)')
  await statement(address, "create database chengshu_template encoding 'UTF8' template template0")
  const url = new URL(address)
  url.pathname = '/chengshu_template'
  const pool = createPool({ connectionString: url.toString(), max: 1 })
  await migrate(
    pool,
    modules.flatMap((module) =>
      module.migrations !== null && existsSync(module.migrations)
        ? [{ module: module.name, folder: module.migrations }]
        : [],
    ),
  )
  await pool.end()
}

async function statement(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(text)
  await client.end()
}
