// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import type { Condition, Facts, FactValue, Leaf } from '#contracts/condition'
import type { FieldCatalogue } from '#contracts/condition-fields'

/** Fields of every type, with words a Chinese and an English reader would see. */
export const FIELDS: FieldCatalogue = {
  revenue: {
    type: 'number',
    label: { zh: '上年营业收入', en: 'Revenue last year' },
    unit: { zh: '万元', en: 'CNY 10,000' },
  },
  staff: { type: 'number', label: { zh: '从业人数', en: 'Staff' } },
  grade: {
    type: 'text',
    label: { zh: '信用等级', en: 'Credit grade' },
    values: {
      A: { zh: 'A 级', en: 'grade A' },
      B: { zh: 'B 级', en: 'grade B' },
      C: { zh: 'C 级', en: 'grade C' },
    },
  },
  name: { type: 'text', label: { zh: '名称', en: 'Name' } },
  founded: { type: 'date', label: { zh: '成立日期', en: 'Founded on' } },
  listed: { type: 'boolean', label: { zh: '是否上市', en: 'Listed' } },
  tags: { type: 'list', label: { zh: '标签', en: 'Tags' } },
}

const NAMES = ['云澜', '云澜食品', '𠮷野', '豈', '', 'a"b', "o'c"]
const DATES = ['2019-12-31', '2024-02-29', '2026-09-28']
const TAGS = ['food', 'export', '专精特新']
const number = fc.constantFrom(-1, 0, 0.1, 3, 2000, 1e9)
const date = fc.constantFrom(...DATES)
const tag = fc.constantFrom(...TAGS)
const numberField = fc.constantFrom('revenue', 'staff')
const order = fc.constantFrom(
  '=' as const,
  '!=' as const,
  '<' as const,
  '<=' as const,
  '>' as const,
  '>=' as const,
)
const equality = fc.constantFrom('=' as const, '!=' as const)
const membership = fc.constantFrom('in' as const, 'not-in' as const)
const listed = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { minLength: 1, maxLength: 3 })
const sorted = <T extends string | number>(a: T, b: T): readonly [T, T] => (a <= b ? [a, b] : [b, a])

/** Any leaf that fits FIELDS. */
export const leaves: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ field: numberField, op: order, value: number }),
  fc.record({ field: fc.constant('founded'), op: order, value: date }),
  fc.record({ field: fc.constant('name'), op: equality, value: fc.constantFrom(...NAMES) }),
  fc.record({ field: fc.constant('listed'), op: equality, value: fc.boolean() }),
  fc.record({ field: numberField, op: membership, value: listed(number) }),
  fc.record({ field: fc.constant('grade'), op: membership, value: listed(fc.constantFrom('A', 'B', 'C')) }),
  fc.record({
    field: numberField,
    op: fc.constant('between' as const),
    value: fc.tuple(number, number).map(([a, b]) => sorted(a, b)),
  }),
  fc.record({
    field: fc.constant('founded'),
    op: fc.constant('between' as const),
    value: fc.tuple(date, date).map(([a, b]) => sorted(a, b)),
  }),
  fc.record({
    field: fc.constant('tags'),
    op: fc.constantFrom('has-any' as const, 'has-all' as const),
    value: listed(tag),
  }),
  fc.record({
    field: fc.constant('name'),
    op: fc.constant('starts-with' as const),
    value: fc.constantFrom('云', 'a"', '𠮷'),
  }),
  fc.record({ field: fc.constantFrom(...Object.keys(FIELDS)), op: fc.constant('known' as const) }),
)

/** Any condition over FIELDS that the check accepts. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => {
  const parts = fc.array(tie('node'), { maxLength: 4 })
  const quorum = fc
    .array(tie('node'), { minLength: 1, maxLength: 4 })
    .chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of })))
  const all = parts.map((all) => ({ all }))
  const any = parts.map((any) => ({ any }))
  const not = tie('node').map((not) => ({ not }))
  return { node: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaves, all, any, not, quorum) }
}).node

/** Facts for FIELDS, each of them often unknown. */
export const factSets: fc.Arbitrary<Facts> = fc.record(
  {
    revenue: fc.option(number),
    staff: fc.option(number),
    grade: fc.option(fc.constantFrom('A', 'B', 'C')),
    name: fc.option(fc.constantFrom(...NAMES)),
    founded: fc.option(date),
    listed: fc.option(fc.boolean()),
    tags: fc.option(fc.uniqueArray(tag)),
  },
  { requiredKeys: [] },
)

/**
 * Kleene logic written a second time, on numbers (false 0, unknown ½, true 1): `all` is the minimum, `any` the
 * maximum, `not` the complement, "at least n" the n-th largest.
 */
export function oracle(condition: Condition, facts: Facts): number {
  if ('op' in condition) return leafOracle(condition, facts[condition.field] ?? null)
  if ('not' in condition) return 1 - oracle(condition.not, facts)
  if ('all' in condition) return Math.min(1, ...condition.all.map((part) => oracle(part, facts)))
  if ('any' in condition) return Math.max(0, ...condition.any.map((part) => oracle(part, facts)))
  const values = condition.of.map((part) => oracle(part, facts)).sort((a, b) => b - a)
  return values[condition.atLeast - 1] ?? 0
}

function leafOracle(leaf: Leaf, fact: FactValue): number {
  if (leaf.op === 'known') return fact === null ? 0 : 1
  if (fact === null) return 0.5
  const list: readonly unknown[] = Array.isArray(leaf.value) ? leaf.value : [leaf.value]
  const facts: readonly unknown[] = Array.isArray(fact) ? fact : [fact]
  // Dates and numbers of FIELDS order alike in JavaScript; texts have no order there.
  const [low, high] = [list[0], list.at(-1)] as [number, number]
  const own = facts[0] as number
  const answers: Record<typeof leaf.op, () => boolean> = {
    '=': () => own === low,
    '!=': () => own !== low,
    '<': () => own < low,
    '<=': () => !(own > low),
    '>': () => own > low,
    '>=': () => !(own < low),
    between: () => !(own < low) && !(own > high),
    in: () => list.indexOf(own) >= 0,
    'not-in': () => list.indexOf(own) < 0,
    'has-any': () => facts.filter((entry) => list.indexOf(entry) >= 0).length > 0,
    'has-all': () => list.filter((entry) => facts.indexOf(entry) < 0).length === 0,
    'starts-with': () => String(own).indexOf(String(low)) === 0,
  }
  return answers[leaf.op]() ? 1 : 0
}
