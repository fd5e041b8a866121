// SPDX-License-Identifier: Apache-2.0
import { registerHooks } from 'node:module'
import { mutants, plant } from './table.ts'

/** Puts a fault into every later import of its file, in this thread; production code has no switch for it. */
export function applyMutant(id: string): void {
  const mutant = mutants.find((one) => one.id === id)
  if (mutant === undefined)
    throw new Error(`no mutant ${id}; there are: ${mutants.map((one) => one.id).join(' ')}`)
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (!url.endsWith(`/server/src/${mutant.file}`)) return loaded
      return { ...loaded, source: plant(mutant, String(loaded.source)) }
    },
  })
}
