// SPDX-License-Identifier: Apache-2.0
import type { Condition, Leaf } from '#contracts/condition'
import { type FieldCatalogue, type FieldSpec, fieldSpec, operatorsOfType } from '#contracts/condition-fields'
import { todayInCity } from '#web/shared/format/dates.ts'

export type GroupKind = 'all' | 'any' | 'not' | 'atLeast'
type Group = Exclude<Condition, Leaf>

export function groupKind(group: Group): GroupKind {
  if ('all' in group) return 'all'
  if ('any' in group) return 'any'
  return 'not' in group ? 'not' : 'atLeast'
}

/** The same parts under another head. What is denied is one thing: several are denied together. */
export function groupOf(kind: GroupKind, parts: readonly Condition[], needed: number): Condition {
  switch (kind) {
    case 'all':
      return { all: parts }
    case 'any':
      return { any: parts }
    case 'not': {
      const [only] = parts
      return { not: parts.length === 1 && only ? only : { all: parts } }
    }
    case 'atLeast':
      return { atLeast: Math.min(Math.max(needed, 1), parts.length), of: parts }
    default:
      return kind satisfies never
  }
}

export const replacePart = (
  parts: readonly Condition[],
  index: number,
  next: Condition | undefined,
): Condition[] => parts.flatMap((part, at) => (at === index ? (next ? [next] : []) : [part]))

const codesOf = (spec: FieldSpec | undefined): string[] => Object.keys(spec?.values ?? {})

/** A test that says something sensible about a field, to be changed from there. */
export function testOf(field: string, op: Leaf['op'], spec: FieldSpec | undefined): Leaf {
  const text = codesOf(spec)[0] ?? ''
  const value = spec?.type === 'number' ? 0 : spec?.type === 'date' ? todayInCity() : text
  switch (op) {
    case 'known':
      return { field, op }
    case 'between':
      return { field, op, value: typeof value === 'number' ? [0, 0] : [value, value] }
    case 'in':
    case 'not-in':
    case 'has-any':
    case 'has-all':
      return { field, op, value: [value] }
    case 'starts-with':
      return { field, op, value: String(value) }
    case '=':
    case '!=':
      return { field, op, value: spec?.type === 'boolean' ? true : value }
    default:
      return { field, op, value }
  }
}

/** The first test that can be made of the fields there are. */
export function newTest(fields: FieldCatalogue): Leaf | undefined {
  const [field] = Object.keys(fields)
  const spec = field === undefined ? undefined : fieldSpec(fields, field)
  if (field === undefined || spec === undefined) return undefined
  return testOf(field, operatorsOfType[spec.type][0], spec)
}

/** Another operator on the same field: the value stays where it fits. */
export function withOperator(test: Leaf, op: Leaf['op'], spec: FieldSpec | undefined): Leaf {
  const fresh = testOf(test.field, op, spec)
  if (!('value' in test) || !('value' in fresh)) return fresh
  const wasList = Array.isArray(test.value)
  const isList = Array.isArray(fresh.value)
  if (wasList === isList && test.op !== 'between' && fresh.op !== 'between')
    return { ...fresh, value: test.value } as Leaf // the same kind of value under a related operator
  if (!wasList && isList && fresh.op !== 'between') return { ...fresh, value: [test.value] } as Leaf // one becomes a list of one
  return fresh
}
