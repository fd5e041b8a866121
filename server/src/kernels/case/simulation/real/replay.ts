// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { Committed, Said } from '../recorder.ts'
import { databaseCases, databaseJobs, memoryCase, memoryJobs, plain } from './compare.ts'

/** Where the real database and the memory one came apart. */
export class Difference extends Error {}

/**
 * Tells a real database what one run said to the memory one, commit by commit, and compares every answer and every state
 * in between. All of it happens in one transaction that is rolled back: runs do not see one another.
 */
export async function replay(client: pg.PoolClient, log: readonly Committed[]): Promise<number> {
  let compared = 0
  await client.query('begin')
  try {
    for (const [place, committed] of log.entries()) {
      const at = `commit ${place + 1} of ${log.length}`
      if (committed.refused !== null) await sayRefused(client, committed, at)
      else {
        const alone = committed.said.length === 1
        for (const said of committed.said) if (alone || said.changes) await say(client, said, at)
        await compareState(client, committed, at)
      }
      compared += 1
    }
  } finally {
    await client.query('rollback')
  }
  return compared
}

async function sayRefused(client: pg.PoolClient, { said, refused }: Committed, at: string): Promise<void> {
  const [only] = said
  if (only === undefined) return
  await client.query('savepoint refused')
  try {
    await client.query(only.text, [...only.parameters])
    throw new Difference(`${at}, ${only.name}: refused with ${refused} in memory, done in PostgreSQL`)
  } catch (error) {
    if (error instanceof Difference) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== refused)
      throw new Difference(`${at}, ${only.name}: ${refused} in memory, ${code} in PostgreSQL`)
  }
  await client.query('rollback to savepoint refused')
}

async function say(client: pg.PoolClient, said: Said, at: string): Promise<void> {
  if (said.name === 'claim jobs') {
    await claimJobs(client, said, at)
    return
  }
  const { rows } = await client.query<Record<string, unknown>>(said.text, [...said.parameters])
  // A model read from a column is the one that was written there; its size is not worth the comparison.
  if (said.name.includes('process')) return
  // What a statement answers is compared where its caller reads it.
  const answered = said.rows.length === 0 ? [] : rows.map((row) => only(row, said.rows[0] ?? {}))
  if (!isDeepStrictEqual(unordered(answered), unordered(said.rows)))
    throw new Difference(
      `${at}, ${said.name}: PostgreSQL answers ${JSON.stringify(rows)}, the memory database ${JSON.stringify(said.rows)}`,
    )
}

/** No statement of the kernels that answers with several rows promises an order that matters to them. */
const unordered = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(plain(row))).sort()

const only = (row: Readonly<Record<string, unknown>>, like: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(like).map((name) => [name, row[name]]))

/** Told one after another nobody holds the jobs that were passed over; whoever claims them here has to leave them. */
async function claimJobs(client: pg.PoolClient, said: Said, at: string): Promise<void> {
  const wanted = said.rows.map((row) => String(row['id'])).sort()
  await client.query('savepoint claimed')
  const { rows } = await client.query<{ id: string }>(said.text, [...said.parameters])
  const got = rows.map((row) => row.id).sort()
  if (isDeepStrictEqual(got, wanted)) return
  const surplus = got.filter((id) => !wanted.includes(id))
  if (!surplus.every((id) => said.locked.includes(id)) || wanted.some((id) => !got.includes(id)))
    throw new Difference(`${at}: PostgreSQL claims ${got.join(' ')}, the memory database ${wanted.join(' ')}`)
  await client.query('rollback to savepoint claimed')
  await client.query(
    'update platform.jobs set locked_until = $1, attempts = attempts + 1 where id = any($2::uuid[])',
    [said.parameters[0], wanted],
  )
}

async function compareState(
  client: pg.PoolClient,
  { cases, jobs, said }: Committed,
  at: string,
): Promise<void> {
  const ids = cases.map((stored) => stored.row.id)
  if (ids.length > 0) {
    const [real, memory] = [await databaseCases(client, ids), cases.map(memoryCase)]
    if (!isDeepStrictEqual(real, sortById(memory)))
      throw new Difference(
        `${at}: cases in PostgreSQL\n${JSON.stringify(real)}\nin memory\n${JSON.stringify(memory)}`,
      )
  }
  if (!said.some((one) => one.changes)) return
  const [real, memory] = [await databaseJobs(client), memoryJobs(jobs)]
  if (!isDeepStrictEqual(real, memory))
    throw new Difference(
      `${at}: jobs in PostgreSQL\n${JSON.stringify(real)}\nin memory\n${JSON.stringify(memory)}`,
    )
}

const sortById = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
