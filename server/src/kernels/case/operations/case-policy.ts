// SPDX-License-Identifier: Apache-2.0

/** What a kind of matter allows beside its process, and how fast it wants to be heard of. */
export interface CasePolicy {
  /** How long one waits between two urgings of a case. */
  readonly urging: { readonly applicantEveryHours: number; readonly staffEveryHours: number }
}

/** What holds where a case type says nothing else. */
export const defaultPolicy: CasePolicy = {
  // A working day to react to the applicant; half of one to react to a colleague.
  urging: { applicantEveryHours: 24, staffEveryHours: 4 },
}
