// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import type { DeadlinePolicy } from '../deadline.logic.ts'

/** What a kind of matter allows beside its process, and how fast it wants to be heard of. */
export interface CasePolicy {
  /** How long one waits between two urgings of a case. */
  readonly urging: { readonly applicantEveryHours: number; readonly staffEveryHours: number }
  readonly deadlines: DeadlinePolicy
  /** Post at the organisation in charge that checks what applicants committed themselves to. */
  readonly commitmentRole: Role
}

/** What holds where a case type says nothing else. */
export const defaultPolicy: CasePolicy = {
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
}
