// SPDX-License-Identifier: Apache-2.0
import { leave } from './leave.ts'
import { type GatewayNode, nodeOf } from './model.ts'
import type { Token } from './state.ts'
import { addToken, childrenOf, removeToken, type Work } from './work.ts'

/** A parallel join waits until every incoming flow has brought a token; each flow counts once, so a loop cannot cheat. */
export function arriveAtParallel(work: Work, node: GatewayNode, parent: number | null, via: string): void {
  addToken(work, { node: node.id, parent, state: 'join', via })
  const waiting = joinTokens(work, node.id, parent)
  const one = node.in.map((flow) => waiting.find((token) => token.via === flow))
  if (one.some((token) => token === undefined)) return
  for (const token of one) if (token !== undefined) removeToken(work, token)
  leave(work, node.id, parent)
}

/** An inclusive join only notes who has come; `fireInclusiveJoins` decides when nothing else moves any more. */
export function arriveAtInclusive(work: Work, node: GatewayNode, parent: number | null, via: string): void {
  addToken(work, { node: node.id, parent, state: 'join', via })
}

/**
 * Fires one inclusive join whose missing flows can no longer bring a token (BPMN 2.0.2 §13.4.3): no other token of
 * the scope can reach an empty flow, unless it can also reach a flow that is filled already.
 */
export function fireInclusiveJoin(work: Work): boolean {
  for (const token of work.tokens.values()) {
    if (token.state !== 'join') continue
    const node = nodeOf(work.prepared.model, token.node)
    if (node.type !== 'inclusive' || !isComplete(work, node, token.parent)) continue
    const waiting = joinTokens(work, node.id, token.parent)
    for (const flow of node.in) {
      const first = waiting.find((candidate) => candidate.via === flow)
      if (first !== undefined) removeToken(work, first)
    }
    leave(work, node.id, token.parent)
    return true
  }
  return false
}

function isComplete(work: Work, node: GatewayNode, parent: number | null): boolean {
  const feeders = work.prepared.feeders.get(node.id)
  const filled = new Set(joinTokens(work, node.id, parent).map((token) => token.via))
  const reaches = (token: Token, flow: string) => feeders?.get(flow)?.has(token.node) ?? false
  const others = childrenOf(work, parent).filter((token) => token.node !== node.id)
  return others.every((token) => {
    const reachesEmpty = node.in.some((flow) => !filled.has(flow) && reaches(token, flow))
    return !reachesEmpty || node.in.some((flow) => filled.has(flow) && reaches(token, flow))
  })
}

function joinTokens(work: Work, node: string, parent: number | null): Token[] {
  return childrenOf(work, parent).filter((token) => token.state === 'join' && token.node === node)
}
