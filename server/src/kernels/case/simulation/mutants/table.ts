// SPDX-License-Identifier: Apache-2.0
import { engineMutants } from './engine-mutants.ts'
import type { Mutant } from './mutant.ts'
import { stepMutants } from './step-mutants.ts'
import { storeMutants } from './store-mutants.ts'

/** Planted faults: a simulation that does not find them proves nothing. */
export const mutants: readonly Mutant[] = [...engineMutants, ...stepMutants, ...storeMutants]

/** A source with a fault in it; throws where the text is not there exactly once, so that no fault can rot. */
export function plant(mutant: Mutant, source: string): string {
  const parts = source.split(mutant.find)
  if (parts.length !== 2)
    throw new Error(`mutant ${mutant.id}: its text is ${parts.length - 1} times in ${mutant.file}, not once`)
  return parts.join(mutant.replace)
}
