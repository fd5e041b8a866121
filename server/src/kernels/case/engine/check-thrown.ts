// SPDX-License-Identifier: Apache-2.0
import { isActivity, type Model, nodeOf, type ProcessNode, type Trigger } from './model.ts'
import { fault, type ModelFault } from './model-fault.ts'
import { prepare } from './prepare.ts'

/**
 * An error that nothing around catches would refuse the step in which it is thrown. An escalation nobody catches goes
 * on as if nothing were; drawn on purpose it is hardly meant so, hence a warning.
 */
export function checkThrown(model: Model, node: ProcessNode): ModelFault[] {
  if (node.type === 'error-end') {
    const { error } = node
    const catches = (trigger: Trigger) =>
      trigger.kind === 'error' && (trigger.error === null || trigger.error === error)
    if (isCaught(model, node, catches)) return []
    return [fault(node, 'uncaught-error', `错误“${error}”无处捕获`, `Nothing catches the error “${error}”`)]
  }
  if (node.type !== 'escalation-end' && node.type !== 'escalation-throw') return []
  const { escalation } = node
  const catches = (trigger: Trigger) =>
    trigger.kind === 'escalation' && (trigger.escalation === null || trigger.escalation === escalation)
  if (isCaught(model, node, catches)) return []
  return [
    fault(
      node,
      'uncaught-escalation',
      `升级“${escalation}”无处捕获，流程照常继续`,
      `Nothing catches the escalation “${escalation}”: the process goes on`,
      'warning',
    ),
  ]
}

/** Looks outwards as the interpreter does: event sub-processes of each scope but the one it comes from, then the boundary. */
function isCaught(model: Model, thrower: ProcessNode, catches: (trigger: Trigger) => boolean): boolean {
  let from = thrower
  for (;;) {
    const handlers = prepare(model).handlers.get(from.scope) ?? []
    const inside = from.id
    if (handlers.some(({ subprocess, start }) => subprocess.id !== inside && catches(start.trigger)))
      return true
    if (from.scope === null) return false
    from = nodeOf(model, from.scope)
    const boundary = isActivity(from) ? from.boundary.map((id) => nodeOf(model, id)) : []
    if (boundary.some((event) => event.type === 'boundary' && catches(event.trigger))) return true
  }
}
