// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '#platform/access'
import { createPool, type MigrationSource, migrate, startEmbeddedPostgres } from '#platform/db'
import { organisations } from '../city/people.ts'
import { openWritingKernel, type WritingKernel } from './writing-kernel.ts'

export interface KillDatabase {
  readonly url: string
  readonly pool: pg.Pool
  /** The kernel of the process that is never killed: looks, and does what is left at the end. */
  readonly own: WritingKernel
  readonly numbers: readonly string[]
  close(): Promise<void>
}

const cases = 8

/** A database with a few cases that never end, on the embedded server or that of TEST_DATABASE_URL. */
export async function openKillDatabase(): Promise<KillDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-kill-'))
  const given = process.env['TEST_DATABASE_URL'] ?? ''
  const server = given === '' ? await startEmbeddedPostgres(folder) : null
  const address =
    server === null
      ? given
      : `postgres://${server.connection.user}@localhost/postgres?host=${encodeURIComponent(server.connection.host)}&port=${server.connection.port}`
  const name = `kill_${process.pid}`
  await statement(address, `create database ${name} encoding 'UTF8' template template0`)
  const url = new URL(address)
  url.pathname = `/${name}`
  const pool = createPool({ connectionString: url.toString(), max: 2 })
  await migrate(pool, sources())
  const own = openWritingKernel(url.toString(), 2)
  const numbers = await openCases(own)
  return {
    url: url.toString(),
    pool,
    own,
    numbers,
    async close() {
      await own.pool.end()
      await pool.end()
      await statement(address, `drop database if exists ${name} with (force)`)
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What the case kernel stands on: every module's migrations that lie below it, in the order of its folders. */
function sources(): MigrationSource[] {
  const root = new URL('../../../../', import.meta.url)
  const kernels = ['directory', 'catalog', 'channel', 'case']
  const folders = [
    { module: 'platform', folder: new URL('platform/db/migrations/', root) },
    ...kernels.map((module) => ({ module, folder: new URL(`kernels/${module}/migrations/`, root) })),
  ]
  return folders.filter(({ folder }) => readdirSync(folder).length > 0)
}

async function openCases({ platform, kernel }: WritingKernel): Promise<string[]> {
  return await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    await kernel.processes.publishShipped(unit)
    const numbers: string[] = []
    for (let count = 0; count < cases; count += 1) {
      const { number } = await kernel.cases.open(unit, {
        kind: 'permit',
        title: { zh: '整改', en: 'Rectification' },
        itemCode: null,
        definition: null,
        process: 'rectification',
        organisationId: organisations.market,
        regionCode: '990100',
        subject: { kind: 'organisation', id: organisations.market },
        subjectName: '局',
        channel: 'web',
        promisedDays: 20,
        vars: {},
        data: {},
      })
      numbers.push(number)
    }
    return numbers
  })
}

async function statement(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(text)
  await client.end()
}
