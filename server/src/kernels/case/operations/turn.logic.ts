// SPDX-License-Identifier: Apache-2.0
import type { CaseOutcome } from '#contracts/cases'
import type { Actor } from '#platform/access'
import type { Workdays } from '#platform/workdays'
import { endClock, resumeClock } from '../case-clock.logic.ts'
import type { CaseRow, TaskRow } from '../case-row.ts'
import { alarmJob, alarmOf, type DeadlinePolicy, deadlineQueue } from '../deadline.logic.ts'
import { type Model, nodeOf } from '../engine/model.ts'
import type { ReopenCommand } from '../engine/recorded.ts'
import { reopen } from '../engine/reopen.ts'
import type { Step } from '../engine/state.ts'
import type { PlannedStep } from '../step.logic.ts'
import { timerJobs, timerKeys } from '../timer.logic.ts'
import type { BeforeMerger } from './links.repo.ts'

/**
 * A planned step that ends the case but leaves its process where it stands, so that it can go on if the ending is
 * undone: work and timers are taken down, the clock ends.
 */
export function closedWhereItStands(
  plan: PlannedStep,
  before: { row: CaseRow; tasks: readonly TaskRow[] },
  outcome: CaseOutcome,
  by: Actor,
  workdays: Workdays,
  now: Date,
): PlannedStep {
  const { row, tasks } = before
  return {
    ...plan,
    row: {
      ...plan.row,
      ...endClock(row, row.promised_days, workdays, now),
      status: 'terminated',
      outcome,
      finished_at: now,
      timers: [],
      supplement: null,
    },
    closedTasks: tasks.map((task) => ({
      id: task.id,
      status: 'cancelled' as const,
      closed_at: now,
      closed_by: by.accountId,
      outcome: null,
    })),
    retimedTasks: [],
    jobs: [],
    cancelledJobs: [...timerKeys(row.id, row.timers), { queue: deadlineQueue, key: row.id }],
  }
}

/** What is kept of a case that is merged, as closedWhereItStands takes it away. */
export function beforeMerger(row: CaseRow, tasks: readonly TaskRow[]): BeforeMerger {
  const {
    status,
    clock_state,
    clock_started_at,
    due_at,
    days_left,
    stopped_for,
    used_days,
    timers,
    supplement,
  } = row
  return {
    status,
    clock_state,
    clock_started_at,
    due_at,
    days_left,
    stopped_for,
    used_days,
    timers,
    supplement,
    tasks: tasks.map((task) => ({ id: task.id, status: task.status })),
  }
}

/** The case as it was before it was merged; its promise ran on meanwhile. */
export function asBefore(row: CaseRow, before: BeforeMerger): CaseRow {
  const { tasks: _, ...columns } = before
  return { ...row, ...columns, outcome: null, finished_at: null }
}

/** Sets the alarm of a case that did not have one before the step: it comes from elsewhere than the row says. */
export function withAlarm(
  plan: PlannedStep,
  tasks: readonly TaskRow[],
  deadlines: DeadlinePolicy,
  workdays: Workdays,
): PlannedStep {
  const alarm = alarmOf(deadlines, plan.row, tasks, workdays)
  return {
    ...plan,
    jobs: [
      ...plan.jobs.filter((job) => job.queue !== deadlineQueue),
      ...(alarm === null ? [] : [alarmJob(plan.row.id, alarm)]),
    ],
    cancelledJobs: plan.cancelledJobs.filter((job) => job.queue !== deadlineQueue),
  }
}

/** A planned step of a case that goes on where it stood: its timers run again. */
export const withTimers = (plan: PlannedStep): PlannedStep => ({
  ...plan,
  jobs: [...plan.jobs, ...timerJobs(plan.row.id, plan.row.timers)],
})

export interface Reopened {
  /** The case with the clock and the phase it goes on with; where it stands is what `step` says. */
  readonly row: CaseRow
  readonly command: ReopenCommand
  readonly step: Step
}

/**
 * A finished case taken back to a step, as far as the process allows it. The clock goes on with the days that were left.
 * Undefined where the process does not allow it.
 */
export function reopenedAt(
  model: Model,
  row: CaseRow,
  target: string,
  workdays: Workdays,
  now: Date,
): Reopened | undefined {
  const neverAccepted = row.outcome === 'not-accepted'
  const stage = neverAccepted ? ('submitted' as const) : ('accepted' as const)
  const ends = Object.values(model.nodes).filter(
    (node) => node.scope === null && (node.type === 'end' || node.type === 'terminate'),
  )
  for (const end of ends) {
    const command: ReopenCommand = { kind: 'reopen', end: end.id, stage, target }
    const step = reopen(model, row.engine, command)
    if (step.refused !== null) continue
    const clock = neverAccepted
      ? { clock_state: 'not-started' as const, clock_started_at: null, due_at: null }
      : resumeClock(
          {
            ...row,
            clock_state: 'stopped',
            // Reopening does not undo lateness, nor does it give time that was used.
            days_left: Math.max(0, row.promised_days - (row.used_days ?? 0)),
          },
          workdays,
          now,
        )
    return {
      row: {
        ...row,
        ...clock,
        used_days: null,
        days_left: null,
        stopped_for: null,
        phase: stage,
        status: 'open',
        outcome: null,
        finished_at: null,
        timers: [],
        rungs_told: 0,
      },
      command,
      step,
    }
  }
  return undefined
}

/** Steps of officials that a case went through and may go back to. */
export function reopeningTargets(
  model: Model,
  row: CaseRow,
  handled: readonly string[],
  workdays: Workdays,
  now: Date,
): string[] {
  return [...new Set(handled)].filter(
    (node) =>
      Object.hasOwn(model.nodes, node) &&
      nodeOf(model, node).type === 'user' &&
      reopenedAt(model, row, node, workdays, now) !== undefined,
  )
}
