// SPDX-License-Identifier: Apache-2.0
import { cancelTree, closeToken, openBody } from './activity.ts'
import { leave } from './leave.ts'
import { type ActivityNode, type MultiInstance, outcomesOf } from './model.ts'
import type { MultiProgress, Token, Vars } from './state.ts'
import { openEvents } from './waiting.ts'
import { addToken, changeToken, childrenOf, judge, StepRefused, setVars, type Work } from './work.ts'

/** Opens an activity once for each item of its collection; an empty collection is passed over at once. */
export function openInstances(
  work: Work,
  node: ActivityNode,
  multi: MultiInstance,
  parent: number | null,
): void {
  const items = work.vars[multi.collection]
  // A collection nobody has set is not an empty one: skipping the departments by mistake would be worse than stopping.
  if (!Array.isArray(items)) throw new StepRefused('no-collection', node.id)
  const progress: MultiProgress = { items, started: 0, completed: 0, outcomes: {} }
  if (items.length === 0) {
    setVars(work, outcomeCounts(node, progress))
    leave(work, node.id, parent)
    return
  }
  const host = addToken(work, { node: node.id, parent, state: 'scope', multi: progress })
  openEvents(work, host)
  startInstances(work, node, host, multi.sequential ? 1 : items.length)
}

/** Counts an instance that is done, then goes on: the next one, the end of all, or waiting for the others. */
export function instanceDone(work: Work, node: ActivityNode, host: Token, outcome: string | null): void {
  const { multi } = host
  if (multi === undefined || node.multi === undefined) throw new Error(`Token ${host.id} holds no instances`)
  const counted = outcome === null ? {} : { [outcome]: (multi.outcomes[outcome] ?? 0) + 1 }
  const progress = { ...multi, completed: multi.completed + 1, outcomes: { ...multi.outcomes, ...counted } }
  const counting = changeToken(work, { ...host, multi: progress })
  const facts = { ...work.vars, ...instanceFacts(node, progress) }
  const enough = node.multi.done !== undefined && judge(work, node.id, facts) === true
  if (enough || progress.completed === progress.items.length) {
    for (const rest of childrenOf(work, host.id)) cancelTree(work, rest)
    closeToken(work, counting, 'completed')
    setVars(work, outcomeCounts(node, progress))
    leave(work, node.id, host.parent)
  } else if (node.multi.sequential) startInstances(work, node, counting, 1)
}

/** What a completion condition may ask beside the case variables: `mi.total`, `mi.completed`, `mi.count.<outcome>`. */
export function instanceFacts(node: ActivityNode, progress: MultiProgress): Vars {
  const counts = Object.entries(countOutcomes(node, progress)).map(([outcome, count]) => [
    `mi.count.${outcome}`,
    count,
  ])
  const total = progress.items.length
  return { 'mi.total': total, 'mi.completed': progress.completed, ...Object.fromEntries(counts) }
}

/** What the flows after the activity may ask: `<node>.total` and `<node>.count.<outcome>`. */
function outcomeCounts(node: ActivityNode, progress: MultiProgress): Vars {
  const counts = Object.entries(countOutcomes(node, progress))
  const named = counts.map(([outcome, count]) => [`${node.id}.count.${outcome}`, count])
  return { [`${node.id}.total`]: progress.items.length, ...Object.fromEntries(named) }
}

/** Every outcome the activity may have has a count, so that a question about one nobody chose is answered with 0. */
function countOutcomes(node: ActivityNode, progress: MultiProgress): Readonly<Record<string, number>> {
  return { ...Object.fromEntries(outcomesOf(node).map((outcome) => [outcome, 0])), ...progress.outcomes }
}

function startInstances(work: Work, node: ActivityNode, host: Token, count: number): void {
  const { multi } = host
  if (multi === undefined) return
  const fresh = multi.items.slice(multi.started, multi.started + count)
  changeToken(work, { ...host, multi: { ...multi, started: multi.started + fresh.length } })
  for (const [offset, item] of fresh.entries()) {
    openBody(work, node, { parent: host.id, item, index: multi.started + offset })
  }
}
