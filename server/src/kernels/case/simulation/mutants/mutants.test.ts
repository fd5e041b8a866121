// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutants, plant } from './table.ts'

const sources = join(import.meta.dirname, '..', '..', '..', '..')

describe('planted faults', () => {
  it('are at least 40, each with a name of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(40)
    expect(new Set(mutants.map((mutant) => mutant.id)).size).toBe(mutants.length)
  })

  it.each(mutants)('$id still fits its source, changes it and leaves it readable', (mutant) => {
    const source = readFileSync(join(sources, mutant.file), 'utf8')
    const planted = plant(mutant, source)
    expect(planted).not.toBe(source)
    expect(() => stripTypeScriptTypes(planted)).not.toThrow()
  })

  it('are refused where their text is missing or twice there', () => {
    const mutant = { id: 'x', file: 'x.ts', find: 'a', replace: 'b', what: '' }
    expect(() => plant(mutant, 'c')).toThrow('0 times')
    expect(() => plant(mutant, 'a a')).toThrow('2 times')
    expect(plant(mutant, 'c a')).toBe('c b')
  })
})
