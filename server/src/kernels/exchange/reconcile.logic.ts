// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { DifferenceKind, ListEntry } from '#contracts/exchange'

/** The line of a case in a day's list; what both sides hash, so that they can compare without sending everything. */
export function entryText(entry: ListEntry): string {
  return [
    entry.externalNumber,
    entry.itemCode,
    entry.submittedOn,
    entry.promisedOn ?? '-',
    entry.state,
    entry.stateOn,
  ].join('|')
}

/** SHA-256 over the lines in the order of their bytes, each ended by a line feed; hexadecimal (docs/exchange.md). */
export function listDigest(entries: readonly ListEntry[]): string {
  const lines = entries.map((entry) => Buffer.from(`${entryText(entry)}\n`)).sort(Buffer.compare)
  return createHash('sha256').update(Buffer.concat(lines)).digest('hex')
}

export interface Difference {
  readonly externalNumber: string
  readonly kind: DifferenceKind
  /** What each side says, in a few words; null where it has no such case. */
  readonly here: string | null
  readonly there: string | null
}

export interface Comparison {
  readonly equal: readonly string[]
  readonly differences: readonly Difference[]
}

/** Compares a day's list of the system with the platform's own; each case is in exactly one of the two answers. */
export function compareLists(here: readonly ListEntry[], there: readonly ListEntry[]): Comparison {
  const own = new Map(here.map((entry) => [entry.externalNumber, entry]))
  const theirs = new Map(there.map((entry) => [entry.externalNumber, entry]))
  const equal: string[] = []
  const differences: Difference[] = []
  for (const externalNumber of new Set([...own.keys(), ...theirs.keys()])) {
    const found = differenceOf(externalNumber, own.get(externalNumber), theirs.get(externalNumber))
    if (found === null) equal.push(externalNumber)
    else differences.push(found)
  }
  return { equal, differences }
}

function differenceOf(
  externalNumber: string,
  here: ListEntry | undefined,
  there: ListEntry | undefined,
): Difference | null {
  if (here === undefined || there === undefined)
    return {
      externalNumber,
      kind: here === undefined ? 'only-there' : 'only-here',
      here: here?.state ?? null,
      there: there?.state ?? null,
    }
  if (here.itemCode !== there.itemCode)
    return { externalNumber, kind: 'item', here: here.itemCode, there: there.itemCode }
  if (here.state !== there.state)
    return { externalNumber, kind: 'state', here: here.state, there: there.state }
  const dates = (entry: ListEntry) => [entry.submittedOn, entry.promisedOn ?? '-', entry.stateOn]
  const differing = dates(here).flatMap((day, place) =>
    day === dates(there)[place] ? [] : [[day, dates(there)[place] ?? '-'] as const],
  )
  const [first] = differing
  return first === undefined
    ? null
    : {
        externalNumber,
        kind: 'date',
        here: differing.map(([own]) => own).join(' '),
        there: differing.map(([, theirs]) => theirs).join(' '),
      }
}
