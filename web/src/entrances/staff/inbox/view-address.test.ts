// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { viewColumns } from '#contracts/case-view-limits'
import type { CaseView } from '#contracts/case-views'
import { readFilter } from './inbox-filter.ts'
import {
  arrangedBy,
  differs,
  filterOf,
  fromDevice,
  readColumns,
  readKept,
  viewAddress,
} from './view-address.ts'

const view: CaseView = {
  id: '01900000-0000-7000-8000-000000000001',
  name: '今日先办',
  filter: { view: 'claimable', q: '食品 许可', level: 'near', sort: 'newest' },
  columns: ['number', 'left'],
  shared: false,
  version: 1,
  pinned: true,
  isDefault: false,
  own: true,
  keeper: '刘敏',
  can: ['edit'],
}
const queryOf = (address: string) => Object.fromEntries(new URLSearchParams(address.split('?')[1]))

describe('views and addresses', () => {
  it.each<[string, Partial<CaseView>]>([
    ['as it is', {}],
    ['with all columns', { columns: [...viewColumns] }],
    ['with no column', { columns: [] }],
    ['of all cases', { filter: { view: 'all', status: 'paused' } }],
  ])('a view opens as what it was saved from: %s', (_, change) => {
    const kept = { ...view, ...change }
    const query = queryOf(viewAddress(kept))
    expect(query.saved).toBe(kept.id)
    expect(filterOf(readFilter(query))).toEqual(kept.filter)
    expect(readColumns(query)).toEqual(kept.columns)
    expect(differs(kept, readFilter(query), readColumns(query))).toBe(false)
  })
  it('differs by any filter, by order and by columns, not by the order of columns', () => {
    const query = queryOf(viewAddress(view))
    for (const change of [{ q: '食品' }, { level: undefined }, { view: 'mine' }, { sort: 'due' }] as const)
      expect(differs(view, { ...readFilter(query), ...change }, view.columns)).toBe(true)
    expect(differs(view, readFilter(query), ['number'])).toBe(true)
    expect(differs(view, readFilter(query), ['left', 'number'])).toBe(false)
  })
  it('stand as they will be once an arrangement is heard of', () => {
    const others = ['b', 'c'].map((id) => ({ ...view, id, isDefault: true }))
    const arranged = arrangedBy([view, ...others], { order: ['c', view.id], unpinned: ['c'], default: 'b' })
    expect(arranged.map(({ id, pinned, isDefault }) => [id, pinned, isDefault])).toEqual([
      ['c', false, false],
      [view.id, true, false],
      ['b', true, true],
    ])
  })
  it('takes nothing from an address that the list does not know', () => {
    expect(filterOf(readFilter({ view: 'x', status: 'y', level: 'z', sort: 'due', q: '' }))).toEqual({
      view: 'mine',
      sort: 'due',
    })
    expect(filterOf(readFilter({ view: 'all', sort: 'due' }))).toEqual({ view: 'all' })
    expect(readColumns({ columns: 'left,password' })).toEqual(['left'])
  })
  it('takes over what browsers kept, whatever it is', () => {
    expect(readKept(null)).toEqual([])
    expect(readKept('{')).toEqual([])
    expect(readKept('[{"name":"甲"},7,null]')).toEqual([])
    const kept = readKept(
      JSON.stringify([{ name: '甲'.repeat(40), query: '?view=claimable&q=食品&case=YL1' }]),
    )
    expect(kept.map(fromDevice)).toEqual([
      {
        name: '甲'.repeat(30),
        filter: { view: 'claimable', q: '食品' },
        columns: [...viewColumns],
        shared: false,
      },
    ])
  })
})
