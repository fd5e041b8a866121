// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase45, encodeBase45 } from './base45.logic.ts'

// Examples of RFC 9285 §4.3 and §4.4.
test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('%s is %s', (text, encoded) => {
  expect(encodeBase45(Buffer.from(text))).toBe(encoded)
  expect(Buffer.from(decodeBase45(encoded) ?? []).toString()).toBe(text)
})

test('refuses what no encoder writes: a lone character, a strange one, a value that is too large', () => {
  for (const text of ['A', 'BB8A', 'ab0', 'GGW', ':::', '::', '办']) expect(decodeBase45(text)).toBeNull()
})

test('what decodes, encodes to the same text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes)
    }),
    { seed: 1 },
  )
})
