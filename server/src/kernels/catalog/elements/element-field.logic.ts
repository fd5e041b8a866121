// SPDX-License-Identifier: Apache-2.0
import type { FormField, Widget } from '#contracts/form'
import { type CodeSet, type DataElement, isAuthoritative } from './element.ts'

/** Endings of element codes whose values have a widget of their own. */
const widgetOfEnding: Readonly<Record<string, Widget>> = {
  'id-number': 'id-number',
  'credit-code': 'credit-code',
  phone: 'phone',
  address: 'address',
  'bank-account': 'bank-account',
}

function widgetOf(code: string, schema: { type: string; format?: unknown }): Widget {
  if (schema.format === 'date') return 'date'
  if (schema.type !== 'string') return 'number'
  const ending = Object.keys(widgetOfEnding).find((one) => code.endsWith(one))
  return (ending === undefined ? undefined : widgetOfEnding[ending]) ?? 'text'
}

/** `person.id-number` → `personIdNumber` */
export const fieldNameOfElement = (code: string) =>
  code.replace(/[.-](\w)/gu, (_dot, letter: string) => letter.toUpperCase())

/** An element as a field of a form: schema, label, unit, codes, source and sensitivity come from it. */
export function fieldOfElement(element: DataElement, set: CodeSet | undefined): FormField {
  const { type, ...rules } = element.schema
  return {
    type,
    ...(set ? { enum: set.entries.map((entry) => entry.code) } : rules),
    'x-label': element.name,
    'x-widget': set ? 'select' : widgetOf(element.code, element.schema),
    'x-element': element.code,
    ...(set && { 'x-enum-labels': Object.fromEntries(set.entries.map((entry) => [entry.code, entry.name])) }),
    ...(element.unit && { 'x-unit': element.unit }),
    ...(isAuthoritative(element) && { 'x-prefill': true }),
    ...(element.sensitivity === 4 && { 'x-sensitive': true }),
  }
}
