// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readItemsJson } from './item-json.logic.ts'

const text = readFileSync(join(import.meta.dirname, 'data/elderly-card.json'), 'utf8')
const item: Record<string, unknown> = JSON.parse(text)

const found = (json: unknown) => {
  const { items, faults } = readItemsJson(JSON.stringify(json))
  return { items: items.length, faults: faults.map(({ index, pointer, code }) => [index, pointer, code]) }
}

describe('items as JSON', () => {
  it.each([
    ['one item', item],
    ['a list', [item]],
    ['a bundle', { items: [item] }],
  ])('reads %s', (_name, json) => {
    expect(found(json)).toEqual({ items: 1, faults: [] })
  })

  it('keeps the good items beside faulty ones, and names each fault by item and pointer', () => {
    const { name: _name, ...nameless } = item
    const other = { ...item, implementingCode: '11990100MB1000213K3990102001000' }
    expect(found([item, nameless, other, { ...item, onlineDepth: 5, extra: 1, promisedDays: '3' }])).toEqual({
      items: 2,
      faults: [
        [1, '/name', 'shape-required'],
        [3, '/extra', 'shape-additionalProperties'],
        [3, '/promisedDays', 'shape-type'],
        [3, '/onlineDepth', 'shape-maximum'],
      ],
    })
  })

  it('reports a broken condition once, not once for each way it could have been right', () => {
    expect(found({ ...item, instantDecision: { field: 'a' } }).faults).toEqual([
      [0, '/instantDecision', 'shape-anyOf'],
    ])
  })

  it('refuses the same item twice in one file', () => {
    expect(found([item, item])).toEqual({ items: 1, faults: [[1, '/implementingCode', 'item-repeated']] })
  })

  it('says in both languages that a file is no JSON', () => {
    const { faults } = readItemsJson('{"items": [')
    expect(faults).toMatchObject([
      { index: null, code: 'json-invalid', message: { zh: expect.stringContaining('JSON') } },
    ])
  })

  it('reads a file with a byte order mark', () => {
    expect(readItemsJson(`\uFEFF${text}`).items).toHaveLength(1)
  })
})
