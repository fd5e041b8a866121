// SPDX-License-Identifier: Apache-2.0
import { phases } from '#contracts/cases'
import { type BpmnElement, child, flag, numberIn, property, text } from './bpmn-element.ts'
import { readActivity } from './compile-activity.ts'
import { type Base, oneOf, readName, unsupported } from './compile-attribute.ts'
import { readBoundary, readCatch, readEnd, readStart, readThrow } from './compile-event.ts'
import type { Refuse } from './compile-fault.ts'
import type { ProcessNode } from './model.ts'

/** Where a node stands: its scope, its flows and the boundary events attached to it. */
export type Surroundings = {
  readonly id: string
  readonly scope: string | null
  readonly in: readonly string[]
  readonly out: readonly string[]
  readonly boundary: readonly string[]
  /** The start event inside, for a sub-process. */
  readonly start: string | undefined
  readonly inEventSubprocess: boolean
}

/** Turns one flow node of the drawing into a node of the model; everything outside the subset is refused. */
export function compileNode(
  element: BpmnElement,
  around: Surroundings,
  refuse: Refuse,
): ProcessNode | undefined {
  const base = readBase(element, around, refuse)
  refuseSilentParts(element, refuse)
  switch (element.$type) {
    case 'bpmn:StartEvent':
      return readStart(element, base, around.inEventSubprocess, refuse)
    case 'bpmn:EndEvent':
      return readEnd(element, base, refuse)
    case 'bpmn:IntermediateCatchEvent':
      return readCatch(element, base, refuse)
    case 'bpmn:IntermediateThrowEvent':
      return readThrow(element, base, refuse)
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
      if (isEventSubprocess(element)) return readEventSubprocess(element, base, around, refuse)
      return readActivity(element, base, around, refuse)
  }
}

/**
 * Parts that would change what an element does and that the model has no place for. Left unread they would be skipped
 * silently; what only documents (documentation, lanes, categories) is.
 */
const SILENT_PARTS: readonly [name: string, zh: string, en: string][] = [
  ['eventDefinitionRef', '对事件定义的引用', 'references to event definitions'],
  ['ioSpecification', '数据输入输出', 'data inputs and outputs'],
  ['dataInputAssociations', '数据输入关联', 'data input associations'],
  ['dataOutputAssociations', '数据输出关联', 'data output associations'],
  ['properties', '元素属性变量', 'properties'],
  ['resources', '资源分配（请用 cs:candidate）', 'resources (use cs:candidate)'],
]

export function refuseSilentParts(element: BpmnElement, refuse: Refuse): void {
  for (const [name, zh, en] of SILENT_PARTS) {
    const value = property(element, name)
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    refuse(element, `不支持${zh}`, `Not supported: ${en}`)
  }
  for (const name of ['startQuantity', 'completionQuantity']) {
    if ((numberIn(element, name) ?? 1) !== 1)
      refuse(element, `不支持 ${name} 大于 1`, `Not supported: ${name} above 1`)
  }
}

export function isEventSubprocess(element: BpmnElement): boolean {
  return element.$type === 'bpmn:SubProcess' && flag(element, 'triggeredByEvent')
}

function readEventSubprocess(
  element: BpmnElement,
  base: Base,
  around: Surroundings,
  refuse: Refuse,
): ProcessNode | undefined {
  if (child(element, 'loopCharacteristics') !== undefined)
    return refuse(element, '事件子流程不能为多实例', 'An event sub-process has no instances')
  if (around.boundary.length > 0)
    return refuse(element, '事件子流程不能附着边界事件', 'An event sub-process takes no boundary event')
  return around.start === undefined ? undefined : { ...base, type: 'event-subprocess', start: around.start }
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
