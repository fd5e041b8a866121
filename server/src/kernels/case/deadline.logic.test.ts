// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCalendar, publishedYears } from '#platform/workdays'
import type { CaseRow } from './case-row.ts'
import { alarmOf, type DeadlinePolicy, overdueTasks, retime, rungsAhead } from './deadline.logic.ts'

const workdays = createCalendar(publishedYears)
const policy: DeadlinePolicy = {
  warning: { share: 0.8 },
  ladder: [
    { afterDays: 0, role: 'decider', at: 'owner' },
    { afterDays: 2, role: 'department-leader', at: 'owner' },
  ],
}
const row = (promised_days: number, rungs_told = 0, start = '2026-03-02T02:00:00Z') => ({
  clock_state: 'running' as CaseRow['clock_state'],
  due_at: workdays.add(new Date(start), promised_days),
  promised_days,
  rungs_told,
})
const times = (from: ReturnType<typeof row>, by = policy) =>
  rungsAhead(by, from, workdays).map((one) => [one.number, one.at.toISOString()])

describe('the ladder of a case', () => {
  it('warns when four fifths of ten days are used, and climbs after the due day', () => {
    expect(times(row(10))).toEqual([
      [1, '2026-03-12T00:30:00.000Z'],
      [2, '2026-03-16T16:00:00.000Z'],
      [3, '2026-03-16T16:00:00.000Z'],
      [4, '2026-03-18T16:00:00.000Z'],
    ])
  })

  it('warns so many working days before, over a weekend', () => {
    const by = { ...policy, warning: { workdays: 1 } }
    // Due on Monday 2026-03-09: warned on Friday.
    expect(times(row(5), by)[0]).toEqual([1, '2026-03-06T00:30:00.000Z'])
  })

  it('does not warn of a promise that is shorter than its warning', () => {
    expect(times(row(2), { ...policy, warning: { workdays: 2 } })[0]?.[0]).toBe(2)
    expect(times(row(0))[0]?.[0]).toBe(2)
  })

  it('goes on from what has been told, and is silent while the clock stands', () => {
    expect(times(row(10, 3)).map(([number]) => number)).toEqual([4])
    expect(rungsAhead(policy, { ...row(10), clock_state: 'stopped' }, workdays)).toEqual([])
    expect(alarmOf(policy, { ...row(10), clock_state: 'stopped' }, [], workdays)).toBeNull()
  })

  it('is in order of time, for any promise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 700 }), (days, offset) => {
        const start = new Date(Date.parse('2025-01-02T02:00:00Z') + offset * 86_400_000).toISOString()
        const at = rungsAhead(policy, row(days, 0, start), workdays).map((one) => one.at.getTime())
        expect(at).toEqual([...at].sort((left, right) => left - right))
        expect(at[0]).toBeGreaterThan(Date.parse(start) - 86_400_000)
      }),
    )
  })
})

describe('the days of a step', () => {
  const task = { due_at: new Date('2026-03-06T15:59:59.999Z'), days_left: null, for_applicant: false }
  const stand = { from: 'running', to: 'stopped' } as const
  const go = { from: 'stopped', to: 'running' } as const

  it('stand still with the clock and go on with it', () => {
    const stopped = retime(task, stand, workdays, new Date('2026-03-04T03:00:00Z'))
    expect(stopped.days_left).toBe(2)
    expect(retime(stopped, go, workdays, new Date('2026-03-20T03:00:00Z'))).toMatchObject({
      days_left: null,
      due_at: new Date('2026-03-24T15:59:59.999Z'),
    })
  })

  it('leave what is late late, and what the applicant owes alone', () => {
    const late = new Date('2026-03-09T03:00:00Z')
    expect(retime(task, stand, workdays, late)).toBe(task)
    const theirs = { ...task, for_applicant: true }
    expect(retime(theirs, stand, workdays, new Date('2026-03-04T03:00:00Z'))).toBe(theirs)
    expect(overdueTasks([{ ...theirs, overdue_told: false }], late)).toEqual([])
    expect(overdueTasks([{ ...task, overdue_told: true }], late)).toEqual([])
    expect(overdueTasks([{ ...task, overdue_told: false }], late)).toHaveLength(1)
  })
})
