// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSoftwareKeys } from '#platform/keys'
import { packStatus, readStatusList, statusMessage, statusPlaces } from './status-list.logic.ts'

const keys = createSoftwareKeys(Buffer.alloc(32, 7))

async function signed(places: readonly number[]) {
  const issuedAt = '2026-03-02T01:00:00.000Z'
  const bits = await packStatus(places)
  const signature = Buffer.from(keys.signHead(statusMessage(issuedAt, bits))).toString('base64url')
  return { issuedAt, bits, signature }
}

test('tells exactly the places that were put in', async () => {
  const places = new Set(
    fc.sample(fc.nat(statusPlaces - 1), { seed: 7, numRuns: 500 }).concat([0, 7, 8, statusPlaces - 1]),
  )
  const list = readStatusList(await signed([...places]), keys.headPublicKey())
  for (const place of places) expect(list?.(place)).toBe('does-not-stand')
  for (const place of fc.sample(fc.nat(statusPlaces - 1), { seed: 8, numRuns: 500 }))
    expect(list?.(place)).toBe(places.has(place) ? 'does-not-stand' : 'stands')
})

test('an empty list of 16 million places is small enough to fetch over a telephone', async () => {
  expect((await signed([])).bits.length).toBeLessThan(4000)
})

test('a changed list is refused', async () => {
  const list = await signed([5])
  const key = keys.headPublicKey()
  expect(readStatusList({ ...list, bits: (await signed([])).bits }, key)).toBeNull()
  expect(readStatusList({ ...list, issuedAt: '2027-01-01T00:00:00.000Z' }, key)).toBeNull()
  expect(readStatusList(list, createSoftwareKeys(Buffer.alloc(32, 9)).headPublicKey())).toBeNull()
})
