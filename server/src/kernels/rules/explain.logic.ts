// SPDX-License-Identifier: Apache-2.0
import type { Condition, Facts, FactValue, Leaf } from '#contracts/condition'
import { compileLeaf, factOf, type Verdict } from '#contracts/condition-evaluate'

/** The verdict of every part of a condition; kept with a decision, so that its reasons can be shown later. */
export type Explanation = TestExplanation | GroupExplanation
export type TestExplanation = {
  kind: 'test'
  pointer: string
  verdict: Verdict
  test: Leaf
  /** The fact that was compared; null is "not known". */
  fact: FactValue
}
export type GroupExplanation = {
  kind: 'all' | 'any' | 'not' | 'at-least'
  pointer: string
  verdict: Verdict
  /** How many parts have to hold, for `at-least`. */
  needed?: number
  parts: Explanation[]
}

/** One test that stands in the way: it has to become `wanted` (false where the condition negates it). */
export type MissingTest = { pointer: string; test: Leaf; fact: FactValue; wanted: boolean; verdict: Verdict }

/** Evaluates every part, also those a closure would skip; `pointer` says where the condition stands in its rule. */
export function explainCondition(condition: Condition, facts: Facts, pointer = ''): Explanation {
  if ('op' in condition) {
    const fact = factOf(facts, condition.field)
    return { kind: 'test', pointer, verdict: compileLeaf(condition)(fact), test: condition, fact }
  }
  const explainAll = (parts: readonly Condition[], key: string) =>
    parts.map((part, index) => explainCondition(part, facts, `${pointer}/${key}/${index}`))
  if ('all' in condition) {
    const parts = explainAll(condition.all, 'all')
    return { kind: 'all', pointer, verdict: verdictOfAtLeast(parts.length, parts), parts }
  }
  if ('any' in condition) {
    const parts = explainAll(condition.any, 'any')
    return { kind: 'any', pointer, verdict: verdictOfAtLeast(1, parts), parts }
  }
  if ('not' in condition) {
    const part = explainCondition(condition.not, facts, `${pointer}/not`)
    return { kind: 'not', pointer, verdict: part.verdict === null ? null : !part.verdict, parts: [part] }
  }
  const parts = explainAll(condition.of, 'of')
  const needed = condition.atLeast
  return { kind: 'at-least', pointer, needed, verdict: verdictOfAtLeast(needed, parts), parts }
}

/**
 * The smallest set of tests that have to change for the condition to become true; empty when it is true already,
 * undefined when no change of facts can make it true (an empty `any`, for instance). The size counts places in the
 * tree; the same test at two places is listed once.
 */
export function missingTests(explanation: Explanation): MissingTest[] | undefined {
  const found = cheapest(explanation, true)
  if (found === undefined) return undefined
  const distinct = new Map(found.map((entry) => [JSON.stringify([entry.test, entry.wanted]), entry]))
  return [...distinct.values()]
}

/** Every test of an explanation, in the order of the tree. */
export function explainedTests(explanation: Explanation): TestExplanation[] {
  return explanation.kind === 'test' ? [explanation] : explanation.parts.flatMap(explainedTests)
}

/** `all` is "at least as many as there are", `any` is "at least one": one count serves the three. */
function verdictOfAtLeast(needed: number, parts: readonly Explanation[]): Verdict {
  const met = parts.filter((part) => part.verdict === true).length
  const refuted = parts.filter((part) => part.verdict === false).length
  if (met >= needed) return true
  return parts.length - refuted < needed ? false : null
}

function cheapest(explanation: Explanation, wanted: boolean): MissingTest[] | undefined {
  if (explanation.verdict === wanted) return []
  switch (explanation.kind) {
    case 'test': {
      const { pointer, test, fact, verdict } = explanation
      return [{ pointer, test, fact, wanted, verdict }]
    }
    case 'not':
      return cheapestOf(explanation.parts, 1, !wanted)
    case 'all':
      return cheapestOf(explanation.parts, wanted ? explanation.parts.length : 1, wanted)
    case 'any':
      return cheapestOf(explanation.parts, wanted ? 1 : explanation.parts.length, wanted)
    case 'at-least': {
      const needed = explanation.needed ?? 0
      // "At least n hold" is refuted once all but n - 1 parts fail.
      const count = wanted ? needed : explanation.parts.length - needed + 1
      return cheapestOf(explanation.parts, count, wanted)
    }
    default:
      return explanation satisfies never
  }
}

/** The `count` parts that need the fewest changes; parts are independent, so the cheapest are the best. */
function cheapestOf(
  parts: readonly Explanation[],
  count: number,
  wanted: boolean,
): MissingTest[] | undefined {
  const offers = parts.map((part) => cheapest(part, wanted)).filter((offer) => offer !== undefined)
  if (offers.length < count) return undefined
  const chosen = new Set(offers.toSorted((a, b) => a.length - b.length).slice(0, count))
  return offers.filter((offer) => chosen.has(offer)).flat()
}
