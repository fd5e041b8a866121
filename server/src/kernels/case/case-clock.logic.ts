// SPDX-License-Identifier: Apache-2.0
import type { CaseClock } from '#contracts/cases'
import { pauseGrounds } from '#contracts/pause-grounds'
import type { LocalizedText } from '#contracts/text'
import { chinaDay } from '#platform/clock'
import type { Workdays } from '#platform/workdays'
import type { CaseRow } from './case-row.ts'

export type ClockColumns = Pick<
  CaseRow,
  'clock_state' | 'clock_started_at' | 'due_at' | 'days_left' | 'stopped_for' | 'used_days'
>

/**
 * The promised time of a case. It starts with acceptance (受理), stands still while the applicant supplements or a
 * statutory pause lasts (行政许可法 §45), and ends with the decision. One arithmetic for every kind of matter.
 */
export function startClock(
  clock: ClockColumns,
  promisedDays: number,
  workdays: Workdays,
  now: Date,
): ClockColumns {
  if (clock.clock_state !== 'not-started') return clock
  return { ...clock, clock_state: 'running', clock_started_at: now, due_at: workdays.add(now, promisedDays) }
}

/** Stops a running clock. An overdue one keeps its due date: pausing cannot undo lateness. */
export function stopClock(clock: ClockColumns, ground: string, workdays: Workdays, now: Date): ClockColumns {
  if (clock.clock_state === 'stopped') return { ...clock, stopped_for: ground }
  if (clock.clock_state !== 'running' || clock.due_at === null) return clock
  return {
    ...clock,
    clock_state: 'stopped',
    days_left: workdays.left(now, clock.due_at) ?? null,
    stopped_for: ground,
  }
}

export function resumeClock(clock: ClockColumns, workdays: Workdays, now: Date): ClockColumns {
  if (clock.clock_state !== 'stopped') return clock
  const due = clock.days_left === null ? clock.due_at : workdays.resume(now, clock.days_left)
  return { ...clock, clock_state: 'running', due_at: due, days_left: null, stopped_for: null }
}

export function endClock(
  clock: ClockColumns,
  promisedDays: number,
  workdays: Workdays,
  now: Date,
): ClockColumns {
  if (clock.clock_state === 'ended') return clock
  return {
    ...clock,
    clock_state: 'ended',
    used_days: usedDays(clock, promisedDays, workdays, now),
    stopped_for: null,
  }
}

/** Working days used so far: the promise less what is left, so that pauses are not counted. */
export function usedDays(clock: ClockColumns, promisedDays: number, workdays: Workdays, now: Date): number {
  if (clock.used_days !== null) return clock.used_days
  if (clock.clock_state === 'not-started' || clock.due_at === null) return 0
  if (clock.clock_state === 'stopped' && clock.days_left !== null) return promisedDays - clock.days_left
  const remaining = workdays.remaining(now, clock.due_at)
  return remaining.overdue ? promisedDays + remaining.days : promisedDays - remaining.days
}

const grounds: ReadonlyMap<string, LocalizedText> = new Map([
  ['supplement', { zh: '等待申请人补正', en: 'waiting for the applicant to supplement' }],
  ...pauseGrounds.map((ground) => [ground.code, ground.name] as const),
])

/** The due date; while the clock does not run, what it would be if it ran from now on. */
function expectedEnd(clock: ClockColumns, promisedDays: number, workdays: Workdays, now: Date): Date | null {
  if (clock.clock_state === 'not-started') return workdays.add(now, promisedDays)
  if (clock.clock_state === 'stopped' && clock.days_left !== null)
    return workdays.resume(now, clock.days_left)
  return clock.due_at
}

export function presentClock(
  clock: ClockColumns,
  promisedDays: number,
  workdays: Workdays,
  now: Date,
): CaseClock {
  const due = expectedEnd(clock, promisedDays, workdays, now)
  return {
    state: clock.clock_state,
    promisedDays,
    usedDays: usedDays(clock, promisedDays, workdays, now),
    dueAt: due?.toISOString() ?? null,
    dueOn: due === null ? null : chinaDay(due),
    provisional: due !== null && workdays.provisional(due),
    level: levelOf(clock, workdays, now),
    stoppedFor:
      clock.stopped_for === null
        ? null
        : (grounds.get(clock.stopped_for) ?? { zh: clock.stopped_for, en: clock.stopped_for }),
  }
}

/** Near: the due day is today or the next working day. */
export function levelOf(clock: ClockColumns, workdays: Workdays, now: Date): CaseClock['level'] {
  if (clock.clock_state !== 'running' || clock.due_at === null) return 'fine'
  const remaining = workdays.remaining(now, clock.due_at)
  return remaining.overdue ? 'overdue' : remaining.days <= 1 ? 'near' : 'fine'
}
