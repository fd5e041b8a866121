// SPDX-License-Identifier: Apache-2.0
import { endAfterWorkdays, workdaysBetween } from './calendar.ts'

/** What is known of a case at a step, from which its clock follows. */
export interface ClockFacts {
  readonly now: number
  /** The public has seen a phase other than submitted. */
  readonly accepted: boolean
  /** A task that stops the clock is open. */
  readonly suspended: boolean
  /** An official has paused the case on a statutory ground. */
  readonly paused: boolean
  /** The public has seen the decision, or the case is over. */
  readonly over: boolean
}

export interface NaiveClock {
  state: 'not-started' | 'running' | 'stopped' | 'ended'
  due: number | null
  /** Working days left while it stands; null if it was overdue when it stopped. */
  left: number | null
  used: number | null
  startedAt: number | null
}
export const newNaiveClock = (): NaiveClock => ({
  state: 'not-started',
  due: null,
  left: null,
  used: null,
  startedAt: null,
})

/**
 * The law of the clock, from the state of the case alone: it begins when the case is accepted, stands exactly while
 * something stops it, and ends with the decision. Days are counted one by one.
 */
export function advanceClock(clock: NaiveClock, promised: number, facts: ClockFacts): void {
  const { now } = facts
  if (clock.state === 'ended') return
  if (clock.state === 'not-started' && facts.accepted) {
    clock.state = 'running'
    clock.startedAt = now
    clock.due = endAfterWorkdays(now, promised)
  }
  const stands = facts.suspended || facts.paused
  if (clock.state === 'stopped' && !stands) {
    clock.state = 'running'
    if (clock.left !== null) clock.due = endAfterWorkdays(now, clock.left)
    clock.left = null
  } else if (clock.state === 'running' && stands && clock.due !== null) {
    clock.state = 'stopped'
    clock.left = now > clock.due ? null : workdaysBetween(now, clock.due)
  }
  if (!facts.over) return
  clock.used = usedOf(clock, promised, now)
  clock.state = 'ended'
}

function usedOf(clock: NaiveClock, promised: number, now: number): number {
  if (clock.state === 'not-started' || clock.due === null) return 0
  if (clock.state === 'stopped' && clock.left !== null) return promised - clock.left
  return promised - workdaysBetween(now, clock.due)
}
