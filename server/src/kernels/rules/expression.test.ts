// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '#contracts/condition'
import { parseExpression } from './expression.logic.ts'

const eq = (field: string, value: string | number | boolean): Condition => ({ field, op: '=', value })

describe('parseExpression', () => {
  const accepted: [string, Condition][] = [
    ['outcome = "pass"', eq('outcome', 'pass')],
    ['a = 1 and b = 2 or c = 3', { any: [{ all: [eq('a', 1), eq('b', 2)] }, eq('c', 3)] }],
    ['a = 1 or b = 2 or c = 3', { any: [eq('a', 1), eq('b', 2), eq('c', 3)] }],
    ['a = 1 and (b = 2 or c = 3)', { all: [eq('a', 1), { any: [eq('b', 2), eq('c', 3)] }] }],
    ['not(a = true)', { not: eq('a', true) }],
    ['person.age >= -3.5', { field: 'person.age', op: '>=', value: -3.5 }],
    ['类别 in ("食品", "餐饮")', { field: '类别', op: 'in', value: ['食品', '餐饮'] }],
    ['n between 1 and 5 and b', { all: [{ field: 'n', op: 'between', value: [1, 5] }, eq('b', true)] }],
    ['known(x-y)', { field: 'x-y', op: 'known' }],
    ['starts with(code, "99")', { field: 'code', op: 'starts-with', value: '99' }],
    ['list contains(tags, "food")', { field: 'tags', op: 'has-any', value: ['food'] }],
    ['name = "a\\"b\\\\"', eq('name', 'a"b\\')],
    [' true ', { all: [] }],
    ['false', { any: [] }],
  ]
  it.each(accepted)('reads %s', (text, condition) =>
    expect(parseExpression(text)).toEqual({ ok: true, condition }),
  )

  const refused: [string, number][] = [
    ['', 0],
    ['a =', 3],
    ['a = b', 4],
    ['a = 1 b', 6],
    ['(a = 1', 6],
    ['a + 1', 2],
    ['a in ()', 6],
    ['a between 1 and "x"', 10],
    ['"a" = 1', 0],
    ['"known"(a)', 0],
    ['a = "open', 4],
    ['3x = 1', 0],
  ]
  it.each(refused)('refuses “%s” at %i', (text, offset) => {
    expect(parseExpression(text)).toMatchObject({ ok: false, fault: { offset } })
  })

  it('refuses without throwing or hanging, whatever it is given', () => {
    const piece = fc.constantFrom(
      'a',
      '=',
      '"',
      'and',
      'not',
      '(',
      ')',
      '1',
      ',',
      'in',
      ' ',
      '\\',
      'between',
      '字',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(typeof parseExpression(pieces.join('')).ok).toBe('boolean')
      }),
      { numRuns: 2000 },
    )
    expect(parseExpression('('.repeat(3000)).ok).toBe(false)
    expect(parseExpression('a'.repeat(5000)).ok).toBe(false)
  })
})
