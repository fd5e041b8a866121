// SPDX-License-Identifier: Apache-2.0
import type { ProblemCode } from '#contracts/problems'
import { type ProblemFields, problem } from '#platform/problems'

/** Why an operation is not possible now; null where it is. The case detail offers exactly what is not refused. */
export type Refusal = { readonly code: ProblemCode; readonly fields?: ProblemFields } | null

export const refused = (code: ProblemCode, fields?: ProblemFields): Refusal =>
  fields === undefined ? { code } : { code, fields }

/** Throws what a refusal says. */
export function refuse(refusal: Refusal): void {
  if (refusal !== null) throw problem(refusal.code, refusal.fields)
}
