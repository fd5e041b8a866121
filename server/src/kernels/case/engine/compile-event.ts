// SPDX-License-Identifier: Apache-2.0
import { type Outcome, outcomes } from '#contracts/cases'
import { type BpmnElement, child, children, property, text } from './bpmn-element.ts'
import { type Base, oneOf, unsupported } from './compile-attribute.ts'
import { readCondition } from './compile-condition.ts'
import type { Refuse } from './compile-fault.ts'
import type { ProcessNode, Timer, Trigger } from './model.ts'
import { parseDuration, parseInstant, parseWorkdays } from './timer.ts'

/** `inEventSubprocess`: the start event says what begins the event sub-process; all others begin by themselves. */
export function readStart(
  element: BpmnElement,
  base: Base,
  inEventSubprocess: boolean,
  refuse: Refuse,
): ProcessNode | undefined {
  if (!inEventSubprocess) {
    if (children(element, 'eventDefinitions').length > 0) return unsupported(element, refuse)
    return { ...base, type: 'start' }
  }
  const interrupting = property(element, 'isInterrupting') !== false
  const trigger = readTrigger(element, interrupting, refuse)
  return trigger && { ...base, type: 'event-start', interrupting, trigger }
}

export function readEnd(element: BpmnElement, base: Base, refuse: Refuse): ProcessNode | undefined {
  const outcome: Outcome | null = oneOf(element, 'outcome', outcomes, refuse) ?? null
  const [definition, ...more] = children(element, 'eventDefinitions')
  if (definition === undefined) return { ...base, type: 'end', outcome }
  if (more.length > 0) return unsupported(element, refuse)
  switch (definition.$type) {
    case 'bpmn:TerminateEventDefinition':
      return { ...base, type: 'terminate', outcome }
    case 'bpmn:MessageEventDefinition': {
      const message = readMessage(element, definition, refuse)
      return message === undefined ? undefined : { ...base, type: 'message-end', message, outcome }
    }
    case 'bpmn:EscalationEventDefinition': {
      const escalation = readEscalation(element, definition, refuse)
      return escalation === undefined ? undefined : { ...base, type: 'escalation-end', escalation, outcome }
    }
    case 'bpmn:ErrorEventDefinition': {
      const error = codeOf(definition, 'errorRef', 'errorCode')
      if (error === null)
        return refuse(element, '错误结束事件须有错误代码', 'An error end needs an error code')
      return { ...base, type: 'error-end', error }
    }
    default:
      return unsupported(element, refuse)
  }
}

export function readCatch(element: BpmnElement, base: Base, refuse: Refuse): ProcessNode | undefined {
  const [definition, ...more] = children(element, 'eventDefinitions')
  if (definition === undefined || more.length > 0) return unsupported(element, refuse)
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition': {
      const timer = readTimer(element, definition, refuse)
      return timer && { ...base, type: 'timer-catch', timer }
    }
    case 'bpmn:MessageEventDefinition': {
      const message = readMessage(element, definition, refuse)
      return message === undefined ? undefined : { ...base, type: 'message-catch', message }
    }
    case 'bpmn:ConditionalEventDefinition': {
      const condition = readEventCondition(element, definition, refuse)
      return condition && { ...base, type: 'condition-catch', condition }
    }
    default:
      return unsupported(element, refuse)
  }
}

export function readThrow(element: BpmnElement, base: Base, refuse: Refuse): ProcessNode | undefined {
  const [definition, ...more] = children(element, 'eventDefinitions')
  if (definition === undefined) return { ...base, type: 'throw' }
  if (more.length > 0) return unsupported(element, refuse)
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition': {
      const message = readMessage(element, definition, refuse)
      return message === undefined ? undefined : { ...base, type: 'message-throw', message }
    }
    case 'bpmn:EscalationEventDefinition': {
      const escalation = readEscalation(element, definition, refuse)
      return escalation === undefined ? undefined : { ...base, type: 'escalation-throw', escalation }
    }
    default:
      return unsupported(element, refuse)
  }
}

export function readBoundary(element: BpmnElement, base: Base, refuse: Refuse): ProcessNode | undefined {
  const attached = child(element, 'attachedToRef')
  const host = attached && text(attached, 'id')
  if (host === undefined)
    return refuse(element, '边界事件未附着于活动', 'The boundary event is attached to nothing')
  const interrupting = property(element, 'cancelActivity') !== false
  const trigger = readTrigger(element, interrupting, refuse)
  return trigger && { ...base, type: 'boundary', host, interrupting, trigger }
}

/** What a boundary event, or the start of an event sub-process, waits for. */
function readTrigger(element: BpmnElement, interrupting: boolean, refuse: Refuse): Trigger | undefined {
  const [definition, ...more] = children(element, 'eventDefinitions')
  if (definition === undefined || more.length > 0) return unsupported(element, refuse)
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition': {
      const timer = readTimer(element, definition, refuse)
      return timer && { kind: 'timer', timer }
    }
    case 'bpmn:MessageEventDefinition': {
      const message = readMessage(element, definition, refuse)
      return message === undefined ? undefined : { kind: 'message', message }
    }
    case 'bpmn:ConditionalEventDefinition': {
      const condition = readEventCondition(element, definition, refuse)
      return condition && { kind: 'condition', condition }
    }
    case 'bpmn:EscalationEventDefinition':
      return { kind: 'escalation', escalation: codeOf(definition, 'escalationRef', 'escalationCode') }
    case 'bpmn:ErrorEventDefinition':
      if (!interrupting)
        return refuse(element, '捕获错误的事件必须中断', 'An event that catches an error must interrupt')
      return { kind: 'error', error: codeOf(definition, 'errorRef', 'errorCode') }
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

function readEventCondition(owner: BpmnElement, definition: BpmnElement, refuse: Refuse) {
  const expression = child(definition, 'condition')
  if (expression === undefined)
    return refuse(owner, '条件事件须有条件', 'A conditional event needs a condition')
  return readCondition(owner, expression, refuse)
}

export function readMessage(owner: BpmnElement, holder: BpmnElement, refuse: Refuse): string | undefined {
  const message = child(holder, 'messageRef')
  const name = message && (text(message, 'name') ?? text(message, 'id'))
  return name ?? refuse(owner, '须指明消息', 'Say which message')
}

function readEscalation(owner: BpmnElement, definition: BpmnElement, refuse: Refuse): string | undefined {
  const code = codeOf(definition, 'escalationRef', 'escalationCode')
  return code ?? refuse(owner, '须指明升级代码', 'Say which escalation')
}

/** The code of the error or escalation a definition names; null if it names none. */
function codeOf(definition: BpmnElement, reference: string, code: string): string | null {
  const named = child(definition, reference)
  return (named && (text(named, code) ?? text(named, 'id'))) ?? null
}
