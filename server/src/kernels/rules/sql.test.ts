// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditions, FIELDS } from './conditions.testing.ts'
import { conditionToSql, quoteIdentifier, type SqlColumns } from './sql.logic.ts'

const COLUMNS: SqlColumns = Object.fromEntries(
  Object.entries(FIELDS).map(([field, { type }]) => [field, { column: ['f', `${field}_value`], type }]),
)

describe('conditionToSql', () => {
  const cases: [string, Parameters<typeof conditionToSql>[0], string, unknown[]][] = [
    ['a comparison', { field: 'staff', op: '!=', value: 3 }, '("f"."staff_value" <> $1::numeric)', [3]],
    [
      'a date',
      { field: 'founded', op: '>=', value: '2024-01-01' },
      '("f"."founded_value" >= $1::date)',
      ['2024-01-01'],
    ],
    [
      'a range',
      { field: 'staff', op: 'between', value: [1, 5] },
      '("f"."staff_value" between $1::numeric and $2::numeric)',
      [1, 5],
    ],
    [
      'membership',
      { field: 'grade', op: 'not-in', value: ['A', 'B'] },
      '("f"."grade_value" <> all($1::text[]))',
      [['A', 'B']],
    ],
    ['a list', { field: 'tags', op: 'has-all', value: ['x'] }, '("f"."tags_value" @> $1::text[])', [['x']]],
    [
      'a prefix',
      { field: 'name', op: 'starts-with', value: '%' },
      'starts_with("f"."name_value", $1::text)',
      ['%'],
    ],
    ['knowledge', { not: { field: 'name', op: 'known' } }, '(not ("f"."name_value" is not null))', []],
    ['empty groups', { all: [{ any: [] }, { all: [] }] }, '(false and true)', []],
  ]
  it.each(cases)('writes %s', (_name, condition, text, values) => {
    expect(conditionToSql(condition, COLUMNS)).toEqual({ text, values })
  })

  it('numbers its parameters from where the caller is', () => {
    const condition = {
      any: [
        { field: 'staff', op: '=', value: 1 },
        { field: 'listed', op: '=', value: true },
      ],
    } as const
    const { text, values } = conditionToSql(condition, COLUMNS, 4)
    expect(text).toBe('(("f"."staff_value" = $4::numeric) or ("f"."listed_value" = $5::boolean))')
    expect(values).toEqual([1, true])
  })

  it('counts a quorum without writing its parts twice', () => {
    const test = { field: 'listed', op: '=', value: true } as const
    const { text, values } = conditionToSql({ atLeast: 1, of: [{ atLeast: 1, of: [test] }] }, COLUMNS)
    expect(text.match(/listed_value/g)).toHaveLength(1)
    expect(text).toContain('from unnest(array[(select case when')
    expect(values).toEqual([true])
  })

  it('uses the type of a number column so that its index serves', () => {
    const columns: SqlColumns = { n: { column: 'n', type: 'number', numberType: 'integer' } }
    expect(conditionToSql({ field: 'n', op: 'in', value: [1, 2] }, columns).text).toBe(
      '("n" = any($1::integer[]))',
    )
  })

  it('puts no value and no foreign name into the text, and one placeholder for each value', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const { text, values } = conditionToSql(condition, COLUMNS)
        const placeholders = [...text.matchAll(/\$([0-9]+)/g)].map((match) => Number(match[1]))
        expect(placeholders).toEqual(values.map((_, index) => index + 1))
        expect(text.replaceAll(/"f"\."[a-z]+_value"/g, '')).toMatch(/^[a-z0-9_$:()[\]<>=&@|.,* ]*$/)
      }),
    )
  })

  it('throws when the condition does not fit the columns', () => {
    expect(() => conditionToSql({ field: 'x"; drop', op: 'known' }, COLUMNS)).toThrow(/No field is called/)
    expect(() => conditionToSql({ field: 'staff', op: '=', value: 'x' }, COLUMNS)).toThrow(/a number/)
  })

  it('quotes identifiers', () => {
    expect(quoteIdentifier('a"b')).toBe('"a""b"')
    expect(() => quoteIdentifier('')).toThrow()
  })
})
