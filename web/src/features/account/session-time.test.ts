// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { remaining } from './session-time.ts'

const minute = 60_000
const hour = 60 * minute

it.each([
  ['says nothing while there is time', 10 * minute, undefined],
  ['warns five minutes before, counting the minute the server may be ahead', 54 * minute, 300],
  ['counts down', 58 * minute, 60],
  ['is over a minute before the length', 59 * minute, 0],
  ['stays over', 3 * hour, 0],
])('%s', (_, idle, expected) => {
  expect(remaining({ length: hour, lastUse: 1_000, now: 1_000 + idle })).toBe(expected)
})
