// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishedYears } from './published-years.ts'
import { createCalendar } from './workdays.ts'

const workdays = createCalendar(publishedYears)
const days: string[] = []
for (let time = Date.UTC(2007, 0, 1); time <= Date.parse(workdays.horizon); time += 86_400_000) {
  days.push(new Date(time).toISOString().slice(0, 10))
}
const root = resolve(import.meta.dirname, '../../../..')
const shared = process.env.CHENGSHU_SHARED_DATA ?? resolve(root, '../shared/data')
const holidays = resolve(shared, 'holiday-cn')

describe('the published calendar', () => {
  it('has every year from 2007 on, each with the notices it was read from', () => {
    expect(publishedYears.map((entry) => entry.year)).toEqual(publishedYears.map((_, index) => 2007 + index))
    for (const { notices } of publishedYears) {
      expect(notices.length).toBeGreaterThan(0)
      for (const { url } of notices) expect(url).toMatch(/^https?:\/\/www\.gov\.cn\//)
    }
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(days.filter((day) => day.startsWith(String(year)) && workdays.isWorkday(day))).toHaveLength(count)
  })

  it('agrees with the package chinese-days on every day', () => {
    // The package has a CommonJS build only under its main entry.
    const oracle: { isWorkday: (day: string) => boolean } = createRequire(import.meta.url)('chinese-days')
    expect(days.filter((day) => oracle.isWorkday(day) !== workdays.isWorkday(day))).toEqual([])
    expect(days.length).toBeGreaterThan(7000)
  })

  it.skipIf(!existsSync(holidays))('agrees with holiday-cn on every day (skipped: not present)', () => {
    const off = new Map<string, boolean>()
    for (const { year } of publishedYears) {
      const file: { days: { date: string; isOffDay: boolean }[] } = JSON.parse(
        readFileSync(resolve(holidays, `${year}.json`), 'utf8'),
      )
      for (const day of file.days) off.set(day.date, day.isOffDay)
    }
    const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay())
    const wrong = days.filter((day) => workdays.isWorkday(day) === (off.get(day) ?? isWeekend(day)))
    expect(wrong).toEqual([])
    expect(off.size).toBeGreaterThan(600)
  })
})
