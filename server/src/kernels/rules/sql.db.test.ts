// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Facts } from '#contracts/condition'
import { cloneTestDatabase, type TestDatabase } from '#platform/testing'
import { compileCondition } from './compile.logic.ts'
import { conditions, FIELDS, factSets } from './conditions.testing.ts'
import { conditionToSql, type SqlColumns } from './sql.logic.ts'

const TYPES = { text: 'text', number: 'numeric', boolean: 'boolean', date: 'date', list: 'text[]' } as const
const COLUMNS: SqlColumns = Object.fromEntries(
  Object.entries(FIELDS).map(([field, { type }]) => [field, { column: ['f', field], type }]),
)
/** The same conditions over columns of the other number types. */
const FAST_COLUMNS: SqlColumns = {
  ...COLUMNS,
  revenue: { column: ['f', 'revenue_double'], type: 'number', numberType: 'double precision' },
}

let database: TestDatabase
let client: pg.Client
const population = fc.sample(factSets, { numRuns: 400, seed: 20_260_928 })

beforeAll(async () => {
  database = await cloneTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const columns = Object.entries(FIELDS).map(([field, { type }]) => `${field} ${TYPES[type]}`)
  await client.query(
    `create temporary table facts (n integer primary key, revenue_double double precision, ${columns.join(', ')})`,
  )
  const names = Object.keys(FIELDS)
  for (const [n, facts] of population.entries()) {
    const values = names.map((field) => facts[field] ?? null)
    const places = names.map((_, index) => `$${index + 3}`)
    const revenue = facts['revenue'] ?? null
    await client.query(
      `insert into facts (n, revenue_double, ${names.join(', ')}) values ($1, $2, ${places.join(', ')})`,
      [n, revenue, ...values],
    )
  }
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function verdicts(
  condition: Parameters<typeof conditionToSql>[0],
  columns: SqlColumns,
): Promise<(boolean | null)[]> {
  const { text, values } = conditionToSql(condition, columns)
  const result = await client.query<{ verdict: boolean | null }>(
    `select ${text} as verdict from facts as f order by f.n`,
    values,
  )
  return result.rows.map((row) => row.verdict)
}

describe('a condition as SQL', () => {
  it('gives PostgreSQL the same verdict as the closure, unknown included', async () => {
    const counts = { true: 0, false: 0, null: 0 }
    await fc.assert(
      fc.asyncProperty(conditions, fc.constantFrom(COLUMNS, FAST_COLUMNS), async (condition, columns) => {
        const holds = compileCondition(condition)
        const expected = population.map((facts: Facts) => holds(facts))
        expect(await verdicts(condition, columns)).toEqual(expected)
        for (const verdict of expected) counts[`${verdict}`] += 1
      }),
      { numRuns: 400 },
    )
    // The comparison says something only if all three verdicts come up often.
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(1000)
  })

  it('treats a hostile value as a value', async () => {
    const value = `'; drop table facts; --`
    expect(await verdicts({ field: 'name', op: 'in', value: [value, '$1', '\\'] }, COLUMNS)).toHaveLength(
      population.length,
    )
    expect((await client.query('select count(*)::int as n from facts')).rows).toEqual([
      { n: population.length },
    ])
  })
})
