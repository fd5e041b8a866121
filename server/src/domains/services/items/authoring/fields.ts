// SPDX-License-Identifier: Apache-2.0

import type { Condition } from '#contracts/condition'
import type { FormField } from '#contracts/form'
import type { LocalizedText } from '#contracts/text'
import { fieldNameOfElement, fieldOfElement } from '#kernels/catalog'
import { codeSetList, elementList } from './sources.ts'

/** `中文|English`: every text of an item is written this way, so that neither language is forgotten. */
export type Text = `${string}|${string}`

export function t(text: Text): LocalizedText {
  const [zh = '', en = '', ...more] = text.split('|')
  if (zh === '' || en === '' || more.length > 0) throw new Error(`not “中文|English”: ${text}`)
  return { zh, en }
}

/** `value:中文|English` */
export type Choice = `${string}:${string}|${string}`

export function choices(list: readonly Choice[]): { value: string; label: LocalizedText }[] {
  return list.map((choice) => {
    const [, value = '', zh = '', en = ''] = /^([^:]+):([^|]+)\|(.+)$/u.exec(choice) ?? []
    if (en === '') throw new Error(`not “value:中文|English”: ${choice}`)
    return { value, label: { zh, en } }
  })
}

const elements = new Map(elementList.map((element) => [element.code, element]))
const codeSets = new Map(codeSetList.map((set) => [set.code, set]))

export interface NamedField {
  name: string
  required: boolean
  field: FormField
}

export interface FieldOptions {
  optional?: boolean
  when?: Condition
  help?: Text
  /** Another label than that of the element. */
  label?: Text
  /** Another field name than the one made from the element code. */
  as?: string
}

function finish(name: string, field: FormField, { optional, when, help }: FieldOptions): NamedField {
  const extra = { ...(help && { 'x-help': t(help) }), ...(when && { 'x-visible-if': when }) }
  return { name, required: optional !== true, field: { ...field, ...extra } }
}

/** A field that is a data element: schema, label, unit, codes, source and sensitivity come from it. */
export function element(code: string, options: FieldOptions = {}): NamedField {
  const found = elements.get(code)
  if (!found) throw new Error(`no data element ${code}`)
  const field = fieldOfElement(found, found.codeSet === undefined ? undefined : codeSets.get(found.codeSet))
  return finish(
    options.as ?? fieldNameOfElement(code),
    { ...field, ...(options.label && { 'x-label': t(options.label) }) },
    options,
  )
}

export function text(name: string, label: Text, options: FieldOptions & { max?: number } = {}): NamedField {
  const { max = 100 } = options
  const widget = max > 200 ? ('textarea' as const) : ('text' as const)
  return finish(
    name,
    { type: 'string', minLength: 1, maxLength: max, 'x-label': t(label), 'x-widget': widget },
    options,
  )
}

export const longText = (name: string, label: Text, options: FieldOptions = {}) =>
  text(name, label, { ...options, max: 500 })

export function count(
  name: string,
  label: Text,
  options: FieldOptions & { min?: number; max?: number; unit?: Text } = {},
): NamedField {
  const { min = 0, max = 100000, unit } = options
  const field = {
    type: 'integer' as const,
    minimum: min,
    maximum: max,
    'x-label': t(label),
    'x-widget': 'number' as const,
    ...(unit && { 'x-unit': t(unit) }),
  }
  return finish(name, field, options)
}

export function amount(
  name: string,
  label: Text,
  options: FieldOptions & { min?: number; max?: number; unit?: Text } = {},
): NamedField {
  const { min = 0, max = 100000000, unit } = options
  const widget = unit === undefined ? ('money' as const) : ('number' as const)
  const field = {
    type: 'number' as const,
    minimum: min,
    maximum: max,
    'x-label': t(label),
    'x-widget': widget,
    'x-unit': t(unit ?? '元|yuan'),
  }
  return finish(name, field, options)
}

export function date(name: string, label: Text, options: FieldOptions = {}): NamedField {
  return finish(name, { type: 'string', format: 'date', 'x-label': t(label), 'x-widget': 'date' }, options)
}

function labelled(list: readonly Choice[]) {
  const options = choices(list)
  const labels = Object.fromEntries(options.map((option) => [option.value, option.label]))
  return { codes: options.map((option) => option.value), labels }
}

export function choose(
  name: string,
  label: Text,
  list: readonly Choice[],
  options: FieldOptions = {},
): NamedField {
  const { codes, labels } = labelled(list)
  const widget = codes.length > 5 ? ('select' as const) : ('radio' as const)
  return finish(
    name,
    { type: 'string', enum: codes, 'x-label': t(label), 'x-widget': widget, 'x-enum-labels': labels },
    options,
  )
}

export function several(
  name: string,
  label: Text,
  list: readonly Choice[],
  options: FieldOptions = {},
): NamedField {
  const { codes, labels } = labelled(list)
  const items = { type: 'string', enum: codes }
  const field = {
    type: 'array' as const,
    items,
    minItems: 1,
    uniqueItems: true,
    'x-label': t(label),
    'x-widget': 'checkboxes' as const,
    'x-enum-labels': labels,
  }
  return finish(name, field, options)
}

export function yesNo(name: string, label: Text, options: FieldOptions = {}): NamedField {
  return finish(name, { type: 'boolean', 'x-label': t(label), 'x-widget': 'switch' }, options)
}
