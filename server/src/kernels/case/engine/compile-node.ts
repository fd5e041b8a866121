// SPDX-License-Identifier: Apache-2.0
import { type Outcome, outcomes, type Phase, phases } from '#contracts/cases'
import type { LocalizedText } from '#contracts/text'
import { type BpmnElement, child, children, flag, property, text } from './bpmn-element.ts'
import { readCondition } from './compile-condition.ts'
import type { Refuse } from './compile-fault.ts'
import type { Candidate, MultiInstance, ProcessNode, Timer } from './model.ts'
import { parseDuration, parseInstant, parseWorkdays } from './timer.ts'

/** Where a node stands: its scope, its flows and the boundary events attached to it. */
export type Surroundings = {
  readonly id: string
  readonly scope: string | null
  readonly in: readonly string[]
  readonly out: readonly string[]
  readonly boundary: readonly string[]
  /** The start event inside, for a sub-process. */
  readonly start: string | undefined
}

/** Turns one flow node of the drawing into a node of the model; everything outside the subset is refused. */
export function compileNode(
  element: BpmnElement,
  around: Surroundings,
  refuse: Refuse,
): ProcessNode | undefined {
  const base = readBase(element, around, refuse)
  switch (element.$type) {
    case 'bpmn:StartEvent':
      if (children(element, 'eventDefinitions').length > 0) return unsupported(element, refuse)
      return { ...base, type: 'start' }
    case 'bpmn:EndEvent':
      return readEnd(element, base, refuse)
    case 'bpmn:IntermediateCatchEvent':
      return readCatch(element, base, refuse)
    case 'bpmn:BoundaryEvent':
      return readBoundary(element, base, refuse)
    case 'bpmn:ExclusiveGateway':
      return { ...base, type: 'exclusive' }
    case 'bpmn:ParallelGateway':
      return { ...base, type: 'parallel' }
    case 'bpmn:InclusiveGateway':
      return { ...base, type: 'inclusive' }
    case 'bpmn:EventBasedGateway':
      if (flag(element, 'instantiate') || text(element, 'eventGatewayType') === 'Parallel') {
        return unsupported(element, refuse)
      }
      return { ...base, type: 'event-gateway' }
    default:
      return readActivity(element, base, around, refuse)
  }
}

export function readName(element: BpmnElement): LocalizedText | null {
  const zh = text(element, 'name')
  return zh === undefined ? null : { zh, en: text(element, 'nameEn') ?? zh }
}

type Base = {
  id: string
  name: LocalizedText | null
  scope: string | null
  in: readonly string[]
  out: readonly string[]
  phase?: Phase
  clock?: 'suspend' | 'run'
  otherwise?: string
}

function readBase(element: BpmnElement, around: Surroundings, refuse: Refuse): Base {
  const phase = oneOf(element, 'phase', phases, refuse)
  const clock = oneOf(element, 'clock', ['suspend', 'run'] as const, refuse)
  const standard = child(element, 'default')
  const otherwise = standard && text(standard, 'id')
  return {
    id: around.id,
    name: readName(element),
    scope: around.scope,
    in: around.in,
    out: around.out,
    ...(phase && { phase }),
    ...(clock && { clock }),
    ...(otherwise && { otherwise }),
  }
}

function readActivity(
  element: BpmnElement,
  base: Base,
  around: Surroundings,
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
      if (flag(element, 'triggeredByEvent'))
        return refuse(element, '不支持事件子流程', 'Event sub-processes are not supported')
      if (around.start === undefined) return undefined
      return { ...activity, type: 'subprocess', start: around.start }
    default:
      return unsupported(element, refuse)
  }
}

function readEnd(element: BpmnElement, base: Base, refuse: Refuse): ProcessNode | undefined {
  const outcome: Outcome | null = oneOf(element, 'outcome', outcomes, refuse) ?? null
  const [definition, ...more] = children(element, 'eventDefinitions')
  if (definition === undefined) return { ...base, type: 'end', outcome }
  if (more.length === 0 && definition.$type === 'bpmn:TerminateEventDefinition') {
    return { ...base, type: 'terminate', outcome }
  }
  if (more.length === 0 && definition.$type === 'bpmn:ErrorEventDefinition') {
    const error = errorCode(definition)
    if (error === null) return refuse(element, '错误结束事件须有错误代码', 'An error end needs an error code')
    return { ...base, type: 'error-end', error }
  }
  return unsupported(element, refuse)
}

function readCatch(element: BpmnElement, base: Base, refuse: Refuse): ProcessNode | undefined {
  const [definition, ...more] = children(element, 'eventDefinitions')
  if (definition === undefined || more.length > 0) return unsupported(element, refuse)
  if (definition.$type === 'bpmn:TimerEventDefinition') {
    const timer = readTimer(element, definition, refuse)
    return timer && { ...base, type: 'timer-catch', timer }
  }
  if (definition.$type === 'bpmn:MessageEventDefinition') {
    const message = readMessage(element, definition, refuse)
    return message === undefined ? undefined : { ...base, type: 'message-catch', message }
  }
  return unsupported(element, refuse)
}

function readBoundary(element: BpmnElement, base: Base, refuse: Refuse): ProcessNode | undefined {
  const attached = child(element, 'attachedToRef')
  const host = attached && text(attached, 'id')
  if (host === undefined)
    return refuse(element, '边界事件未附着于活动', 'The boundary event is attached to nothing')
  const interrupting = property(element, 'cancelActivity') !== false
  const boundary = { ...base, type: 'boundary', host, interrupting } as const
  const [definition, ...more] = children(element, 'eventDefinitions')
  if (definition === undefined || more.length > 0) return unsupported(element, refuse)
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition': {
      const timer = readTimer(element, definition, refuse)
      return timer && { ...boundary, trigger: { kind: 'timer', timer } }
    }
    case 'bpmn:MessageEventDefinition': {
      const message = readMessage(element, definition, refuse)
      return message === undefined ? undefined : { ...boundary, trigger: { kind: 'message', message } }
    }
    case 'bpmn:ErrorEventDefinition':
      if (!interrupting)
        return refuse(element, '错误边界事件必须中断活动', 'An error boundary event must interrupt')
      return { ...boundary, trigger: { kind: 'error', error: errorCode(definition) } }
    default:
      return unsupported(element, refuse)
  }
}

function readTimer(owner: BpmnElement, definition: BpmnElement, refuse: Refuse): Timer | undefined {
  const workdays = text(definition, 'workdays')
  const duration = child(definition, 'timeDuration')
  const date = child(definition, 'timeDate')
  const given = [workdays, duration, date, child(definition, 'timeCycle')].filter(
    (entry) => entry !== undefined,
  )
  const timer =
    given.length !== 1
      ? undefined
      : workdays !== undefined
        ? parseWorkdays(workdays)
        : duration !== undefined
          ? parseDuration(text(duration, 'body') ?? '')
          : parseInstant((date && text(date, 'body')) ?? '')
  return (
    timer ??
    refuse(
      owner,
      '定时须为工作日数（cs:workdays）、天数（P30D）、时长（PT2H）或时刻之一',
      'A timer is a number of working days (cs:workdays), days (P30D), a duration (PT2H) or an instant',
    )
  )
}

function readMessage(owner: BpmnElement, holder: BpmnElement, refuse: Refuse): string | undefined {
  const message = child(holder, 'messageRef')
  const name = message && (text(message, 'name') ?? text(message, 'id'))
  return name ?? refuse(owner, '须指明消息', 'Say which message')
}

function errorCode(definition: BpmnElement): string | null {
  const error = child(definition, 'errorRef')
  return (error && (text(error, 'errorCode') ?? text(error, 'id'))) ?? null
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

function required(element: BpmnElement, name: string, refuse: Refuse): string | undefined {
  return text(element, name) ?? refuse(element, `缺少属性 cs:${name}`, `The attribute cs:${name} is missing`)
}

function oneOf<T extends string>(
  element: BpmnElement,
  name: string,
  allowed: readonly T[],
  refuse: Refuse,
): T | undefined {
  const value = text(element, name)
  if (value === undefined) return undefined
  const known = allowed.find((entry) => entry === value)
  return known ?? refuse(element, `cs:${name} 不能为“${value}”`, `cs:${name} cannot be “${value}”`)
}

function unsupported(element: BpmnElement, refuse: Refuse): undefined {
  const kinds = [element, ...children(element, 'eventDefinitions')].map((part) =>
    part.$type.replace('bpmn:', ''),
  )
  return refuse(element, `不支持的图元：${kinds.join(' + ')}`, `Not supported: ${kinds.join(' + ')}`)
}
