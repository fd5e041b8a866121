// SPDX-License-Identifier: Apache-2.0
import type { Locking } from './apply-steps.ts'
import { caseStatements } from './case-statements.ts'
import { jobStatements } from './job-statements.ts'
import type { Published } from './published.ts'
import type { Transaction } from './transaction.ts'

export type Row = Readonly<Record<string, unknown>>

/** A statement the kernels send, known by a piece of its text, and what it does to the memory database. */
export type KnownStatement = {
  readonly name: string
  readonly has: readonly string[]
} & (
  | { readonly read: (tx: Transaction, parameters: readonly unknown[]) => readonly Row[] }
  /** Changes something: takes locks on its way. */
  | { readonly run: (tx: Transaction, parameters: readonly unknown[]) => Locking<readonly Row[]> }
)

/** Finds what a statement does. One nobody has taught the memory database stops the run: silence would be a lie. */
export function createStatements(published: Published): (text: string) => KnownStatement {
  const all = [...caseStatements(published), ...jobStatements]
  const known = new Map<string, KnownStatement>()
  return (text) => {
    const found = known.get(text) ?? all.find(({ has }) => has.every((piece) => text.includes(piece)))
    if (found === undefined)
      throw new Error(`the memory database does not know this statement, teach it in store/: ${text}`)
    known.set(text, found)
    return found
  }
}
