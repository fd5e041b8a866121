// SPDX-License-Identifier: Apache-2.0
import type { Model } from './model.ts'
import type { ReopenCommand } from './recorded.ts'
import { run } from './run.ts'
import type { CaseState, Step } from './state.ts'

/**
 * An ended case goes on: one token is put at the end event that the command names and jumps from there, so that the
 * interpreter itself says whether its target can be. What the case knows stays; other branches are not taken up again.
 */
export function reopen(model: Model, state: CaseState, { end, stage, target }: ReopenCommand): Step {
  const token = state.seq + 1
  const ended: CaseState = {
    ...state,
    status: 'running',
    outcome: null,
    stage,
    seq: token,
    tokens: [{ id: token, node: end, parent: null, state: 'wait' }],
  }
  return run(model, ended, { kind: 'jump', token, target })
}
