// SPDX-License-Identifier: Apache-2.0
import type { CaseOutcome } from '#contracts/cases'
import type { Role } from '#contracts/permissions'
import type { DeadlinePolicy } from '../deadline.logic.ts'

/** What a kind of matter allows beside its process, and how fast it wants to be heard of. */
export interface CasePolicy {
  /** How long one waits between two urgings of a case. */
  readonly urging: { readonly applicantEveryHours: number; readonly staffEveryHours: number }
  readonly deadlines: DeadlinePolicy
  /** How long a case that ended so may be taken up again; null where none may. */
  readonly reopening: { readonly withinDays: number; readonly outcomes: readonly CaseOutcome[] } | null
  /** Post at the organisation in charge that checks what applicants committed themselves to. */
  readonly commitmentRole: Role
}

/** What holds where a case type says nothing else. */
const defaultPolicy: CasePolicy = {
  // A working day to react to the applicant; half of one to react to a colleague.
  urging: { applicantEveryHours: 24, staffEveryHours: 4 },
  // Head of the section, then the leader of the department, then the supervisors of the bureau.
  deadlines: {
    warning: { share: 0.8 },
    ladder: [
      { afterDays: 0, role: 'decider', at: 'owner' },
      { afterDays: 1, role: 'department-leader', at: 'owner' },
      { afterDays: 3, role: 'supervisor', at: 'anywhere' },
    ],
  },
  commitmentRole: 'inspector',
  // What was granted is revoked, not reopened; 60 days are the time to ask for a review (行政复议法 §20).
  reopening: { withinDays: 60, outcomes: ['refused', 'not-accepted', 'lapsed', 'done'] },
}

export const policyOf = (type: { readonly policy?: Partial<CasePolicy> }): CasePolicy => ({
  ...defaultPolicy,
  ...type.policy,
})
