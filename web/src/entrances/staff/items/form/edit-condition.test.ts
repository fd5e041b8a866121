// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Condition } from '#contracts/condition'
import type { FieldCatalogue, FieldSpec } from '#contracts/condition-fields'
import { operatorsOfType } from '#contracts/condition-fields'
import { groupKind, groupOf, newTest, replacePart, testOf, withOperator } from './edit-condition.ts'

const label = { zh: '字段', en: 'Field' }
const specs: Readonly<Record<FieldSpec['type'], FieldSpec>> = {
  text: { type: 'text', label, values: { a: label, b: label } },
  number: { type: 'number', label },
  boolean: { type: 'boolean', label },
  date: { type: 'date', label },
  list: { type: 'list', label, values: { x: label } },
}
const part: Condition = { field: 'f', op: 'known' }

beforeAll(() => void vi.setSystemTime('2026-06-13T04:00:00Z'))

describe('conditions under the hand', () => {
  it('begin as tests of the first field, with a value it can have', () => {
    const fields: FieldCatalogue = { kind: specs.text, age: specs.number }
    expect(newTest(fields)).toEqual({ field: 'kind', op: '=', value: 'a' })
    expect(newTest({})).toBeUndefined()
  })
  it.each(Object.entries(specs))('have for a %s a value of its type under each operator', (_, spec) => {
    for (const op of operatorsOfType[spec.type]) {
      const test = testOf('f', op, spec)
      const values = 'value' in test ? [test.value].flat() : []
      const wanted = { text: 'string', list: 'string', date: 'string', number: 'number', boolean: 'boolean' }
      expect(values.map((value) => typeof value)).toEqual(values.map(() => wanted[spec.type]))
      expect('value' in test).toBe(op !== 'known')
    }
  })
  it('keep a value where it fits the new operator', () => {
    const is = { field: 'f', op: '=', value: 'b' } as const
    expect(withOperator(is, '!=', specs.text)).toEqual({ field: 'f', op: '!=', value: 'b' })
    expect(withOperator(is, 'in', specs.text)).toEqual({ field: 'f', op: 'in', value: ['b'] })
    expect(withOperator(is, 'known', specs.text)).toEqual({ field: 'f', op: 'known' })
    const range = { field: 'f', op: 'between', value: [1, 9] } as const
    expect(withOperator(range, '>=', specs.number)).toEqual({ field: 'f', op: '>=', value: 0 })
  })
  it('are grouped anew without losing a part', () => {
    expect(groupOf('not', [part], 1)).toEqual({ not: part })
    expect(groupOf('not', [part, part], 1)).toEqual({ not: { all: [part, part] } })
    expect(groupOf('atLeast', [part, part], 9)).toEqual({ atLeast: 2, of: [part, part] })
    for (const kind of ['all', 'any', 'not', 'atLeast'] as const) {
      const group = groupOf(kind, [part, part], 1)
      expect('op' in group ? undefined : groupKind(group)).toBe(kind)
    }
    expect(replacePart([part, part], 0, undefined)).toEqual([part])
    expect(replacePart([part], 0, { any: [] })).toEqual([{ any: [] }])
  })
})
