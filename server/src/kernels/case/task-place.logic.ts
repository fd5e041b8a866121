// SPDX-License-Identifier: Apache-2.0
import type { CaseRow, TaskRow } from './case-row.ts'
import type { Candidate } from './engine/model.ts'

/** Who may take a task: the role, at the organisation in charge, at that of the instance, or elsewhere by the case type. */
export function whoTakes(
  candidate: Candidate,
  item: string | null,
  row: CaseRow,
): Pick<TaskRow, 'role' | 'organisation_id' | 'for_applicant'> {
  const for_applicant = candidate.kind === 'applicant'
  switch (candidate.kind) {
    case 'role':
      return { role: candidate.role, organisation_id: organisationFor(candidate.role, row), for_applicant }
    case 'item-organisation':
      return { role: candidate.role ?? 'reviewer', organisation_id: item, for_applicant }
    case 'applicant':
    case 'system':
      return { role: null, organisation_id: null, for_applicant }
    default:
      return candidate satisfies never
  }
}

/** Some roles sit elsewhere than the organisation in charge: the case type says where (the rating centre, a window). */
function organisationFor(role: string, row: CaseRow): string {
  const elsewhere = (row.data as { roleOrganisations?: Readonly<Record<string, string>> })
    .roleOrganisations?.[role]
  return elsewhere ?? row.organisation_id
}
