// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarYear } from './calendar-year.ts'
import { publishedYears } from './published-years.ts'
import { createCalendar } from './workdays.ts'

const workdays = createCalendar(publishedYears)
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)
const end = (day: string) => new Date(`${day}T23:59:59.999+08:00`)
const DAY_MS = 86_400_000
/** Any instant from 2006 to 2031, before, inside and after the published years. */
const instants = fc.date({ min: noon('2006-01-01'), max: noon('2031-12-31'), noInvalidDate: true })
const dayOf = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const nextDay = (instant: Date) => new Date(instant.getTime() + DAY_MS)

describe('working days', () => {
  it.each([
    ['2026-10-01', false], // National Day
    ['2026-10-08', true],
    ['2026-10-10', true], // a Saturday that is worked
    ['2026-10-11', false],
    ['2020-02-01', false], // worked by the first notice of 2020, off by the second
    ['2018-12-31', false], // moved by the notice for 2019
    ['2018-12-29', true],
    ['2027-10-01', true], // not published yet: a Friday like any other
  ])('%s is worked: %s', (day, worked) => expect(workdays.isWorkday(day)).toBe(worked))

  it.each([
    ['2026-09-28', 5, '2026-10-10'], // over National Day, with the make-up Saturday
    ['2026-10-12', 4, '2026-10-16'],
    ['2026-10-03', 1, '2026-10-08'], // handed in on a holiday
    ['2026-10-03', 0, '2026-10-08'],
    ['2026-10-08', 0, '2026-10-08'],
    ['2026-12-30', 3, '2027-01-04'], // across the horizon
    ['2026-12-31', 1, '2027-01-01'], // provisional: 2027 is not published
  ])('from %s the %i-th working day ends on %s', (start, days, due) => {
    expect(workdays.add(noon(start), days)).toEqual(end(due))
  })

  it('takes the start day from the clock of Shanghai, not of Greenwich', () => {
    expect(workdays.add(new Date('2026-10-13T15:59:59Z'), 1)).toEqual(end('2026-10-14'))
    expect(workdays.add(new Date('2026-10-13T16:00:00Z'), 1)).toEqual(end('2026-10-15'))
  })

  it('lets calendar days run through and moves only a last day that is off', () => {
    expect(workdays.addCalendarDays(noon('2026-09-10'), 30)).toEqual(end('2026-10-10'))
    expect(workdays.addCalendarDays(noon('2026-09-01'), 30)).toEqual(end('2026-10-08'))
    expect(workdays.addCalendarDays(noon('2026-10-09'), 2)).toEqual(end('2026-10-12'))
  })

  it('counts what it added, from any instant', () => {
    fc.assert(
      fc.property(instants, fc.nat(400), (start, days) => {
        const due = workdays.add(start, days)
        if (days > 0) expect(workdays.between(start, due)).toBe(days)
        expect(workdays.isWorkday(dayOf(due))).toBe(true)
        expect(due >= start).toBe(true)
      }),
    )
  })

  it('agrees with counting day by day', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 60 }), (start, days) => {
        let day = start
        for (let left = days; left > 0; ) {
          day = nextDay(day)
          if (workdays.isWorkday(dayOf(day))) left -= 1
        }
        expect(workdays.add(start, days)).toEqual(end(dayOf(day)))
      }),
    )
  })

  it('adds up between instants', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        expect(workdays.between(a, b) + workdays.between(b, c)).toBe(workdays.between(a, c))
      }),
    )
  })

  it('counts across the edges of what is published', () => {
    expect(workdays.between(noon('2006-12-29'), noon('2007-01-04'))).toBe(1)
    expect(workdays.add(noon('2006-12-29'), 1)).toEqual(end('2007-01-04'))
    expect(workdays.between(noon('2026-12-30'), noon('2027-01-05'))).toBe(4)
  })

  it('says what remains, and how long a date is overdue', () => {
    const due = workdays.add(noon('2026-09-28'), 5)
    expect(workdays.remaining(noon('2026-09-28'), due)).toEqual({ overdue: false, days: 5 })
    expect(workdays.remaining(noon('2026-10-10'), due)).toEqual({ overdue: false, days: 0 })
    expect(workdays.remaining(noon('2026-10-11'), due)).toEqual({ overdue: true, days: 0 })
    expect(workdays.remaining(noon('2026-10-13'), due)).toEqual({ overdue: true, days: 2 })
  })

  it('knows how far it can see', () => {
    expect(workdays.horizon).toBe(`${publishedYears.at(-1)?.year}-12-31`)
    expect(workdays.provisional(end(workdays.horizon))).toBe(false)
    expect(workdays.provisional(new Date(end(workdays.horizon).getTime() + 1))).toBe(true)
  })

  it.each([-1, 1.5, Number.NaN, 1e9])('refuses %s as a number of days', (days) => {
    expect(() => workdays.add(noon('2026-10-08'), days)).toThrow(RangeError)
    expect(() => workdays.addCalendarDays(noon('2026-10-08'), days)).toThrow(RangeError)
  })

  it.each(['2026-02-30', '2026-2-3', '', 'today'])('refuses “%s” as a day', (day) => {
    expect(() => workdays.isWorkday(day)).toThrow(RangeError)
  })
})

describe('pausing the clock', () => {
  it('takes further days off of a region into account, make-up days included', () => {
    const storm = workdays.without(['2026-10-10', '2026-10-12'])
    expect(storm.add(noon('2026-09-28'), 5)).toEqual(end('2026-10-13'))
    expect(workdays.add(noon('2026-09-28'), 5)).toEqual(end('2026-10-10'))
    expect(storm.without(['2026-10-13']).add(noon('2026-09-28'), 5)).toEqual(end('2026-10-14'))
    expect(workdays.without([]).between(noon('2026-01-01'), noon('2026-12-31'))).toBe(
      workdays.between(noon('2026-01-01'), noon('2026-12-31')),
    )
  })

  it('goes back to the morning from which so many working days remain', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 200 }), (days, ahead) => {
        const due = workdays.add(noon('2026-01-05'), ahead)
        const morning = workdays.back(due, days)
        expect(workdays.between(morning, due)).toBe(days)
        expect(workdays.isWorkday(dayOf(morning))).toBe(true)
        expect(workdays.between(new Date(morning.getTime() - 1), due)).toBe(days + 1)
      }),
    )
  })

  it('keeps whole days: four left before the holidays are four left after them', () => {
    const due = workdays.add(noon('2026-09-28'), 5)
    const left = workdays.left(noon('2026-09-29'), due)
    expect(left).toBe(4)
    expect(workdays.resume(noon('2026-10-12'), left ?? -1)).toEqual(end('2026-10-16'))
  })

  it('changes nothing when paused and resumed within one day, however often', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 60 }), fc.nat(120 * 24), (start, days, hours) => {
        const due = workdays.add(start, days)
        const now = new Date(start.getTime() + hours * 3_600_000)
        const left = workdays.left(now, due)
        fc.pre(left !== undefined && (left > 0 || workdays.isWorkday(dayOf(now))))
        expect(workdays.resume(now, left ?? -1)).toEqual(due)
      }),
    )
  })

  it('loses and gains no day over any sequence of pauses', () => {
    const step = fc.record({ run: fc.nat(9), rest: fc.nat(40), hour: fc.nat(23) })
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 40 }),
        fc.array(step, { maxLength: 6 }),
        (start, days, steps) => {
          let due = workdays.add(start, days)
          let resumed = start
          let used = 0
          for (const { run, rest, hour } of steps) {
            const pause = new Date(resumed.getTime() + run * DAY_MS + hour * 3_600_000)
            const left = workdays.left(pause, due)
            if (left === undefined) break
            used += workdays.between(resumed, pause)
            expect(used + left).toBe(days)
            const resume = new Date(pause.getTime() + rest * DAY_MS)
            // §203: nothing left and resumed on a rest day is the documented exception.
            if (left === 0 && !workdays.isWorkday(dayOf(resume))) break
            due = workdays.resume(resume, left)
            resumed = resume
            expect(used + workdays.between(resumed, due)).toBe(days)
          }
        },
      ),
    )
  })

  it('gives the next working day when nothing is left and it resumes on a rest day', () => {
    const due = workdays.add(noon('2026-10-08'), 1)
    const left = workdays.left(noon('2026-10-09'), due)
    expect(left).toBe(0)
    expect(workdays.resume(noon('2026-10-11'), left ?? -1)).toEqual(end('2026-10-12'))
  })

  it('does not stop a clock that is overdue', () => {
    const due = workdays.add(noon('2026-10-08'), 1)
    expect(workdays.left(due, due)).toBe(0)
    expect(workdays.left(new Date(due.getTime() + 1), due)).toBeUndefined()
  })
})

describe('a calendar', () => {
  const year = (number: number, more: Partial<CalendarYear> = {}): CalendarYear => ({
    year: number,
    notices: [],
    holidays: [],
    makeUpDays: [],
    ...more,
  })
  it.each([
    ['no year', []],
    ['a gap', [year(2024), year(2026)]],
    ['a year twice', [year(2024), year(2024)]],
    ['a make-up day in the week', [year(2026, { makeUpDays: ['2026-10-09'] })]],
    [
      'a day off and worked',
      [
        year(2026, {
          holidays: [{ name: 'x', from: '2026-10-09', to: '2026-10-11' }],
          makeUpDays: ['2026-10-10'],
        }),
      ],
    ],
    [
      'a holiday that ends before it begins',
      [year(2026, { holidays: [{ name: 'x', from: '2026-10-02', to: '2026-10-01' }] })],
    ],
    ['a day that does not exist', [year(2026, { makeUpDays: ['2026-02-30'] })]],
  ])('refuses %s', (_name, years) => expect(() => createCalendar(years)).toThrow(RangeError))
})
