// SPDX-License-Identifier: Apache-2.0
import { flowOf, nodeOf } from './model.ts'
import type { Prepared } from './prepare.ts'
import type { Token } from './state.ts'

/**
 * Among the tokens of one scope: a parallel join somebody still comes to and that could never fire. Each flow into it
 * needs a token that has come by it, or one that still can.
 */
export function starvingJoin(
  { model, ahead }: Prepared,
  tokens: readonly Pick<Token, 'node' | 'via'>[],
): string | null {
  const reached = new Set(tokens.flatMap(({ node }) => [node, ...ahead(node)]))
  for (const id of reached) {
    const node = nodeOf(model, id)
    if (node.type !== 'parallel' || node.in.length < 2) continue
    for (const flow of node.in) {
      const { from } = flowOf(model, flow)
      const canCome = (position: string) => position === from || ahead(position).has(from)
      if (!tokens.some((token) => token.via === flow || canCome(token.node))) return id
    }
  }
  return null
}
