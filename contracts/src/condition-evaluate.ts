// SPDX-License-Identifier: Apache-2.0
import type { Condition, Facts, FactValue, Leaf } from './condition.ts'

/** Kleene's three values: `null` is "not known", as NULL in SQL and null in FEEL. */
export type Verdict = boolean | null
export type Evaluate = (facts: Facts) => Verdict
export type JudgeLeaf = (fact: FactValue | undefined) => Verdict

/**
 * Compiles a condition once into a closure. `all`: false wins over unknown; `any`: true wins over unknown;
 * a fact that is absent, null, NaN or of another type than the value it is compared with is unknown, never false.
 *
 * @example compileCondition({ field: 'person.age', op: '>=', value: 60 })({ 'person.age': 71 }) // true
 */
export function compileCondition(condition: Condition): Evaluate {
  if ('op' in condition) return compileFieldTest(condition)
  if ('all' in condition) return conjunction(condition.all.map(compileCondition))
  if ('any' in condition) return disjunction(condition.any.map(compileCondition))
  if ('not' in condition) return negation(compileCondition(condition.not))
  return quorum(condition.atLeast, condition.of.map(compileCondition))
}

/** The comparison of one leaf, without the look-up of its field. */
export function compileLeaf(leaf: Leaf): JudgeLeaf {
  switch (leaf.op) {
    case '=':
      return (fact) => (isComparable(fact, leaf.value) ? fact === leaf.value : null)
    case '!=':
      return (fact) => (isComparable(fact, leaf.value) ? fact !== leaf.value : null)
    case '<':
      return ordered(leaf.value, (order) => order < 0)
    case '<=':
      return ordered(leaf.value, (order) => order <= 0)
    case '>':
      return ordered(leaf.value, (order) => order > 0)
    case '>=':
      return ordered(leaf.value, (order) => order >= 0)
    case 'between':
      return within(leaf.value[0], leaf.value[1])
    case 'in':
      return membership(leaf.value, true)
    case 'not-in':
      return membership(leaf.value, false)
    case 'has-any':
      return (fact) => (isList(fact) ? leaf.value.some((wanted) => holds(fact, wanted)) : null)
    case 'has-all':
      return (fact) => (isList(fact) ? leaf.value.every((wanted) => holds(fact, wanted)) : null)
    case 'starts-with':
      return (fact) => (typeof fact === 'string' ? fact.startsWith(leaf.value) : null)
    case 'known':
      return isKnown
    default:
      return leaf satisfies never
  }
}

/** The fact a leaf looks at. Only own keys count, so that a field called `constructor` is simply unknown. */
export function factOf(facts: Facts, field: string): FactValue {
  return Object.hasOwn(facts, field) ? (facts[field] ?? null) : null
}

/** The fields a condition reads, each once, in the order of the tree. */
export function conditionFields(condition: Condition): string[] {
  const fields = new Set<string>()
  const visit = (node: Condition): void => {
    if ('op' in node) fields.add(node.field)
    else for (const part of conditionParts(node)) visit(part)
  }
  visit(condition)
  return [...fields]
}

/** The direct parts of a group; none for a leaf. */
export function conditionParts(condition: Condition): readonly Condition[] {
  if ('op' in condition) return []
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  if ('not' in condition) return [condition.not]
  return condition.of
}

function compileFieldTest(leaf: Leaf): Evaluate {
  const judge = compileLeaf(leaf)
  const { field } = leaf
  return (facts) => judge(factOf(facts, field))
}

function conjunction(parts: readonly Evaluate[]): Evaluate {
  return (facts) => {
    let verdict: Verdict = true
    for (const part of parts) {
      const answer = part(facts)
      if (answer === false) return false
      if (answer === null) verdict = null
    }
    return verdict
  }
}

function disjunction(parts: readonly Evaluate[]): Evaluate {
  return (facts) => {
    let verdict: Verdict = false
    for (const part of parts) {
      const answer = part(facts)
      if (answer === true) return true
      if (answer === null) verdict = null
    }
    return verdict
  }
}

function negation(part: Evaluate): Evaluate {
  return (facts) => {
    const answer = part(facts)
    return answer === null ? null : !answer
  }
}

function quorum(needed: number, parts: readonly Evaluate[]): Evaluate {
  return (facts) => {
    let met = 0
    let open = parts.length
    for (const part of parts) {
      const answer = part(facts)
      if (answer === true) met += 1
      if (answer === false) open -= 1
      if (met >= needed) return true
      if (open < needed) return false
    }
    return met >= needed ? true : open < needed ? false : null
  }
}

function isKnown(fact: FactValue | undefined): boolean {
  return fact !== null && fact !== undefined && !Number.isNaN(fact)
}

function isList(fact: FactValue | undefined): fact is readonly string[] {
  return Array.isArray(fact)
}

function holds(list: readonly string[], wanted: string | number): boolean {
  return typeof wanted === 'string' && list.includes(wanted)
}

function isComparable(fact: FactValue | undefined, value: string | number | boolean): boolean {
  return typeof fact === typeof value && !Number.isNaN(fact)
}

function ordered(value: string | number | boolean, accepts: (order: number) => boolean): JudgeLeaf {
  return (fact) => {
    const order = compareFacts(fact, value)
    return order === null ? null : accepts(order)
  }
}

function within(low: string | number, high: string | number): JudgeLeaf {
  return (fact) => {
    const above = compareFacts(fact, low)
    const below = compareFacts(fact, high)
    return above === null || below === null ? null : above >= 0 && below <= 0
  }
}

function membership(values: readonly (string | number)[], wanted: boolean): JudgeLeaf {
  const texts = new Set(values.filter((value) => typeof value === 'string'))
  const numbers = new Set(values.filter((value) => typeof value === 'number'))
  return (fact) => {
    if (typeof fact === 'string' && texts.size > 0) return texts.has(fact) === wanted
    if (typeof fact === 'number' && numbers.size > 0 && !Number.isNaN(fact))
      return numbers.has(fact) === wanted
    return null
  }
}

function compareFacts(fact: FactValue | undefined, value: string | number | boolean): number | null {
  if (typeof fact === 'number' && typeof value === 'number' && !Number.isNaN(fact)) return fact - value
  if (typeof fact === 'string' && typeof value === 'string') return compareByCodePoint(fact, value)
  return null
}

/** Order by code point, as PostgreSQL's collation "C" has it; JavaScript's `<` orders by UTF-16 unit. */
export function compareByCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index += 1) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right) return surrogatesLast(left) - surrogatesLast(right)
  }
  return a.length - b.length
}

/** Moves the surrogates (D800–DFFF, code points above FFFF) behind E000–FFFF, where their code points belong. */
function surrogatesLast(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
