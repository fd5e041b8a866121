// SPDX-License-Identifier: Apache-2.0
import type { Condition } from '#contracts/condition'

/** The answer is one of these. */
export const is = (field: string, ...values: readonly [string, ...string[]]): Condition =>
  values.length === 1 ? { field, op: '=', value: values[0] } : { field, op: 'in', value: values }

/** The answer is a list that holds one of these. */
export const has = (field: string, ...values: readonly [string, ...string[]]): Condition => ({
  field,
  op: 'has-any',
  value: values,
})

export const isYes = (field: string): Condition => ({ field, op: '=', value: true })
export const atLeast = (field: string, value: number): Condition => ({ field, op: '>=', value })
export const atMost = (field: string, value: number): Condition => ({ field, op: '<=', value })
export const all = (...parts: Condition[]): Condition => ({ all: parts })
export const any = (...parts: Condition[]): Condition => ({ any: parts })
