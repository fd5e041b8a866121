// SPDX-License-Identifier: Apache-2.0
import type { CaseOutcome, Phase } from '#contracts/cases'
import type { Workdays } from '#platform/workdays'
import { type ClockColumns, endClock, resumeClock, startClock, stopClock } from '../case-clock.logic.ts'
import type { CaseRow } from '../case-row.ts'

/** Where a case stands that is handled elsewhere: all that was reported of it so far, taken together. */
export interface ReportedState {
  readonly phase: Phase
  readonly acceptedAt: Date | null
  /** When it stood still for the applicant; `to` is null while it does. */
  readonly stops: readonly { readonly from: Date; readonly to: Date | null }[]
  readonly ended: { readonly at: Date; readonly outcome: CaseOutcome } | null
}

const notStarted: ClockColumns = {
  clock_state: 'not-started',
  clock_started_at: null,
  due_at: null,
  days_left: null,
  stopped_for: null,
  used_days: null,
}

/**
 * The case as it follows from what was reported, whatever it was before: reports that come late, twice or in another
 * order end in the same row. Times are those of the events, not of their arrival.
 */
export function reportedRow(row: CaseRow, state: ReportedState, workdays: Workdays, now: Date): CaseRow {
  const { ended } = state
  return {
    ...row,
    ...clockOf(row, state, workdays),
    phase: state.phase,
    status: statusOf(state),
    outcome: ended?.outcome ?? null,
    finished_at: ended?.at ?? null,
    changed_at: now,
  }
}

function clockOf(row: CaseRow, state: ReportedState, workdays: Workdays): ClockColumns {
  let clock = notStarted
  if (state.acceptedAt !== null) clock = startClock(clock, row.promised_days, workdays, state.acceptedAt)
  for (const { from, to } of state.stops) {
    clock = stopClock(clock, 'supplement', workdays, from)
    if (to !== null) clock = resumeClock(clock, workdays, to)
  }
  return state.ended === null ? clock : endClock(clock, row.promised_days, workdays, state.ended.at)
}

function statusOf({ ended }: ReportedState): CaseRow['status'] {
  if (ended === null) return 'open'
  if (ended.outcome === 'withdrawn') return 'withdrawn'
  return ended.outcome === 'terminated' || ended.outcome === 'lapsed' ? 'terminated' : 'finished'
}
