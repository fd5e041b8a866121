// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { scopeChain } from './graph.ts'
import { type ActivityNode, isActivity, type Model, type ProcessNode } from './model.ts'
import type { CaseState, Token } from './state.ts'
import { isInstanceToken } from './token.ts'

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
    .filter((token) => token.state !== 'armed' && !isAtHome(from, to, token, {}))
    .map((token) => ({ token: token.id, node: token.node, proposal: proposalFor(from, to, token) }))
}

/** Where nodes have gone: old node → new node; those that are not named kept their id. */
export type NewPlaces = Readonly<Record<string, string>>

export const placeOf = (places: NewPlaces, node: string): string =>
  Object.hasOwn(places, node) ? (places[node] ?? node) : node

/** Whether a token goes on as it is: the same step, in the same sub-processes, in the same number. */
export function isAtHome(from: Model, to: Model, token: Token, places: NewPlaces): boolean {
  const [before, after] = [find(from, token.node), find(to, placeOf(places, token.node))]
  if (before === undefined || after === undefined || before.type !== after.type) return false
  const sameStep = before.id === after.id || (before.name !== null && before.name.zh === after.name?.zh)
  const sameWay = token.via === undefined || after.in.includes(token.via)
  return (
    sameStep &&
    sameWay &&
    inSameScopes(from, to, before, after, places) &&
    isDeepStrictEqual(shapeOf(before), shapeOf(after))
  )
}

/**
 * The task of a person that a token may go on to, where it stands at no other: what it waited for is no longer wanted,
 * the task is opened anew. Only what waits for a person or a message goes, one at a time.
 */
export function entered(
  from: Model,
  to: Model,
  state: CaseState,
  token: Token,
  places: NewPlaces,
): ActivityNode | null {
  const [before, after] = [find(from, token.node), find(to, placeOf(places, token.node))]
  const waits =
    token.state === 'wait' && before !== undefined && ['user', 'manual', 'receive'].includes(before.type)
  if (!waits || after === undefined || !Object.hasOwn(places, token.node)) return null
  if (isInstanceToken(state, token) || !isPlainTask(after)) return null
  return inSameScopes(from, to, before, after, places) ? after : null
}

const isPlainTask = (node: ProcessNode): node is ActivityNode =>
  isActivity(node) && (node.type === 'user' || node.type === 'manual') && node.multi === undefined

/** Every node of another version that may be chosen for what stands at a node of this one. */
export function placesFor(from: Model, to: Model, node: string): string[] {
  const before = find(from, node)
  if (before === undefined) return []
  const waits = ['user', 'manual', 'receive'].includes(before.type) && shapeOf(before) === null
  return Object.values(to.nodes)
    .filter((after) => {
      const alike = { id: 1, node, parent: null, state: 'wait' } as const
      if (isAtHome(from, to, alike, { [node]: after.id })) return true
      return waits && isPlainTask(after) && inSameScopes(from, to, before, after, {})
    })
    .map(({ id }) => id)
}

function inSameScopes(
  from: Model,
  to: Model,
  before: ProcessNode,
  after: ProcessNode,
  places: NewPlaces,
): boolean {
  const scopes = scopeChain(from, before.id).map((scope) => (scope === null ? null : placeOf(places, scope)))
  return isDeepStrictEqual(scopes, scopeChain(to, after.id))
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
