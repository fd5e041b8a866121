// SPDX-License-Identifier: Apache-2.0
import type { Condition, Facts } from '#contracts/condition'
import { compileCondition } from './compile.logic.ts'
import { type Explanation, explainCondition } from './explain.logic.ts'

/** FIRST: the first row that holds. UNIQUE: rows must not overlap. COLLECT: every row that holds. */
export type HitPolicy = 'FIRST' | 'UNIQUE' | 'COLLECT'
export type DecisionRow<Output> = { id: string; when: Condition; outputs: Output }
export type DecisionTable<Output> = { hit: HitPolicy; rows: readonly DecisionRow<Output>[] }

export type DecidedRow<Output> = { id: string; index: number; outputs: Output; explanation: Explanation }

/**
 * `none`: no row holds. `conflict`: a UNIQUE table has several rows that hold (they are listed).
 * `undecided` lists rows whose verdict is unknown and that could have changed the answer; as in DMN such a row does
 * not hold, but whoever must be sure (instant approval) looks whether the list is empty.
 */
export type Decision<Output> = {
  status: 'hit' | 'none' | 'conflict'
  rows: DecidedRow<Output>[]
  undecided: DecidedRow<Output>[]
}

/** Compiles a table once; deciding calls closures only and explains just the rows it names. */
export function compileDecisionTable<Output>(
  table: DecisionTable<Output>,
): (facts: Facts) => Decision<Output> {
  const compiled = table.rows.map((row, index) => ({ row, index, holds: compileCondition(row.when) }))
  return (facts) => {
    const hits: DecidedRow<Output>[] = []
    const undecided: DecidedRow<Output>[] = []
    for (const { row, index, holds } of compiled) {
      const verdict = holds(facts)
      if (verdict === false) continue
      const explanation = explainCondition(row.when, facts, `/rows/${index}/when`)
      const decided = { id: row.id, index, outputs: row.outputs, explanation }
      if (verdict === null) undecided.push(decided)
      else hits.push(decided)
      if (verdict === true && table.hit === 'FIRST') break
    }
    return { status: statusOf(table.hit, hits.length), rows: hits, undecided }
  }
}

function statusOf(hit: HitPolicy, hits: number): Decision<unknown>['status'] {
  if (hits === 0) return 'none'
  return hit === 'UNIQUE' && hits > 1 ? 'conflict' : 'hit'
}
