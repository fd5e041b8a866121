// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONDITION_LIMITS, checkCondition, checkConditionShape } from './check.logic.ts'
import { compileCondition } from './compile.logic.ts'
import { conditions, FIELDS } from './conditions.testing.ts'

const leaf = { field: 'staff', op: '>', value: 1 }
const nested = (depth: number): unknown => (depth === 1 ? leaf : { not: nested(depth - 1) })
const brief = (condition: unknown) =>
  checkCondition(condition, FIELDS).map(({ pointer, code }) => `${code} ${pointer}`)

describe('checkCondition', () => {
  const refused: [string, unknown, string[]][] = [
    ['an unknown field', { field: 'height', op: 'known' }, ['unknown-field /field']],
    ['a name every object has', { field: 'constructor', op: 'known' }, ['unknown-field /field']],
    ['an order on texts', { field: 'name', op: '<', value: 'b' }, ['wrong-operator /op']],
    ['an operator that does not exist', { field: 'name', op: 'like', value: 'b' }, ['wrong-operator /op']],
    ['a text for a number', { field: 'staff', op: '=', value: '3' }, ['wrong-value /value']],
    [
      'an infinite number',
      { field: 'staff', op: '=', value: Number.POSITIVE_INFINITY },
      ['wrong-value /value'],
    ],
    ['a day that does not exist', { field: 'founded', op: '>', value: '2025-02-29' }, ['wrong-value /value']],
    [
      'a code outside the code set',
      { field: 'grade', op: 'in', value: ['A', 'Z'] },
      ['unknown-code /value/1'],
    ],
    ['an empty list', { field: 'grade', op: 'in', value: [] }, ['wrong-value /value']],
    ['a reversed range', { field: 'staff', op: 'between', value: [3, 1] }, ['empty-range /value']],
    ['a half range', { field: 'staff', op: 'between', value: [3] }, ['wrong-value /value']],
    ['a prefix of nothing', { field: 'name', op: 'starts-with', value: '' }, ['wrong-value /value']],
    ['a text PostgreSQL cannot hold', { field: 'name', op: '=', value: 'a\u0000' }, ['wrong-value /value']],
    ['half a character', { field: 'name', op: '=', value: '\ud800' }, ['wrong-value /value']],
    ['a quorum above its parts', { atLeast: 2, of: [leaf] }, ['cannot-be-met /atLeast']],
    ['a quorum of nothing', { atLeast: 0, of: [leaf] }, ['malformed /atLeast']],
    ['two groups in one', { all: [leaf], any: [leaf] }, ['malformed ']],
    ['a key too many', { ...leaf, note: 1 }, ['malformed ']],
    ['a value where none belongs', { field: 'name', op: 'known', value: 1 }, ['malformed ']],
    ['parts that are no list', { all: leaf }, ['malformed /all']],
    ['nothing', null, ['malformed ']],
  ]
  it.each(refused)('refuses %s', (_name, condition, faults) => expect(brief(condition)).toEqual(faults))

  it('lists every fault with its place and both languages', () => {
    const faults = checkCondition(
      { all: [leaf, { not: { field: 'x', op: 'known' } }, { any: [null] }] },
      FIELDS,
      '/when',
    )
    expect(faults.map((fault) => fault.pointer)).toEqual(['/when/all/1/not/field', '/when/all/2/any/0'])
    for (const { message } of faults) expect(message.zh.length * message.en.length).toBeGreaterThan(0)
  })

  it('bounds depth, tests and groups', () => {
    expect(brief(nested(CONDITION_LIMITS.depth))).toEqual([])
    expect(brief(nested(CONDITION_LIMITS.depth + 1))).toEqual([
      `too-deep ${'/not'.repeat(CONDITION_LIMITS.depth)}`,
    ])
    expect(brief({ any: Array(CONDITION_LIMITS.tests).fill(leaf) })).toEqual([])
    expect(brief({ any: Array(CONDITION_LIMITS.tests + 1).fill(leaf) })).toEqual(['too-many-tests '])
    expect(brief({ any: Array(5000).fill({ all: [] }) })).toEqual(['too-many-tests '])
  })

  it('answers anything without throwing, and what it accepts can be compiled', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(checkCondition(value, FIELDS).length).toBeGreaterThan(0)
      }),
    )
    expect(compileCondition({ field: 'staff', op: '>', value: 1 })({ staff: 2 })).toBe(true)
  })
})

describe('checkConditionShape', () => {
  it('accepts every condition that some catalogue would accept', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(checkConditionShape(condition)).toEqual([])
      }),
    )
  })

  it.each([
    [{ all: [{ x: 1 }] }, 'malformed /all/0'],
    [{ any: [{ field: 1, op: 'known' }] }, 'malformed /any/0'],
    [{ field: 'a', op: 'in', value: [1, 'x'] }, 'wrong-value /value/1'],
    [{ field: 'a', op: 'like', value: 'x' }, 'wrong-operator /op'],
    [{ field: 'a', op: '<', value: 'x' }, 'wrong-value /value'],
    [{ field: 'a', op: '=', value: null }, 'wrong-value /value'],
    [nested(CONDITION_LIMITS.depth + 1), `too-deep ${'/not'.repeat(CONDITION_LIMITS.depth)}`],
  ])('refuses %j', (condition, fault) => {
    expect(checkConditionShape(condition).map(({ pointer, code }) => `${code} ${pointer}`)).toEqual([fault])
  })

  it('lets nothing through that cannot be compiled and asked', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(checkConditionShape(value).length).toBeGreaterThan(0)
      }),
    )
  })
})
