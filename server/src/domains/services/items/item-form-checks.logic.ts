// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js'
import { situationFields } from '#contracts/condition-fields'
import { fieldChoices } from '#contracts/form-widgets'
import type { ServiceItem } from '#contracts/service-item'
import { type DataElement, isAuthoritative } from '#kernels/catalog'
import { checkCondition, checkFormVisibility, type FieldCatalogue, type FieldSpec } from '#kernels/rules'
import { fault, type ItemContext, type ItemFault } from './item-context.ts'
import { checkFieldShape } from './item-field-checks.logic.ts'
import { ruleFaults } from './item-guide-checks.logic.ts'

type Field = ServiceItem['form']['schema']['properties'][string]

const pointerTo = (field: string) => `/form/schema/properties/${field}`

/** The form: whole, bound to data elements, and asking nobody for what the government already holds. */
export function checkForm(item: ServiceItem, context: ItemContext): ItemFault[] {
  return [
    ...checkPlacement(item),
    ...Object.entries(item.form.schema.properties).flatMap(([name, field]) => [
      ...checkField(name, field, context),
      ...checkFieldShape(name, field, item, context),
    ]),
    ...checkSchema(item),
    ...ruleFaults('form.visible', checkFormVisibility(item.form, situationFields(item.situations))).map(
      (one) => ({
        ...one,
        pointer: `/form${one.pointer}`,
      }),
    ),
    ...checkDecision(item, context),
  ]
}

function checkPlacement({ form }: ServiceItem): ItemFault[] {
  const faults: ItemFault[] = []
  const declared = Object.keys(form.schema.properties)
  const placed = form.steps.flatMap((step, index) =>
    step.fields.map((field) => ({ field, at: `/form/steps/${index}/fields` })),
  )
  for (const [index, { field, at }] of placed.entries()) {
    if (!declared.includes(field)) {
      faults.push(
        fault(at, 'form.step-field-unknown', [
          `步骤引用了不存在的字段“${field}”`,
          `The step asks for “${field}”, which the form does not have`,
        ]),
      )
    }
    if (placed.findIndex((other) => other.field === field) < index) {
      faults.push(fault(at, 'form.field-repeated', [`字段“${field}”重复出现`, `“${field}” is asked twice`]))
    }
  }
  for (const field of declared) {
    if (placed.some((other) => other.field === field)) continue
    faults.push(
      fault(pointerTo(field), 'form.field-unplaced', ['该字段不在任何步骤中', 'No step asks for this field']),
    )
  }
  for (const [index, field] of form.schema.required.entries()) {
    if (declared.includes(field)) continue
    faults.push(
      fault(`/form/schema/required/${index}`, 'form.required-unknown', [
        `必填字段“${field}”不存在`,
        `“${field}” is required but not declared`,
      ]),
    )
  }
  for (const [index, step] of form.steps.entries()) {
    if (step.fields.length > 0) continue
    faults.push(
      fault(`/form/steps/${index}/fields`, 'form.step-empty', [
        '该步骤没有字段',
        'The step asks for nothing',
      ]),
    )
  }
  const ids = form.steps.map((step) => step.id)
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) === index) continue
    faults.push(
      fault(`/form/steps/${index}/id`, 'form.step-repeated', [
        `步骤“${id}”重复`,
        `The step “${id}” stands twice`,
      ]),
    )
  }
  return faults
}

function checkField(name: string, field: Field, context: ItemContext): ItemFault[] {
  const code = field['x-element']
  if (code === undefined) return [...checkUnbound(name, field, context), ...checkLabels(name, field)]
  const element = context.elements.get(code)
  if (!element) {
    const text = [`数据元“${code}”不存在`, `There is no data element “${code}”`] as const
    return [fault(`${pointerTo(name)}/x-element`, 'form.element-unknown', text)]
  }
  return [...checkElement(name, field, element), ...checkLabels(name, field)]
}

function checkElement(name: string, field: Field, element: DataElement): ItemFault[] {
  const faults: ItemFault[] = []
  const at = pointerTo(name)
  const [zh, en] = [element.name.zh, element.name.en]
  if (field.type !== element.schema.type) {
    const text = [
      `字段类型与数据元“${zh}”（${element.schema.type}）不一致`,
      `The field is not of the type of “${en}” (${element.schema.type})`,
    ] as const
    faults.push(fault(`${at}/type`, 'form.element-type', text))
  }
  if (isAuthoritative(element) && field['x-prefill'] !== true) {
    const text = [
      `“${zh}”已有权威来源，不得让申请人重复填写，应设为自动带入`,
      `The government holds “${en}”: it may be filled in, but not asked for again`,
    ] as const
    faults.push(fault(at, 'form.asks-again', text))
  }
  if (!isAuthoritative(element) && field['x-prefill'] === true) {
    const text = [
      `“${zh}”没有权威来源，无法自动带入`,
      `“${en}” has no authoritative source to be filled in from`,
    ] as const
    faults.push(fault(`${at}/x-prefill`, 'form.prefill-without-source', text))
  }
  if (element.sensitivity === 4 && field['x-sensitive'] !== true) {
    const text = [
      `“${zh}”属于敏感个人信息，应标记为加密存储`,
      `“${en}” is sensitive and must be marked so that it is stored encrypted`,
    ] as const
    faults.push(fault(at, 'form.sensitive-unmarked', text))
  }
  return faults
}

/** A field that carries the name of an authoritative element without naming it would ask again unnoticed. */
function checkUnbound(name: string, field: Field, context: ItemContext): ItemFault[] {
  if (field['x-prefill'] === true) {
    const text = [
      '自动带入的字段须绑定数据元',
      'A field that is filled in must name its data element',
    ] as const
    return [fault(`${pointerTo(name)}/x-prefill`, 'form.prefill-without-source', text)]
  }
  const twin = [...context.elements.values()].find(
    (element) => isAuthoritative(element) && element.name.zh === field['x-label'].zh,
  )
  if (!twin) return []
  const text = [
    `“${twin.name.zh}”应绑定数据元 ${twin.code} 并自动带入`,
    `“${twin.name.en}” must be bound to ${twin.code} and filled in`,
  ] as const
  return [fault(pointerTo(name), 'form.element-missing', text)]
}

function checkLabels(name: string, field: Field): ItemFault[] {
  const labels = field['x-enum-labels'] ?? {}
  const codes = fieldChoices(field)
  const missing = codes.filter((code) => !Object.hasOwn(labels, code))
  const surplus = Object.keys(labels).filter((code) => !codes.includes(code))
  if (missing.length + surplus.length === 0) return []
  const listed = [...missing, ...surplus].join(', ')
  const text = [
    `选项与其名称不一一对应：${listed}`,
    `Choices and their labels do not match: ${listed}`,
  ] as const
  return [fault(`${pointerTo(name)}/x-enum-labels`, 'form.labels', text)]
}

// One compiler for all: compiling the meta-schema anew took 10 of the 15 ms of a check.
const ajv = new Ajv2020({ strict: false, validateFormats: false })

/** The schema must compile: a broken pattern would otherwise be found by the first applicant. */
function checkSchema({ form }: ServiceItem): ItemFault[] {
  try {
    ajv.compile(form.schema)
    return []
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return [
      fault('/form/schema', 'form.schema-invalid', [
        `表单结构无效：${detail}`,
        `The form schema is not valid: ${detail}`,
      ]),
    ]
  } finally {
    ajv.removeSchema(form.schema)
  }
}

/** Elements as the decision rule sees them. */
export function elementFields(elements: ReadonlyMap<string, DataElement>): FieldCatalogue {
  return Object.fromEntries(
    [...elements.values()].map((element): [string, FieldSpec] => {
      const isDate = 'format' in element.schema && element.schema.format === 'date'
      const { type } = element.schema
      const kind =
        type === 'array'
          ? 'list'
          : type === 'string'
            ? isDate
              ? 'date'
              : 'text'
            : type === 'boolean'
              ? type
              : 'number'
      return [element.code, { type: kind, label: element.name, ...(element.unit && { unit: element.unit }) }]
    }),
  )
}

function checkDecision(item: ServiceItem, context: ItemContext): ItemFault[] {
  if (item.instantDecision === undefined) return []
  const fields = { ...elementFields(context.elements), ...situationFields(item.situations) }
  return ruleFaults('decision', checkCondition(item.instantDecision, fields, '/instantDecision'))
}
