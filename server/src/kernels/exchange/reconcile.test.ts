// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListEntry } from '#contracts/exchange'
import { compareLists, entryText, listDigest } from './reconcile.logic.ts'

const day = fc.constantFrom('2026-03-02', '2026-03-03', '2026-03-04')
const entry: fc.Arbitrary<ListEntry> = fc.record({
  externalNumber: fc.integer({ min: 1, max: 40 }).map((number) => `TS-${number}`),
  itemCode: fc.constantFrom('A', 'B'),
  submittedOn: day,
  promisedOn: fc.option(day),
  state: fc.constantFrom('submitted', 'accepted', 'decided'),
  stateOn: day,
})
const list = fc.uniqueArray(entry, { selector: ({ externalNumber }) => externalNumber, maxLength: 30 })
const keyed = (entries: readonly ListEntry[]) => new Map(entries.map((one) => [one.externalNumber, one]))

test('a list compared with itself in any order is equal throughout, and has the same digest', () => {
  fc.assert(
    fc.property(
      list.chain((own) => fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length }))),
      ([own, shuffled]) => {
        expect(compareLists(own, shuffled)).toMatchObject({ differences: [] })
        expect(compareLists(own, shuffled).equal).toHaveLength(own.length)
        expect(listDigest(shuffled)).toBe(listDigest(own))
      },
    ),
  )
})

test('every case of either side is either equal or differs, once, as its lines say', () => {
  fc.assert(
    fc.property(list, list, (here, there) => {
      const { equal, differences } = compareLists(here, there)
      const own = keyed(here)
      const theirs = keyed(there)
      const named = [...equal, ...differences.map(({ externalNumber }) => externalNumber)]
      expect([...named].sort()).toEqual([...new Set([...own.keys(), ...theirs.keys()])].sort())
      const line = (entries: ReadonlyMap<string, ListEntry>, number: string) => {
        const found = entries.get(number)
        return found === undefined ? null : entryText(found)
      }
      for (const number of equal) expect(line(own, number)).toBe(line(theirs, number))
      for (const { externalNumber } of differences)
        expect(line(own, externalNumber)).not.toBe(line(theirs, externalNumber))
      expect(listDigest(here) === listDigest(there)).toBe(differences.length === 0)
    }),
    { numRuns: 300 },
  )
})

test('seen from the other side, the same cases differ, and the sides change places', () => {
  const turned = {
    'only-here': 'only-there',
    'only-there': 'only-here',
    state: 'state',
    date: 'date',
    item: 'item',
  }
  fc.assert(
    fc.property(list, list, (here, there) => {
      const seen = compareLists(here, there).differences
      const back = new Map(compareLists(there, here).differences.map((one) => [one.externalNumber, one]))
      expect(back.size).toBe(seen.length)
      for (const one of seen)
        expect(back.get(one.externalNumber)).toEqual({
          ...one,
          kind: turned[one.kind],
          here: one.there,
          there: one.here,
        })
    }),
  )
})

test('the digest is the one docs/exchange.md shows', () => {
  const entries: ListEntry[] = [
    {
      externalNumber: 'TS-2026-2',
      itemCode: '11990100MB1000213K3990702006000',
      submittedOn: '2026-03-02',
      promisedOn: null,
      state: 'submitted',
      stateOn: '2026-03-02',
    },
    {
      externalNumber: 'TS-2026-1',
      itemCode: '11990100MB1000213K3990702006000',
      submittedOn: '2026-02-26',
      promisedOn: '2026-03-05',
      state: 'accepted',
      stateOn: '2026-03-02',
    },
  ]
  expect(listDigest(entries)).toBe('f373427b21ea51a4ed1565d38455103260391270c12dd39e05b2c5a03f21e157')
})
