// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { lastDay, mayBecome, stateOn } from './credential-state.logic.ts'

const states = ['valid', 'suspended', 'revoked', 'superseded'] as const

test('revoked and superseded are final; only suspension can be lifted', () => {
  const allowed = states.flatMap((from) =>
    states.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`),
  )
  expect(allowed).toEqual([
    'valid → suspended',
    'valid → revoked',
    'valid → superseded',
    'suspended → valid',
    'suspended → revoked',
    'suspended → superseded',
  ])
})

test('expiry follows from the date, and a decision counts before it', () => {
  const until = (state: (typeof states)[number]) => ({ state, valid_until: '2026-03-02' })
  expect(stateOn(until('valid'), '2026-03-02')).toBe('valid')
  expect(stateOn(until('valid'), '2026-03-03')).toBe('expired')
  expect(stateOn(until('revoked'), '2026-03-03')).toBe('revoked')
  expect(stateOn({ state: 'valid', valid_until: null }, '2999-01-01')).toBe('valid')
})

test.each([
  ['2026-03-02', 5, '2031-03-02'],
  ['2024-02-29', 1, '2025-02-28'],
  ['2024-02-29', 4, '2028-02-29'],
  ['2026-12-31', 1, '2027-12-31'],
])('%s and %i years end on %s (民法典 §202)', (from, years, to) => {
  expect(lastDay(from, years)).toBe(to)
})
