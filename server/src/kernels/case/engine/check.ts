// SPDX-License-Identifier: Apache-2.0
import type { Condition } from '#contracts/condition'
import type { LocalizedText } from '#contracts/text'
import { checkCondition, type FieldCatalogue, type FieldSpec } from '#kernels/rules'
import { checkThrown } from './check-thrown.ts'
import { predecessors, reachable, startOfScope, successors } from './graph.ts'
import { flowOf, isActivity, isEnd, type Model, outcomesOf, type ProcessNode, triggerOf } from './model.ts'
import { fault, type ModelFault } from './model-fault.ts'

/** What the platform knows: the only names a process may use. */
export type KnownNames = {
  readonly roles: ReadonlySet<string>
  readonly effects: ReadonlySet<string>
  readonly decisions: ReadonlySet<string>
  readonly processes: ReadonlySet<string>
  /** Case variables; what the engine itself provides (`outcome`, `<task>.outcome`, counts) is added. */
  readonly fields: FieldCatalogue
}

/** Checks a compiled process before it is published; `simulate` then tries what no look at the drawing shows. */
export function checkModel(model: Model, known: KnownNames): ModelFault[] {
  const provided = { ...known.fields, ...engineFields(model) }
  const faults = Object.values(model.nodes).flatMap((node) => [
    ...checkReach(model, node),
    ...checkSplit(model, node),
    ...checkNames(node, known),
    ...checkMulti(node, provided),
    ...checkEvent(node, provided),
    ...checkThrown(model, node),
  ])
  const conditions = Object.values(model.flows).flatMap((flow) =>
    flow.condition === undefined ? [] : checkFields(flow.id, flow.name, flow.condition, provided),
  )
  return [...faults, ...conditions, ...checkTranslation(model)]
}

/** The variables the interpreter sets, as rules see them. */
export function engineFields(model: Model): FieldCatalogue {
  const fields: Record<string, FieldSpec> = {
    outcome: { type: 'text', label: { zh: '办理结果', en: 'Outcome' } },
  }
  for (const node of Object.values(model.nodes)) {
    if (!isActivity(node)) continue
    const label = node.name ?? { zh: node.id, en: node.id }
    fields[`${node.id}.outcome`] = {
      type: 'text',
      label: { zh: `${label.zh}的结果`, en: `Outcome of ${label.en}` },
    }
    if (node.multi === undefined) continue
    fields[`${node.id}.total`] = {
      type: 'number',
      label: { zh: `${label.zh}的件数`, en: `Number of ${label.en}` },
    }
    for (const action of outcomesOf(node)) {
      const count = { zh: `${label.zh}选择“${action}”的数量`, en: `Number of “${action}” at ${label.en}` }
      fields[`${node.id}.count.${action}`] = { type: 'number', label: count }
    }
  }
  return fields
}

/** An event sub-process is led to by its event alone; what is inside it is reached from its start as anywhere. */
function checkReach(model: Model, node: ProcessNode): ModelFault[] {
  if (node.type === 'event-subprocess') return []
  const start = startOfScope(model, node.scope)
  const from = reachable([start], (id) => successors(model, id))
  if (node.id !== start && !from.has(node.id)) {
    return [fault(node, 'unreachable', '从开始事件无法到达', 'Cannot be reached from the start')]
  }
  const ends = Object.values(model.nodes).filter((other) => other.scope === node.scope && isEnd(other))
  const toEnd = reachable(
    ends.map((end) => end.id),
    (id) => predecessors(model, id),
  )
  if (isEnd(node) || toEnd.has(node.id)) return []
  return [fault(node, 'dead-end', '由此无法到达结束事件', 'No end can be reached from here')]
}

function checkSplit(model: Model, node: ProcessNode): ModelFault[] {
  const faults: ModelFault[] = []
  const conditional = node.out.filter((id) => flowOf(model, id).condition !== undefined)
  const plain = node.out.filter((id) => !conditional.includes(id) && id !== node.otherwise)
  const decides = (node.type === 'exclusive' || node.type === 'inclusive') && node.out.length > 1
  // A plain flow out of an inclusive gateway is always taken, so something is; out of an exclusive one it is a slip.
  const mayStick = node.type === 'exclusive' || plain.length === 0
  if ((decides || conditional.length > 0) && node.otherwise === undefined && mayStick) {
    faults.push(
      fault(
        node,
        'no-default',
        '分支没有默认连线：条件都不成立时流程会停住',
        'No default flow: the case sticks when no condition holds',
      ),
    )
  }
  if (node.type === 'exclusive' && node.out.length > 1 && plain.length > 0) {
    faults.push(
      fault(
        node,
        'no-condition',
        '排他网关的出线须带条件或为默认',
        'Each flow out of an exclusive gateway needs a condition or is the default',
      ),
    )
  }
  if (
    node.type === 'inclusive' &&
    node.in.length > 1 &&
    reachable([node.id], (id) => successors(model, id)).has(node.id)
  ) {
    faults.push(
      fault(
        node,
        'join-in-loop',
        '包容汇聚位于回路中，可能等待过久',
        'An inclusive join in a loop may wait longer than expected',
        'warning',
      ),
    )
  }
  return faults
}

function checkNames(node: ProcessNode, known: KnownNames): ModelFault[] {
  const unknown = (names: ReadonlySet<string>, name: string | null, zh: string, en: string) =>
    name === null || names.has(name)
      ? []
      : [fault(node, 'unknown-name', `没有${zh}“${name}”`, `No ${en} is called “${name}”`)]
  switch (node.type) {
    case 'user':
    case 'manual':
      return 'role' in node.candidate ? unknown(known.roles, node.candidate.role, '角色', 'role') : []
    case 'service':
      return unknown(known.effects, node.effect, '服务', 'service')
    case 'rule':
      return unknown(known.decisions, node.decision, '决策', 'decision')
    case 'call':
      return unknown(known.processes, node.called, '流程', 'process')
    default:
      return []
  }
}

function checkMulti(node: ProcessNode, fields: FieldCatalogue): ModelFault[] {
  if (!isActivity(node) || node.multi === undefined) return []
  const { collection, done } = node.multi
  const spec = Object.hasOwn(fields, collection) ? fields[collection] : undefined
  const faults: ModelFault[] = []
  if (spec?.type !== 'list') {
    faults.push(
      fault(node, 'bad-collection', `没有列表变量“${collection}”`, `No list is called “${collection}”`),
    )
  }
  if (done !== undefined)
    faults.push(...checkFields(node.id, node.name, done, { ...fields, ...instanceFields(node) }))
  return faults
}

function checkEvent(node: ProcessNode, fields: FieldCatalogue): ModelFault[] {
  const trigger = triggerOf(node)
  return trigger?.kind === 'condition' ? checkFields(node.id, node.name, trigger.condition, fields) : []
}

function instanceFields(node: ProcessNode): FieldCatalogue {
  const number = (zh: string, en: string): FieldSpec => ({ type: 'number', label: { zh, en } })
  const counts = outcomesOf(node).map((action) => [
    `mi.count.${action}`,
    number(`“${action}”的数量`, `Number of “${action}”`),
  ])
  return {
    'mi.total': number('总数', 'Total'),
    'mi.completed': number('已完成数', 'Completed'),
    ...Object.fromEntries(counts),
  }
}

function checkFields(
  id: string,
  name: LocalizedText | null,
  condition: Condition,
  fields: FieldCatalogue,
): ModelFault[] {
  return checkCondition(condition, fields).map(({ message, pointer }) => ({
    elementId: id,
    elementName: name,
    severity: 'error',
    code: 'bad-condition',
    message: { zh: `${message.zh}（${pointer}）`, en: `${message.en} (${pointer})` },
  }))
}

function checkTranslation(model: Model): ModelFault[] {
  return [...Object.values(model.nodes), ...Object.values(model.flows)].flatMap((element) => {
    const { name } = element
    if (name === null || name.zh !== name.en || !/\p{Script=Han}/u.test(name.zh)) return []
    return [fault(element, 'not-translated', '缺少英文名称', 'The English name is missing', 'warning')]
  })
}
