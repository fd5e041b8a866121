// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/**
 * A database of its own for one test file, cloned from the template that the run made (70–210 ms). The server is the
 * embedded one or that of TEST_DATABASE_URL; `server/src/testing/global-setup.ts` puts its address into the environment.
 */
export async function cloneTestDatabase(): Promise<TestDatabase> {
  const server = process.env['CHENGSHU_TEST_SERVER']
  if (server === undefined) throw new Error('database tests run under vitest only (npm test)')
  const name = `t_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6)}`
  await runOn(server, `create database ${name} template chengshu_template strategy file_copy`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => runOn(server, `drop database if exists ${name} with (force)`) }
}

async function runOn(server: string, statement: string): Promise<void> {
  // Two files that clone at once may meet at the template; PostgreSQL refuses the second, which then waits.
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    try {
      await client.query(statement)
      return
    } catch (error) {
      if (attempt >= 50 || (error as { code?: string }).code !== '55006') throw error
    } finally {
      await client.end()
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
