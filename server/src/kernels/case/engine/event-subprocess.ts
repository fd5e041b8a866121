// SPDX-License-Identifier: Apache-2.0
import { clearScope } from './activity.ts'
import type { Handler } from './prepare.ts'
import { armScope } from './waiting.ts'
import { addToken, noteArrival, type Work } from './work.ts'

/**
 * Begins an event sub-process in a scope. An interrupting one first puts an end to everything else there, the other
 * events of the scope included; the scope is then done when the event sub-process is.
 */
export function beginHandler(work: Work, { subprocess, start }: Handler, parent: number | null): void {
  if (start.interrupting) clearScope(work, parent)
  noteArrival(work, subprocess)
  const token = addToken(work, { node: subprocess.id, parent, state: 'scope' })
  armScope(work, subprocess.id, token.id)
  work.queue.push({ node: start.id, parent: token.id, via: null })
}

/** The event sub-process that is this node, if it is one. */
export function handlerAt(work: Work, node: string | null): Handler | undefined {
  for (const handlers of work.prepared.handlers.values()) {
    const found = handlers.find(({ subprocess }) => subprocess.id === node)
    if (found !== undefined) return found
  }
  return undefined
}
