// SPDX-License-Identifier: Apache-2.0
import type { Model } from '../../engine/model.ts'
import { isOpen } from '../store/apply-steps.ts'
import type { StoredCase, TaskWire } from '../store/tables.ts'
import { dayOf, endAfterWorkdays, isWorked, lastInstantOf, workdaysBetween } from './calendar.ts'
import { nodeNamed } from './graph.ts'

/** The days of a step: its due date, or the working days left while the clock of its case stands. */
export interface NaiveTask {
  due: number | null
  left: number | null
}
export type NaiveTasks = Map<string, NaiveTask>

/** Follows the days of the open tasks of a case over a step: they stand exactly while its clock does. */
export function advanceTasks(
  tasks: NaiveTasks,
  model: Model,
  open: readonly TaskWire[],
  stands: boolean,
  stopsNow: boolean,
  now: number,
): void {
  for (const task of open) {
    const node = nodeNamed(model, task.node)
    const days = 'days' in node ? node.days : null
    const known = tasks.get(task.id)
    const naive = known ?? { due: days === null ? null : endAfterWorkdays(now, days), left: null }
    tasks.set(task.id, naive)
    // What the applicant owes has no days that could stand.
    if (task['for_applicant'] === true) continue
    const begins = stopsNow || known === undefined
    if (stands && begins && naive.due !== null && now <= naive.due)
      naive.left = workdaysBetween(now, naive.due)
    else if (!stands && naive.left !== null) {
      naive.due = endAfterWorkdays(now, naive.left)
      naive.left = null
    }
  }
}

const officesOpen = 8.5 * 3_600_000
/** Working days after the due day at which somebody higher up hears of it; the ladder where a kind of matter has none. */
const ladder = [0, 1, 3]

/** When a case is heard of next because of its days; null where there is nothing to say. */
export function nextAlarm({ row, tasks }: StoredCase): number | null {
  if (row['clock_state'] === 'stopped') return null
  const times = tasks
    .filter((task) => isOpen(task) && task['for_applicant'] === false && task['overdue_told'] === false)
    .flatMap((task) => (task['due_at'] === null ? [] : [Date.parse(String(task['due_at'])) + 1]))
  if (row['clock_state'] === 'running') {
    const due = Date.parse(String(row['due_at']))
    const told = Number(row['rungs_told'])
    const rungs = [
      warning(due, Number(row['promised_days'])),
      due + 1,
      ...ladder.map((days) => later(due, days)),
    ]
    times.push(...rungs.slice(told).filter((at) => at !== null))
  }
  return times.length === 0 ? null : Math.min(...times)
}

const later = (due: number, days: number): number => (days === 0 ? due : endAfterWorkdays(due, days)) + 1

/** As the offices open on the working day from which a fifth of the promised days is left. */
function warning(due: number, promised: number): number | null {
  const left = Math.floor(promised / 5)
  if (promised <= left) return null
  let day = dayOf(due)
  while (!isWorked(day)) day -= 1
  for (let gone = left; gone > 0; ) {
    day -= 1
    if (isWorked(day)) gone -= 1
  }
  return lastInstantOf(day - 1) + 1 + officesOpen
}
