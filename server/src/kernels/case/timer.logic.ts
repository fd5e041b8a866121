// SPDX-License-Identifier: Apache-2.0
import type { JobRequest } from '#platform/unit'
import type { Workdays } from '#platform/workdays'
import type { CaseTimer } from './case-row.ts'
import type { Timer } from './engine/model.ts'
import type { Effect } from './engine/state.ts'

const queue = 'case.timer'
type TimerName = { readonly token: number; readonly event: string }
const keyOf = (caseId: string, timer: TimerName) => `${caseId}:${timer.token}:${timer.event}`

/** When a timer that starts now goes off. Deadlines in days run to the end of their last day. */
export function fireAt(timer: Timer, workdays: Workdays, now: Date): Date {
  switch (timer.kind) {
    case 'workdays':
      return workdays.add(now, timer.days)
    case 'calendar-days':
      return workdays.addCalendarDays(now, timer.days)
    case 'duration':
      return new Date(now.getTime() + timer.ms)
    case 'instant':
      return new Date(timer.at)
    default:
      return timer satisfies never
  }
}

export interface TimerChanges {
  readonly timers: CaseTimer[]
  readonly jobs: JobRequest[]
  readonly cancelled: { queue: string; key: string }[]
}

/**
 * The timers of a case after a step. Each running one is a durable job that commits with the case; those that stop with
 * the clock are taken down exactly while it stands, keeping the working days they had left. One that went off is over.
 */
export function changeTimers(
  { id, timers, fired }: { id: string; timers: readonly CaseTimer[]; fired: TimerName | null },
  effects: readonly Effect[],
  stands: boolean,
  workdays: Workdays,
  now: Date,
): TimerChanges {
  const cleared = effects.filter((effect) => effect.kind === 'timer-cleared')
  const over: readonly TimerName[] = fired === null ? cleared : [...cleared, fired]
  const left = timers.filter(
    (timer) => !over.some((gone) => gone.token === timer.token && gone.event === timer.event),
  )
  const adjust = (timer: CaseTimer) => (stands ? park(timer, workdays, now) : unpark(timer, workdays, now))
  const kept = left.map(adjust)
  const added = effects.flatMap((effect): CaseTimer[] => {
    if (effect.kind !== 'timer-set') return []
    const { token, event, stopsWithClock } = effect
    const dueAt = fireAt(effect.timer, workdays, now).toISOString()
    return [adjust({ token, event, stopsWithClock, dueAt, daysLeft: null })]
  })
  const changed = [...kept.filter((timer, index) => timer !== left[index]), ...added]
  return {
    timers: [...kept, ...added],
    jobs: changed.flatMap((timer) =>
      timer.dueAt === null
        ? []
        : [
            {
              queue,
              key: keyOf(id, timer),
              payload: { caseId: id, token: timer.token, event: timer.event },
              runAt: new Date(timer.dueAt),
            },
          ],
    ),
    cancelled: [...cleared, ...changed.filter((timer) => timer.dueAt === null)].map((timer) => ({
      queue,
      key: keyOf(id, timer),
    })),
  }
}

function park(timer: CaseTimer, workdays: Workdays, now: Date): CaseTimer {
  if (!timer.stopsWithClock || timer.dueAt === null) return timer
  return { ...timer, dueAt: null, daysLeft: workdays.left(now, new Date(timer.dueAt)) ?? 0 }
}

function unpark(timer: CaseTimer, workdays: Workdays, now: Date): CaseTimer {
  if (timer.dueAt !== null || timer.daysLeft === null) return timer
  return { ...timer, dueAt: workdays.resume(now, timer.daysLeft).toISOString(), daysLeft: null }
}

/** Jobs for all running timers of a case that is taken up again, or that begins as a part of another. */
export const timerJobs = (caseId: string, timers: readonly CaseTimer[]): JobRequest[] =>
  timers.flatMap((timer) =>
    timer.dueAt === null
      ? []
      : [
          {
            queue,
            key: keyOf(caseId, timer),
            payload: { caseId, token: timer.token, event: timer.event },
            runAt: new Date(timer.dueAt),
          },
        ],
  )

/** Names of the jobs of all running timers, to be taken down. */
export const timerKeys = (caseId: string, timers: readonly CaseTimer[]): { queue: string; key: string }[] =>
  timerJobs(caseId, timers).map(({ key }) => ({ queue, key: key ?? '' }))
