// SPDX-License-Identifier: Apache-2.0
import type { Workdays } from '#platform/workdays'

export const dueQueue = 'case.due'

/** A material that was tolerated missing: its applicant is reminded, and then the office is told that it did not come. */
export const dueReminders = [
  {
    told: 1,
    keyOf: (dueId: string) => `${dueId}:near`,
    // The morning of the working day before.
    at: (dueAt: Date, workdays: Workdays) => new Date(workdays.back(dueAt, 1).getTime() + 8.5 * 3_600_000),
  },
  {
    told: 2,
    keyOf: (dueId: string) => `${dueId}:overdue`,
    at: (dueAt: Date, _workdays: Workdays) => new Date(dueAt.getTime() + 1),
  },
] as const
