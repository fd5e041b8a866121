// SPDX-License-Identifier: Apache-2.0
import { chinaDay } from '#platform/clock'
import type { Sweep } from '#platform/jobs'
import { deleteExpired } from './application.repo.ts'

/** Drafts that nobody touched for 30 days. */
export const applicationSweep: Sweep = {
  name: 'applications',
  sweep: (unit) => deleteExpired(unit.db, chinaDay(unit.now)),
}
