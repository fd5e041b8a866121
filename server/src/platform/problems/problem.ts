// SPDX-License-Identifier: Apache-2.0
import { type FieldProblem, type ProblemCode, problemKinds } from '#contracts/problems'

/** Values for the `{name}` places of the problem's detail. Never personal data: problems are logged. */
export type ProblemFields = Readonly<Record<string, string | number>>

/** An expected failure: something the caller can understand and act on. Everything else that is thrown is a bug. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly fields: ProblemFields
  readonly errors: readonly FieldProblem[]

  constructor(code: ProblemCode, fields: ProblemFields, errors: readonly FieldProblem[]) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.fields = fields
    this.errors = errors
  }

  get status(): number {
    return problemKinds[this.code].status
  }
}

/** `throw problem('case.task-not-open')`. */
export function problem(
  code: ProblemCode,
  fields: ProblemFields = {},
  errors: readonly FieldProblem[] = [],
): Problem {
  return new Problem(code, fields, errors)
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem
}
