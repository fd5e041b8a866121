// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { scopeChain } from './graph.ts'
import { isActivity, type Model, type ProcessNode } from './model.ts'
import type { CaseState, Token } from './state.ts'

/** A token that has no place of its own in another version, and where it could go. */
export type Stray = {
  readonly token: number
  readonly node: string
  readonly proposal: { readonly node: string; readonly by: 'id' | 'name' } | null
}

/**
 * The tokens of a case that would not be at home in another version of its process. At home is who finds the same node
 * id in the same sub-processes, of the same type and with the same multi-instance shape; at a gateway, also the flow it
 * came by. For any other a node of its type is proposed: that of its id, else the only one of its name.
 */
export function straysIn(from: Model, to: Model, state: CaseState): Stray[] {
  return state.tokens
    .filter((token) => !isAtHome(from, to, token))
    .map((token) => ({ token: token.id, node: token.node, proposal: proposalFor(from, to, token) }))
}

function isAtHome(from: Model, to: Model, token: Token): boolean {
  const [before, after] = [find(from, token.node), find(to, token.node)]
  if (before === undefined || after === undefined || before.type !== after.type) return false
  const sameScopes = isDeepStrictEqual(scopeChain(from, before.id), scopeChain(to, after.id))
  const sameWay = token.via === undefined || after.in.includes(token.via)
  return sameScopes && sameWay && isDeepStrictEqual(shapeOf(before), shapeOf(after))
}

/** What a token knows of its multi-instance activity: which list, and whether one after the other. */
function shapeOf(node: ProcessNode): object | null {
  if (!isActivity(node) || node.multi === undefined) return null
  return { collection: node.multi.collection, sequential: node.multi.sequential }
}

function proposalFor(from: Model, to: Model, { node }: Token): Stray['proposal'] {
  const before = find(from, node)
  if (before === undefined) return null
  if (find(to, node)?.type === before.type) return { node, by: 'id' }
  const name = before.name?.zh
  if (name === undefined) return null
  const [named, ...more] = Object.values(to.nodes).filter(
    (other) => other.type === before.type && other.name?.zh === name,
  )
  return named === undefined || more.length > 0 ? null : { node: named.id, by: 'name' }
}

function find(model: Model, id: string): ProcessNode | undefined {
  return Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined
}
