// SPDX-License-Identifier: Apache-2.0
import { type BpmnElement, child, flag, text } from './bpmn-element.ts'
import { type Base, required, unsupported } from './compile-attribute.ts'
import { readCondition } from './compile-condition.ts'
import { readMessage } from './compile-event.ts'
import type { Refuse } from './compile-fault.ts'
import type { Candidate, MultiInstance, ProcessNode } from './model.ts'

/** Tasks, call activities and sub-processes; `start` is the start event inside a sub-process. */
export function readActivity(
  element: BpmnElement,
  base: Base,
  around: { readonly boundary: readonly string[]; readonly start: string | undefined },
  refuse: Refuse,
): ProcessNode | undefined {
  if (flag(element, 'isForCompensation'))
    return refuse(element, '不支持补偿活动', 'Compensation is not supported')
  const multi = readMultiInstance(element, refuse)
  const activity = { ...base, boundary: around.boundary, ...(multi && { multi }) }
  switch (element.$type) {
    case 'bpmn:UserTask':
    case 'bpmn:ManualTask': {
      const candidate = readCandidate(element, refuse)
      const type = element.$type === 'bpmn:UserTask' ? 'user' : 'manual'
      const actions = readActions(element, refuse)
      const days = readDays(element, refuse)
      return candidate && { ...activity, type, candidate, form: text(element, 'form') ?? null, actions, days }
    }
    case 'bpmn:ServiceTask': {
      const effect = required(element, 'effect', refuse)
      return effect === undefined ? undefined : { ...activity, type: 'service', effect }
    }
    case 'bpmn:BusinessRuleTask': {
      const decision = required(element, 'decision', refuse)
      return decision === undefined ? undefined : { ...activity, type: 'rule', decision }
    }
    case 'bpmn:SendTask':
    case 'bpmn:ReceiveTask': {
      const message = readMessage(element, element, refuse)
      const type = element.$type === 'bpmn:SendTask' ? 'send' : 'receive'
      return message === undefined ? undefined : { ...activity, type, message }
    }
    case 'bpmn:CallActivity': {
      const called = text(element, 'calledElement')
      if (called === undefined)
        return refuse(element, '调用活动须指明被调用的流程', 'Say which process is called')
      return { ...activity, type: 'call', called }
    }
    case 'bpmn:SubProcess':
      return around.start === undefined ? undefined : { ...activity, type: 'subprocess', start: around.start }
    default:
      return unsupported(element, refuse)
  }
}

function readMultiInstance(element: BpmnElement, refuse: Refuse): MultiInstance | undefined {
  const loop = child(element, 'loopCharacteristics')
  if (loop === undefined) return undefined
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    return refuse(
      element,
      '不支持标准循环，请用网关画出回路',
      'Draw a loop with gateways; loop markers are not supported',
    )
  }
  if (child(loop, 'loopCardinality') !== undefined || child(loop, 'loopDataInputRef') !== undefined)
    return refuse(
      element,
      '多实例的个数只能由集合（cs:collection）决定',
      'Only a collection (cs:collection) says how many instances there are',
    )
  if ((text(loop, 'behavior') ?? 'All') !== 'All')
    return refuse(element, '多实例不能抛出事件（behavior）', 'Instances throw no events (behavior)')
  const collection = text(loop, 'collection')
  if (collection === undefined)
    return refuse(element, '多实例须指明集合（cs:collection）', 'Say which collection (cs:collection)')
  const completion = child(loop, 'completionCondition')
  const done = completion && readCondition(element, completion, refuse)
  return { collection, sequential: flag(loop, 'isSequential'), ...(done && { done }) }
}

const CODE = /^[a-z][a-z0-9-]{0,63}$/

function readCandidate(element: BpmnElement, refuse: Refuse): Candidate | undefined {
  const candidate = required(element, 'candidate', refuse)
  if (candidate === undefined) return undefined
  if (candidate === 'applicant' || candidate === 'system') return { kind: candidate }
  const [kind, role, ...more] = candidate.split(':')
  if (kind === 'organisation' && more.length === 0 && (role === undefined || CODE.test(role))) {
    return { kind: 'item-organisation', role: role ?? null }
  }
  if (CODE.test(candidate)) return { kind: 'role', role: candidate }
  return refuse(element, `无法识别的办理人“${candidate}”`, `Not a candidate: “${candidate}”`)
}

function readActions(element: BpmnElement, refuse: Refuse): string[] {
  const actions = (text(element, 'action') ?? '').split(/[\s,]+/).filter((action) => action !== '')
  for (const action of actions) {
    if (!CODE.test(action))
      refuse(element, `办理结果“${action}”不是代码`, `Not a code of an outcome: “${action}”`)
  }
  if (new Set(actions).size < actions.length) refuse(element, '办理结果重复', 'An outcome is listed twice')
  return actions
}

function readDays(element: BpmnElement, refuse: Refuse): number | null {
  const days = text(element, 'days')
  if (days === undefined) return null
  if (!/^[1-9][0-9]{0,3}$/.test(days))
    refuse(element, '环节时限须为正整数工作日', 'The limit of a step is a whole number of working days')
  return Number(days)
}
