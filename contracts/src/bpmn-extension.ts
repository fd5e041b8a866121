// SPDX-License-Identifier: Apache-2.0

/** Namespace of the attributes that turn a BPMN drawing into a process of the platform. */
export const EXTENSION_URI = 'http://chengshu.example/bpmn/1'

/**
 * Which attribute may stand on which element, in the words of bpmn-moddle. An attribute that stands anywhere else,
 * or is misspelt, is refused by the compiler.
 */
export const extensionAttributes: Readonly<Record<string, readonly string[]>> = {
  'bpmn:FlowElement': ['nameEn'],
  'bpmn:Process': ['nameEn'],
  'bpmn:FlowNode': ['phase'],
  'bpmn:Activity': ['clock'],
  'bpmn:IntermediateCatchEvent': ['clock'],
  'bpmn:EventBasedGateway': ['clock'],
  'bpmn:UserTask': ['candidate', 'form', 'action', 'days'],
  'bpmn:ManualTask': ['candidate', 'form', 'action', 'days'],
  'bpmn:ServiceTask': ['effect'],
  'bpmn:BusinessRuleTask': ['decision'],
  'bpmn:MultiInstanceLoopCharacteristics': ['collection'],
  'bpmn:EndEvent': ['outcome'],
  'bpmn:TimerEventDefinition': ['workdays'],
}

/** Descriptor of the extension for bpmn-moddle. */
export const extensionPackage = {
  name: 'Chengshu',
  uri: EXTENSION_URI,
  prefix: 'cs',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: Object.entries(extensionAttributes).map(([element, names]) => ({
    name: `Extended${element.replace('bpmn:', '')}`,
    extends: [element],
    properties: names.map((name) => ({ name, isAttr: true, type: 'String' })),
  })),
}
