// SPDX-License-Identifier: Apache-2.0
import { extensionAttributes } from '#contracts/bpmn-extension'
import type { BpmnObject, DrawnElement, Modeller } from './modeller.ts'

/** An attribute of an element that this panel edits. */
export type FieldName =
  | 'name'
  | 'nameEn'
  | 'candidate'
  | 'action'
  | 'days'
  | 'clock'
  | 'phase'
  | 'outcome'
  | 'effect'
  | 'decision'
  | 'condition'
  | 'collection'
  | 'completion'
  | 'workdays'

const ours = [
  'nameEn',
  'candidate',
  'action',
  'days',
  'clock',
  'phase',
  'outcome',
  'effect',
  'decision',
] as const
const named = ['bpmn:FlowElement', 'bpmn:Process']

const isA = (element: BpmnObject, type: string): boolean => element.$instanceOf?.(type) === true
const partOf = (element: BpmnObject, name: string): BpmnObject | undefined => {
  const part = element.get(name)
  return typeof part === 'object' && part !== null ? (part as BpmnObject) : undefined // moddle's own elements
}

/** The attributes an element may have, by the same table the compiler goes by. */
export function fieldsOf({ businessObject }: DrawnElement): FieldName[] {
  const own = ours.filter((name) =>
    Object.entries(extensionAttributes).some(
      ([type, names]) => names.includes(name) && isA(businessObject, type),
    ),
  )
  return [
    ...(named.some((type) => isA(businessObject, type)) ? (['name'] as const) : []),
    ...own,
    ...(isA(businessObject, 'bpmn:SequenceFlow') ? (['condition'] as const) : []),
    ...(instancesOf(businessObject) ? (['collection', 'completion'] as const) : []),
    ...(timerOf(businessObject) ? (['workdays'] as const) : []),
  ]
}

function instancesOf(element: BpmnObject): BpmnObject | undefined {
  if (!isA(element, 'bpmn:Activity')) return undefined
  const marker = partOf(element, 'loopCharacteristics')
  return marker && isA(marker, 'bpmn:MultiInstanceLoopCharacteristics') ? marker : undefined
}

function timerOf(element: BpmnObject): BpmnObject | undefined {
  const definitions = isA(element, 'bpmn:Event') ? element.get('eventDefinitions') : undefined
  const [first] = Array.isArray(definitions) ? (definitions as BpmnObject[]) : [] // moddle's own elements
  return first && isA(first, 'bpmn:TimerEventDefinition') ? first : undefined
}

export function readField({ businessObject }: DrawnElement, field: FieldName): string {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const body = (part: BpmnObject | undefined) => text(part?.get('body'))
  switch (field) {
    case 'name':
      return text(businessObject.get('name'))
    case 'condition':
      return body(partOf(businessObject, 'conditionExpression'))
    case 'collection':
      return text(instancesOf(businessObject)?.get('cs:collection'))
    case 'completion': {
      const marker = instancesOf(businessObject)
      return body(marker && partOf(marker, 'completionCondition'))
    }
    case 'workdays':
      return text(timerOf(businessObject)?.get('cs:workdays'))
    default:
      return text(businessObject.get(`cs:${field}`))
  }
}

/** Writes an attribute as an act that can be undone; an empty text takes it away. */
export function writeField(modeller: Modeller, element: DrawnElement, field: FieldName, text: string): void {
  const { modeling } = modeller
  const { businessObject } = element
  const value = text.trim() === '' ? undefined : text
  const expression = () =>
    value === undefined ? undefined : modeller.create('bpmn:FormalExpression', { body: value })
  const instances = instancesOf(businessObject)
  const timer = timerOf(businessObject)
  switch (field) {
    case 'name':
      modeling.updateProperties(element, { name: value })
      break
    case 'condition':
      modeling.updateProperties(element, { conditionExpression: expression() })
      break
    case 'collection':
      if (instances) modeling.updateModdleProperties(element, instances, { 'cs:collection': value })
      break
    case 'completion':
      if (instances)
        modeling.updateModdleProperties(element, instances, { completionCondition: expression() })
      break
    case 'workdays':
      if (timer) modeling.updateModdleProperties(element, timer, { 'cs:workdays': value })
      break
    default:
      modeling.updateProperties(element, { [`cs:${field}`]: value })
  }
}
