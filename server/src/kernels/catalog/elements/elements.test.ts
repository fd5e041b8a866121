// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { CodeSet, DataElement, isAuthoritative } from './element.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
const elements = Value.Parse(Type.Array(DataElement), read('elements.json'))
const codeSets = Value.Parse(Type.Array(CodeSet), read('code-sets.json'))

describe('data elements', () => {
  it('are about sixty or more, each named once', () => {
    expect(elements.length).toBeGreaterThanOrEqual(60)
    expect(new Set(elements.map((one) => one.code)).size).toBe(elements.length)
    expect(new Set(elements.map((one) => one.name.zh)).size).toBe(elements.length)
  })

  it('keep the rules of their schemas when they are read', () => {
    expect(elements.find((one) => one.code === 'person.phone')?.schema).toEqual({
      type: 'string',
      pattern: '^1[3-9]\\d{9}$',
    })
  })

  it('name only code sets that exist', () => {
    const known = codeSets.map((set) => set.code)
    for (const { codeSet } of elements) if (codeSet !== undefined) expect(known).toContain(codeSet)
  })

  it('hold identity, health, money and family as sensitive (个人信息保护法 §28)', () => {
    for (const code of [
      'person.id-number',
      'person.phone',
      'person.bank-account',
      'family.child-name',
      'person.disability-kind',
    ]) {
      expect(elements.find((one) => one.code === code)?.sensitivity, code).toBe(4)
    }
  })

  it('tell what a register holds from what only the applicant knows', () => {
    const held = (code: string) => elements.filter((one) => one.code === code).map(isAuthoritative)
    expect([
      held('person.name'),
      held('enterprise.name'),
      held('property.area'),
      held('premises.area'),
    ]).toEqual([[true], [true], [true], [false]])
  })
})

describe('code sets', () => {
  it('have different codes, for the set and in it', () => {
    expect(new Set(codeSets.map((set) => set.code)).size).toBe(codeSets.length)
    for (const { code, entries } of codeSets)
      expect(new Set(entries.map((entry) => entry.code)).size, code).toBe(entries.length)
  })

  it('hold the twenty classes of GB/T 4754 and the eleven types of GB/T 39554', () => {
    const codes = (set: string) =>
      codeSets
        .find((one) => one.code === set)
        ?.entries.map((entry) => entry.code)
        .join('')
    expect(codes('industry')).toBe('ABCDEFGHIJKLMNOPQRST')
    expect(codes('item-type')).toBe('0102030405060708091020')
  })
})
