// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Condition } from '#contracts/condition'
import { compileDecisionTable, type HitPolicy } from './decision-table.logic.ts'

const above = (value: number): Condition => ({ field: 'amount', op: '>', value })
const urgent: Condition = { field: 'urgent', op: '=', value: true }
const rows = [
  { id: 'urgent', when: urgent, outputs: { to: 'leader' } },
  { id: 'large', when: above(100), outputs: { to: 'centre' } },
  { id: 'any', when: { all: [] }, outputs: { to: 'window' } },
]
const decide = (hit: HitPolicy, facts: Record<string, number | boolean>) => {
  const { status, rows: hits, undecided } = compileDecisionTable({ hit, rows })(facts)
  return [status, hits.map((row) => row.id), undecided.map((row) => row.id)]
}

describe('a decision table', () => {
  it('FIRST takes the first row that holds and stops there', () => {
    expect(decide('FIRST', { urgent: true, amount: 500 })).toEqual(['hit', ['urgent'], []])
    expect(decide('FIRST', { urgent: false, amount: 500 })).toEqual(['hit', ['large'], []])
    expect(decide('FIRST', { urgent: false, amount: 1 })).toEqual(['hit', ['any'], []])
  })

  it('FIRST names the earlier rows that were unknown', () => {
    expect(decide('FIRST', { amount: 1 })).toEqual(['hit', ['any'], ['urgent']])
  })

  it('UNIQUE reports overlapping rows as a conflict', () => {
    expect(decide('UNIQUE', { urgent: false, amount: 500 })).toEqual(['conflict', ['large', 'any'], []])
    expect(decide('UNIQUE', { urgent: false, amount: 5 })).toEqual(['hit', ['any'], []])
  })

  it('COLLECT takes all rows that hold, in order', () => {
    expect(decide('COLLECT', { urgent: true, amount: 500 })).toEqual(['hit', ['urgent', 'large', 'any'], []])
    expect(decide('COLLECT', {})).toEqual(['hit', ['any'], ['urgent', 'large']])
  })

  it('says none when no row holds', () => {
    const decision = compileDecisionTable({ hit: 'FIRST', rows: rows.slice(0, 1) })({ urgent: false })
    expect(decision).toEqual({ status: 'none', rows: [], undecided: [] })
  })

  it('gives the outputs and the explanation of the row with its place', () => {
    const [row] = compileDecisionTable({ hit: 'FIRST', rows })({ urgent: false, amount: 101 }).rows
    expect(row).toMatchObject({
      index: 1,
      outputs: { to: 'centre' },
      explanation: { kind: 'test', pointer: '/rows/1/when', fact: 101, verdict: true },
    })
  })
})
