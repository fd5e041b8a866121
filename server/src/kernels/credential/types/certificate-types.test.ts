// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { checkCreditCode } from '#contracts/identifiers'
import { CertificateType } from './certificate-type.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8'))
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
const types = files.map((name) => ({ name, type: Value.Parse(CertificateType, read(name)) }))

/** Names of one kind of thing in a list of another kernel. */
function namesIn(path: string): string[] {
  const list = read(path)
  if (!Array.isArray(list)) throw new Error(path)
  return list.map((one: { code: string }) => one.code)
}

const elements = namesIn('../../catalog/elements/elements.json')
const organisations = namesIn('../../directory/demo/organisations.json')

describe('certificate types', () => {
  it('are a dozen or more, with different codes and type codes', () => {
    expect(types.length).toBeGreaterThanOrEqual(12)
    expect(new Set(types.map(({ type }) => type.typeCode)).size).toBe(types.length)
  })

  it.each(types)('$name is sound', ({ name, type }) => {
    expect(name).toBe(`${type.code}.json`)
    expect(checkCreditCode(type.typeCode.slice(0, 18)).ok).toBe(true)
    expect(organisations).toContain(type.issuer)
    const names = Object.keys(type.attributes.properties)
    expect(names).toContain(type.layout.headline)
    for (const required of type.attributes.required) expect(names).toContain(required)
    for (const { 'x-element': element } of Object.values(type.attributes.properties)) {
      if (element !== undefined) expect(elements).toContain(element)
    }
  })

  it.each(types)('$name refuses attributes it does not have', ({ type }) => {
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(type.attributes)
    expect(check({})).toBe(false)
    expect(check({ surplus: 1 })).toBe(false)
  })
})
