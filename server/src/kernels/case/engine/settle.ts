// SPDX-License-Identifier: Apache-2.0
import { clearScope, closeToken } from './activity.ts'
import { askConditions } from './conditional.ts'
import { fireInclusiveJoin } from './join.ts'
import { enter, finishActivity } from './move.ts'
import { isActive } from './waiting.ts'
import { childrenOf, StepRefused, type Work } from './work.ts'

const MOST_MOVES = 10_000

/** Moves on until the case waits for something outside, or has ended. */
export function settle(work: Work): void {
  while (work.status === 'running') {
    const moved = moveOne(work) || fireInclusiveJoin(work) || finishEmptyScope(work)
    if (!moved && !finishCase(work) && !askConditions(work)) break
  }
}

function moveOne(work: Work): boolean {
  const done = work.done.shift()
  const token = done === undefined ? undefined : work.tokens.get(done)
  if (token !== undefined) {
    finishActivity(work, token, null)
    return true
  }
  const arrival = work.queue.shift()
  if (arrival === undefined) return done !== undefined
  work.moves += 1
  if (work.moves > (work.env.mostMoves ?? MOST_MOVES)) throw new StepRefused('endless', arrival.node)
  enter(work, arrival)
  return true
}

/** A sub-process is done once nothing goes on inside it; a multi-instance activity counts for itself. */
function finishEmptyScope(work: Work): boolean {
  for (const token of work.tokens.values()) {
    if (token.state !== 'scope' || isActive(work, token.id)) continue
    for (const armed of childrenOf(work, token.id)) closeToken(work, armed, 'cancelled')
    finishActivity(work, token, null)
    return true
  }
  return false
}

function finishCase(work: Work): boolean {
  if (isActive(work, null)) return false
  clearScope(work, null)
  work.status = 'ended'
  return true
}
