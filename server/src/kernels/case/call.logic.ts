// SPDX-License-Identifier: Apache-2.0
import type { JobRequest } from '#platform/unit'
import type { CaseRow } from './case-row.ts'
import { type Model, nodeOf } from './engine/model.ts'
import type { Effect } from './engine/state.ts'

/** What a call activity asks for; written by callJobs, read by the job that opens the case. */
export interface CallPayload {
  readonly caseId: string
  readonly token: number
  readonly node: string
  readonly called: string
  readonly item: string | null
}
/** A call that is no longer wanted. */
export interface RecallPayload {
  readonly parentNumber: string
  readonly token: number
}
/** The end of a called case, for the one that called it. */
export interface ReturnPayload {
  readonly parentNumber: string
  readonly token: number
  readonly number: string
  readonly outcome: string
}

/** `calledElement` names a process, which runs as a case of the caller's type, or `type:process`. */
export function readCalled(called: string): { readonly type: string | null; readonly process: string } {
  const colon = called.indexOf(':')
  return colon < 0
    ? { type: null, process: called }
    : { type: called.slice(0, colon), process: called.slice(colon + 1) }
}

/**
 * Calls, recalls and returns are jobs of the step that causes them: they survive a crash, and whoever moves one case
 * never waits for another. Each job looks again whether it is still wanted, so their order does not matter.
 */
export function callJobs(
  before: CaseRow,
  after: CaseRow,
  model: Model,
  effects: readonly Effect[],
): JobRequest[] {
  const jobs = effects.flatMap((effect): JobRequest[] => {
    if (effect.kind === 'call') {
      const { token, node, item, process } = effect
      const payload: CallPayload = { caseId: after.id, token, node, called: process, item }
      return [{ queue: 'case.call', key: `${after.id}:${token}`, payload: { ...payload } }]
    }
    if (effect.kind === 'cancelled' && nodeOf(model, effect.node).type === 'call') {
      const payload: RecallPayload = { parentNumber: after.number, token: effect.token }
      return [{ queue: 'case.recall', key: `${after.id}:${effect.token}`, payload: { ...payload } }]
    }
    return []
  })
  const hasEnded = before.finished_at === null && after.finished_at !== null
  if (!hasEnded || after.parent_number === null || after.parent_token === null) return jobs
  const payload: ReturnPayload = {
    parentNumber: after.parent_number,
    token: after.parent_token,
    number: after.number,
    outcome: after.outcome ?? 'done',
  }
  return [...jobs, { queue: 'case.return', key: after.id, payload: { ...payload } }]
}
