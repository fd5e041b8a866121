// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { daysOf, periodOf, previousPeriod } from './period.logic.ts'

test('is the last thirty days unless one says otherwise', () => {
  expect(periodOf({}, '2026-03-02')).toEqual({ from: '2026-02-01', to: '2026-03-02' })
  expect(periodOf({ from: '2026-01-01' }, '2026-03-02')).toEqual({ from: '2026-01-01', to: '2026-03-02' })
  expect(periodOf({ to: '2024-03-01' }, '2026-03-02')).toEqual({ from: '2024-02-01', to: '2024-03-01' })
})

test('has one day at least and a leap year at most', () => {
  expect(daysOf(periodOf({ from: '2026-03-02', to: '2026-03-02' }, '2026-03-02'))).toEqual(['2026-03-02'])
  expect(daysOf(periodOf({ from: '2024-01-01', to: '2024-12-31' }, '2026-03-02'))).toHaveLength(366)
  for (const query of [
    { from: '2026-03-03', to: '2026-03-02' },
    { from: '2025-01-01', to: '2026-01-02' },
  ])
    expect(() => periodOf(query, '2026-03-02')).toThrow(
      expect.objectContaining({ code: 'platform.invalid-input' }),
    )
})

test('is compared with as many days just before', () => {
  expect(previousPeriod({ from: '2024-03-01', to: '2024-03-31' })).toEqual({
    from: '2024-01-30',
    to: '2024-02-29',
  })
})
