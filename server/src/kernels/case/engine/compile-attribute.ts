// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '#contracts/cases'
import type { LocalizedText } from '#contracts/text'
import { type BpmnElement, children, text } from './bpmn-element.ts'
import type { Refuse } from './compile-fault.ts'

/** What every node of the model has; read once, before it is known what kind of node it becomes. */
export type Base = {
  id: string
  name: LocalizedText | null
  scope: string | null
  in: readonly string[]
  out: readonly string[]
  phase?: Phase
  clock?: 'suspend' | 'run'
  otherwise?: string
}

export function readName(element: BpmnElement): LocalizedText | null {
  const zh = text(element, 'name')
  return zh === undefined ? null : { zh, en: text(element, 'nameEn') ?? zh }
}

export function required(element: BpmnElement, name: string, refuse: Refuse): string | undefined {
  return text(element, name) ?? refuse(element, `缺少属性 cs:${name}`, `The attribute cs:${name} is missing`)
}

export function oneOf<T extends string>(
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

/** Refuses an element that is not in the subset, by its kind and the kinds of event in it. */
export function unsupported(element: BpmnElement, refuse: Refuse): undefined {
  const kinds = [element, ...children(element, 'eventDefinitions')].map((part) =>
    part.$type.replace('bpmn:', ''),
  )
  const zh = kinds.map((kind) => CHINESE[kind] ?? kind)
  return refuse(element, `不支持的图元：${zh.join(' + ')}`, `Not supported: ${kinds.join(' + ')}`)
}

// What is not here keeps the name it has in the standard.
const CHINESE: Readonly<Record<string, string>> = {
  AdHocSubProcess: '特别子流程',
  BoundaryEvent: '边界事件',
  CancelEventDefinition: '取消事件',
  CompensateEventDefinition: '补偿事件',
  ComplexGateway: '复杂网关',
  ConditionalEventDefinition: '条件事件',
  DataObject: '数据对象',
  DataObjectReference: '数据对象引用',
  DataStoreReference: '数据存储引用',
  EndEvent: '结束事件',
  ErrorEventDefinition: '错误事件',
  EscalationEventDefinition: '升级事件',
  EventBasedGateway: '事件网关',
  IntermediateCatchEvent: '中间捕获事件',
  IntermediateThrowEvent: '中间抛出事件',
  LinkEventDefinition: '链接事件',
  MessageEventDefinition: '消息事件',
  ScriptTask: '脚本任务',
  SignalEventDefinition: '信号事件',
  StartEvent: '开始事件',
  Task: '未定类型的任务',
  TerminateEventDefinition: '终止事件',
  TimerEventDefinition: '定时事件',
  Transaction: '事务',
}
