// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, Facts } from '#contracts/condition'
import { compareByCodePoint } from '#contracts/condition-evaluate'
import { checkCondition } from './check.logic.ts'
import { compileCondition, conditionFields, type Verdict } from './compile.logic.ts'
import { conditions, FIELDS, factSets, oracle } from './conditions.testing.ts'
import { type Explanation, explainCondition, explainedTests, missingTests } from './explain.logic.ts'

const asNumber = (verdict: Verdict) => (verdict === null ? 0.5 : verdict ? 1 : 0)

describe('a condition', () => {
  it('gives the same verdict as closure, as explanation and by the truth table', () => {
    fc.assert(
      fc.property(conditions, factSets, (condition, facts) => {
        const verdict = compileCondition(condition)(facts)
        expect(asNumber(verdict)).toBe(oracle(condition, facts))
        expect(explainCondition(condition, facts).verdict).toBe(verdict)
      }),
      { numRuns: 5000 },
    )
  })

  it('is accepted by the check whenever it fits the fields', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(checkCondition(condition, FIELDS)).toEqual([])
      }),
    )
  })

  it('never turns around when a missing fact becomes known', () => {
    fc.assert(
      fc.property(conditions, factSets, factSets, (condition, some, more) => {
        fc.pre(!conditionText(condition).includes('"known"'))
        const before = compileCondition(condition)(some)
        const known = Object.fromEntries(Object.entries(some).filter(([, fact]) => fact !== null))
        const after = compileCondition(condition)({ ...more, ...known })
        if (before !== null) expect(after).toBe(before)
      }),
    )
  })

  const cases: [string, Condition, Facts, Verdict][] = [
    ['an absent fact is unknown', { field: 'a', op: '=', value: 1 }, {}, null],
    ['null is unknown', { field: 'a', op: '!=', value: 1 }, { a: null }, null],
    ['NaN is unknown', { field: 'a', op: '<', value: 1 }, { a: Number.NaN }, null],
    ['a fact of another type is unknown', { field: 'a', op: '=', value: 1 }, { a: '1' }, null],
    ['booleans have no order', { field: 'a', op: '<', value: true }, { a: false }, null],
    ['a list is not a scalar', { field: 'a', op: '=', value: 'x' }, { a: ['x'] }, null],
    ['a scalar is not a list', { field: 'a', op: 'has-any', value: ['x'] }, { a: 'x' }, null],
    ['an empty list is known', { field: 'a', op: 'has-any', value: ['x'] }, { a: [] }, false],
    ['membership needs an entry of the type', { field: 'a', op: 'not-in', value: ['1'] }, { a: 1 }, null],
    ['membership needs a text for a text', { field: 'a', op: 'in', value: [1] }, { a: '1' }, null],
    ['a range includes its lower end', { field: 'a', op: 'between', value: [1, 2] }, { a: 1 }, true],
    ['a range includes its ends', { field: 'a', op: 'between', value: [1, 2] }, { a: 2 }, true],
    ['inherited names are no facts', { field: 'constructor', op: 'known' }, {}, false],
    ['an empty all holds', { all: [] }, {}, true],
    ['an empty any does not', { any: [] }, {}, false],
    ['too few parts can never reach the number', { atLeast: 2, of: [{ all: [] }] }, {}, false],
  ]
  it.each(cases)('%s', (_name, condition, facts, verdict) => {
    expect(compileCondition(condition)(facts)).toBe(verdict)
    expect(explainCondition(condition, facts).verdict).toBe(verdict)
  })

  it('orders texts by code point, as collation "C" does', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareByCodePoint(a, b))).toBe(
          Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
        )
      }),
    )
  })

  it('names the fields it reads once each', () => {
    const condition: Condition = {
      all: [
        { field: 'a', op: 'known' },
        {
          not: {
            any: [
              { field: 'b', op: 'known' },
              { field: 'a', op: 'known' },
            ],
          },
        },
      ],
    }
    expect(conditionFields(condition)).toEqual(['a', 'b'])
  })
})

describe('missing tests', () => {
  it('make the condition true when they change, and no smaller set does', () => {
    fc.assert(
      fc.property(conditions, factSets, (condition, facts) => {
        const explanation = explainCondition(condition, facts)
        const missing = missingTests(explanation)
        const smallest = bruteForce(explanation)
        if (smallest === undefined) return
        if (smallest === Number.POSITIVE_INFINITY) {
          expect(missing).toBeUndefined()
          return
        }
        // Equal tests at several places are listed once, so the list may be shorter than the count of places.
        expect(missing?.length ?? -1).toBeLessThanOrEqual(smallest)
        expect(missing?.length === 0).toBe(smallest === 0)
        const wanted = new Map(
          missing?.map((entry) => [JSON.stringify([entry.test, entry.wanted]), entry.wanted]),
        )
        expect(settle(explanation, wanted)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes the cheaper branch and the cheapest parts of a quorum', () => {
    const condition: Condition = {
      any: [
        {
          all: [
            { field: 'a', op: '=', value: 1 },
            { field: 'b', op: '=', value: 1 },
          ],
        },
        {
          atLeast: 2,
          of: [
            { field: 'c', op: '=', value: 1 },
            { field: 'd', op: '=', value: 1 },
            { field: 'e', op: '=', value: 1 },
          ],
        },
      ],
    }
    const missing = missingTests(explainCondition(condition, { a: 2, b: 2, c: 1, d: 2 }, '/when'))
    expect(missing?.map((entry) => entry.pointer)).toEqual(['/when/any/1/of/1'])
  })

  it('asks a negated test to fail', () => {
    const missing = missingTests(explainCondition({ not: { field: 'a', op: '=', value: 1 } }, { a: 1 }))
    expect(missing).toEqual([
      { pointer: '/not', test: { field: 'a', op: '=', value: 1 }, fact: 1, wanted: false, verdict: true },
    ])
  })

  it('says so when nothing can help', () => {
    expect(missingTests(explainCondition({ any: [] }, {}))).toBeUndefined()
  })
})

function conditionText(condition: Condition): string {
  return JSON.stringify(condition)
}

/** The fewest places whose change makes the tree true, by trying all sets; undefined when the tree is too large. */
function bruteForce(explanation: Explanation): number | undefined {
  const places = explainedTests(explanation).map((entry) => entry.pointer)
  if (places.length > 8) return undefined
  let best = Number.POSITIVE_INFINITY
  for (let assignment = 0; assignment < 3 ** places.length; assignment += 1) {
    const choice = places.map((_, index) => Math.floor(assignment / 3 ** index) % 3)
    const forced = new Map(
      places.map((place, index) => [place, [undefined, true, false][choice[index] ?? 0]]),
    )
    const changes = choice.filter((entry) => entry > 0).length
    if (changes < best && settleByPlace(explanation, forced) === true) best = changes
  }
  return best
}

function settleByPlace(node: Explanation, forced: ReadonlyMap<string, boolean | undefined>): Verdict {
  if (node.kind === 'test') return forced.get(node.pointer) ?? node.verdict
  return combine(
    node.kind,
    node.needed,
    node.parts.map((part) => settleByPlace(part, forced)),
  )
}

/** Applies the wanted changes to every place of a test that the list names, unless the place is right already. */
function settle(node: Explanation, wanted: ReadonlyMap<string, boolean>, positive = true): Verdict {
  if (node.kind === 'test') {
    return wanted.get(JSON.stringify([node.test, positive])) ?? node.verdict
  }
  const flip = node.kind === 'not' ? !positive : positive
  return combine(
    node.kind,
    node.needed,
    node.parts.map((part) => settle(part, wanted, flip)),
  )
}

function combine(kind: string, needed: number | undefined, parts: readonly Verdict[]): Verdict {
  const values = parts.map(asNumber).sort((a, b) => b - a)
  const rank = kind === 'any' ? 1 : kind === 'at-least' ? (needed ?? 0) : values.length
  const value = kind === 'not' ? 1 - (values[0] ?? 0) : rank === 0 ? 1 : (values[rank - 1] ?? 0)
  return value === 0.5 ? null : value === 1
}
