// SPDX-License-Identifier: Apache-2.0
import type { CaseState, Token } from './state.ts'

/** True for one instance of a multi-instance activity: the token above stands at the same node and counts. */
export function isInstanceToken(state: CaseState, token: Token): boolean {
  const parent = state.tokens.find((other) => other.id === token.parent)
  return parent !== undefined && parent.node === token.node && parent.multi !== undefined
}
