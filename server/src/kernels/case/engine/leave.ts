// SPDX-License-Identifier: Apache-2.0
import { flowOf, isActivity, nodeOf, type ProcessNode } from './model.ts'
import { judge, StepRefused, type Work } from './work.ts'

/** Sends tokens out of a node along the flows it chooses; they arrive when the step goes on. */
export function leave(work: Work, id: string, parent: number | null): void {
  const node = nodeOf(work.prepared.model, id)
  for (const flow of chooseFlows(work, node)) {
    work.path.push(flow)
    work.queue.push({ node: flowOf(work.prepared.model, flow).to, parent, via: flow })
  }
}

/**
 * An exclusive gateway takes the first flow whose condition is true; an inclusive gateway and an activity every such
 * flow; all others take every flow. A condition that is unknown is not true. If nothing is chosen the default is
 * taken, and without a default the step is refused rather than the case lost.
 */
function chooseFlows(work: Work, node: ProcessNode): readonly string[] {
  const { model } = work.prepared
  if (node.out.length === 0) return []
  if (node.type === 'parallel' || node.type === 'event-gateway') return node.out
  const holds = (id: string) => id !== node.otherwise && judge(work, id, work.vars) === true
  const taken = node.type === 'exclusive' ? node.out.filter(holds).slice(0, 1) : node.out.filter(holds)
  // Behind an activity plain flows are taken in any case; the default answers for the conditional ones only.
  const decided = isActivity(node)
    ? taken.some((id) => flowOf(model, id).condition !== undefined)
    : taken.length > 0
  const chosen = decided || node.otherwise === undefined ? taken : [...taken, node.otherwise]
  if (chosen.length === 0) throw new StepRefused('no-way-out', node.id)
  return chosen
}
