// SPDX-License-Identifier: Apache-2.0
import type { CaseState, Token } from './state.ts'

/** True for one instance of a multi-instance activity: the token above stands at the same node and counts. */
export function isInstanceToken(state: CaseState, token: Token): boolean {
  const parent = state.tokens.find((other) => other.id === token.parent)
  return parent !== undefined && parent.node === token.node && parent.multi !== undefined
}

/** The item of the innermost multi-instance activity around a token. */
export function itemAt(state: CaseState, token: Token): string | null {
  if (token.item !== undefined) return token.item
  const parent = state.tokens.find((other) => other.id === token.parent)
  return parent === undefined ? null : itemAt(state, parent)
}
