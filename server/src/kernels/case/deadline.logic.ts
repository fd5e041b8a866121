// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import type { JobRequest } from '#platform/unit'
import type { Workdays } from '#platform/workdays'
import type { CaseRow, TaskRow } from './case-row.ts'

/** When a case is heard of as its promised time runs out; data of the case type. */
export interface DeadlinePolicy {
  /** Before it is due: so many working days, or once this share of the limit is used. */
  readonly warning: { readonly workdays: number } | { readonly share: number } | null
  /** Whom an overdue case goes up to, rung by rung. */
  readonly ladder: readonly Rung[]
}

export interface Rung {
  /** Working days after the due day; 0 is as soon as it is overdue. */
  readonly afterDays: number
  readonly role: Role
  /** The organisation in charge or the nearest above it that has the post; or whoever holds it in the city. */
  readonly at: 'owner' | 'anywhere'
}

type Timed = Pick<CaseRow, 'clock_state' | 'due_at' | 'promised_days' | 'rungs_told'>
type TimedTask = Pick<TaskRow, 'due_at' | 'overdue_told' | 'for_applicant'>

/** Numbers of `cases.rungs_told`; the ladder goes on from `overdue`. */
export const rungs = { warning: 1, overdue: 2 } as const

export const deadlineQueue = 'case.deadline'
// Nobody reads a warning at midnight: it comes as the offices open.
const officesOpenMs = 8.5 * 3_600_000

/** What of the ladder has still to be told, and when, in order. Nothing while the clock stands. */
export function rungsAhead(
  policy: DeadlinePolicy,
  row: Timed,
  workdays: Workdays,
): { number: number; at: Date; rung: Rung | null }[] {
  const { due_at: due } = row
  if (row.clock_state !== 'running' || due === null) return []
  const warnAt = warningTime(policy.warning, row.promised_days, due, workdays)
  const all = [
    ...(warnAt === null ? [] : [{ number: rungs.warning, at: warnAt, rung: null }]),
    { number: rungs.overdue, at: after(due), rung: null },
    ...policy.ladder.map((rung, index) => ({
      number: rungs.overdue + 1 + index,
      at: after(rung.afterDays === 0 ? due : workdays.add(due, rung.afterDays)),
      rung,
    })),
  ]
  return all.filter((one) => one.number > row.rungs_told)
}

const after = (due: Date): Date => new Date(due.getTime() + 1)

function warningTime(
  warning: DeadlinePolicy['warning'],
  promisedDays: number,
  due: Date,
  workdays: Workdays,
): Date | null {
  if (warning === null) return null
  const left =
    'workdays' in warning ? warning.workdays : Math.floor(promisedDays * (1 - warning.share) + 1e-9)
  // A promise shorter than its warning would be warned of as it is given.
  if (promisedDays <= left) return null
  return new Date(workdays.back(due, left).getTime() + officesOpenMs)
}

/** Open tasks whose step is past its days; what the applicant owes has timers of its own. */
export const overdueTasks = <Task extends TimedTask>(tasks: readonly Task[], now: Date): Task[] =>
  tasks.filter((task) => isWatched(task) && task.due_at !== null && task.due_at.getTime() < now.getTime())

const isWatched = (task: TimedTask): boolean => !task.for_applicant && !task.overdue_told

/** The next moment at which something is to be told of a case; null where there is nothing ahead. */
export function alarmOf(
  policy: DeadlinePolicy,
  row: Timed,
  tasks: readonly TimedTask[],
  workdays: Workdays,
): Date | null {
  if (row.clock_state === 'stopped') return null
  const times = [
    ...rungsAhead(policy, row, workdays).map((one) => one.at.getTime()),
    ...tasks.flatMap((task) =>
      isWatched(task) && task.due_at !== null ? [after(task.due_at).getTime()] : [],
    ),
  ]
  return times.length === 0 ? null : new Date(Math.min(...times))
}

/** One alarm a case: setting it again moves it. */
export const alarmJob = (caseId: string, at: Date): JobRequest => ({
  queue: deadlineQueue,
  key: caseId,
  payload: { caseId },
  runAt: at,
})

/** A step's days stand still with the clock of its case, and go on with it. */
export function retime<Task extends Pick<TaskRow, 'due_at' | 'days_left' | 'for_applicant'>>(
  task: Task,
  clock: { from: CaseRow['clock_state']; to: CaseRow['clock_state'] },
  workdays: Workdays,
  now: Date,
): Task {
  if (task.for_applicant) return task
  if (clock.from !== 'stopped' && clock.to === 'stopped') {
    const left = task.due_at === null ? undefined : workdays.left(now, task.due_at)
    return left === undefined ? task : { ...task, days_left: left }
  }
  if (clock.from === 'stopped' && clock.to !== 'stopped' && task.days_left !== null)
    return { ...task, due_at: workdays.resume(now, task.days_left), days_left: null }
  return task
}
