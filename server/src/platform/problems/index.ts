// SPDX-License-Identifier: Apache-2.0
export { isProblem, Problem, type ProblemFields, problem } from './problem.ts'
