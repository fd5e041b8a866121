// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest'
import { createCalendar, publishedYears } from '#platform/workdays'
import { isSilent, workingHours } from './silence.logic.ts'

const { isWorkday } = createCalendar(publishedYears)
const shanghai = (text: string) => new Date(`${text}:00+08:00`)

test.each([
  ['within a morning', '2026-03-02T09:30', '2026-03-02T11:30', 2],
  ['before and after the offices are open', '2026-03-02T06:00', '2026-03-02T22:00', 8],
  ['at night', '2026-03-02T18:00', '2026-03-03T08:00', 0],
  ['from evening to the next noon', '2026-03-02T17:30', '2026-03-03T12:00', 3],
  ['over a weekend', '2026-03-06T16:00', '2026-03-09T10:00', 2],
  ['over the days off of the Spring Festival', '2026-02-14T16:00', '2026-02-24T10:00', 2],
])('counts working hours %s', (_what, from, to, hours) => {
  expect(workingHours(shanghai(from), shanghai(to), isWorkday, 100)).toBe(hours)
})

test('counts no further than asked', () => {
  expect(workingHours(shanghai('2010-01-01T00:00'), shanghai('2026-03-02T12:00'), isWorkday, 5)).toBe(5)
})

test('is silent only beyond what is normal', () => {
  const last = shanghai('2026-03-06T15:00')
  expect(isSilent(last, shanghai('2026-03-09T11:00'), 4, isWorkday)).toBe(false)
  expect(isSilent(last, shanghai('2026-03-09T11:01'), 4, isWorkday)).toBe(true)
})
