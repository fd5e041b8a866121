// SPDX-License-Identifier: Apache-2.0
import { cancelTree } from './activity.ts'
import { handlerAt } from './event-subprocess.ts'
import { reachable, successors } from './graph.ts'
import { flowOf, isActivity, nodeOf } from './model.ts'
import { starvingJoin } from './starving.ts'
import type { Command, Token } from './state.ts'
import { armScope } from './waiting.ts'
import { childrenOf, isInstance, parentOf, StepRefused, type Work } from './work.ts'

type Jump = Extract<Command, { kind: 'jump' }>

/**
 * 退回, 撤回 and administrative moves. The token, or the scope around it that stands beside the target, is cancelled,
 * with every token of that scope that lies before or behind the target: their work would be done again, or past.
 * Parallel branches that have nothing to do with the target go on. Refused: a target outside the scopes around the
 * token, a return to where the token cannot have come from, and a target from which a parallel join behind it could
 * never fire.
 */
export function jump(work: Work, token: Token, command: Jump): void {
  const { model } = work.prepared
  const target = Object.hasOwn(model.nodes, command.target) ? model.nodes[command.target] : undefined
  if (target === undefined || !isActivity(target)) throw new StepRefused('bad-target', command.target)
  const moved = tokenBeside(work, token, target.scope)
  if (moved === undefined || !(command.administrative === true || liesBehind(work, moved, target.id)))
    throw new StepRefused('bad-target', command.target)
  const cancelled = [moved, ...others(work, moved).filter((other) => isRelated(work, other, target.id))]
  if (command.onlyUnclaimed === true) refuseClaimed(work, cancelled)
  for (const each of cancelled) cancelTree(work, each)
  refuseStarving(work, target.id, moved.parent)
  // What an interrupting event sub-process had replaced goes on: the events of the scope may happen again.
  if (cancelled.some((each) => hasInterrupted(work, each))) armScope(work, target.scope, moved.parent)
  work.queue.push({ node: target.id, parent: moved.parent, via: null })
}

/** Climbs from a token to the one that stands in the scope of the target; instances count as their activity. */
function tokenBeside(work: Work, token: Token, scope: string | null): Token | undefined {
  for (let at: Token | undefined = token; at !== undefined; at = parentOf(work, at)) {
    if (nodeOf(work.prepared.model, at.node).scope === scope && !isInstance(work, at)) return at
  }
  return undefined
}

/** A token at a join stands for the branch it came from. */
function positionOf(work: Work, token: Token): string {
  return token.via === undefined ? token.node : flowOf(work.prepared.model, token.via).from
}

/** The other tokens of the scope that are at work there. */
function others(work: Work, { id, parent }: Token): Token[] {
  return childrenOf(work, parent).filter((token) => token.id !== id && token.state !== 'armed')
}

function liesBehind(work: Work, { node }: Token, target: string): boolean {
  const { model } = work.prepared
  return node === target || reachable([target], (id) => successors(model, id)).has(node)
}

function isRelated(work: Work, token: Token, target: string): boolean {
  const { ahead } = work.prepared
  const position = positionOf(work, token)
  if (position === target || ahead(target).has(position) || ahead(position).has(target)) return true
  return hasInterrupted(work, token)
}

/** An event sub-process that has taken the place of everything else in its scope. */
function hasInterrupted(work: Work, { node }: Token): boolean {
  return handlerAt(work, node)?.start.interrupting === true
}

/** 撤回 is allowed while nobody has taken up the work that would be lost. */
function refuseClaimed(work: Work, cancelled: readonly Token[]): void {
  for (const token of cancelled) {
    if (work.env.claimed?.has(token.id)) throw new StepRefused('already-claimed', token.node)
    refuseClaimed(work, childrenOf(work, token.id))
  }
}

/** Nobody may come to a parallel join that could then never fire: neither from the target nor from what goes on. */
function refuseStarving(work: Work, target: string, parent: number | null): void {
  const remaining = childrenOf(work, parent).filter((token) => token.state !== 'armed')
  const join = starvingJoin(work.prepared, [...remaining, { node: target }])
  if (join !== null) throw new StepRefused('would-starve', join)
}
