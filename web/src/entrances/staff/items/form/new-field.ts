// SPDX-License-Identifier: Apache-2.0
// What a new part of a form begins as. These texts become part of the form, so both languages are there at once.
import type { FormField } from '#contracts/form'
import { choiceWidgets, type FieldKind, fieldChoices } from '#contracts/form-widgets'

export const newStepTitle = { zh: '新步骤', en: 'New step' }
const newLabel = { zh: '新字段', en: 'New field' }
const choices = {
  codes: ['a', 'b'],
  labels: { a: { zh: '选项一', en: 'First option' }, b: { zh: '选项二', en: 'Second option' } },
}

/** Widgets of free fields, in the order they are offered. */
export const freeWidgets: readonly FieldKind[] = [
  'text',
  'textarea',
  'number',
  'money',
  'date',
  'radio',
  'checkboxes',
  'select',
  'switch',
  'phone',
  'address',
  'bank-account',
  'id-number',
  'credit-code',
]

/** Kinds of numbers that name a person or an account are sensitive unless somebody says otherwise. */
const sensitive: readonly FieldKind[] = ['id-number', 'bank-account', 'address']

export function newField(widget: FieldKind): FormField {
  const base = { 'x-label': newLabel, 'x-widget': widget }
  if (widget === 'number') return { type: 'integer', minimum: 0, ...base }
  if (widget === 'money') return { type: 'number', minimum: 0, ...base, 'x-unit': { zh: '元', en: 'yuan' } }
  if (widget === 'switch') return { type: 'boolean', ...base }
  if (widget === 'date') return { type: 'string', format: 'date', ...base }
  if (widget === 'checkboxes')
    return {
      type: 'array',
      items: { type: 'string', enum: choices.codes },
      minItems: 1,
      uniqueItems: true,
      ...base,
      'x-enum-labels': choices.labels,
    }
  if (choiceWidgets.includes(widget))
    return { type: 'string', enum: choices.codes, ...base, 'x-enum-labels': choices.labels }
  return {
    type: 'string',
    minLength: 1,
    maxLength: widget === 'textarea' ? 500 : widget === 'address' ? 200 : 100,
    ...base,
    ...(sensitive.includes(widget) && { 'x-sensitive': true }),
  }
}

export const nameOfNewField = 'field'

/** Another widget for a free field: what was said of it stays where it still makes sense. */
export function asWidget(field: FormField, widget: FieldKind): FormField {
  const fresh = newField(widget)
  const kept = ['x-label', 'x-help', 'x-visible-if', 'x-material', 'x-sensitive'] as const
  const codes = fieldChoices(field)
  const listed = choiceWidgets.includes(widget) && codes.length > 0
  return {
    ...fresh,
    ...Object.fromEntries(kept.flatMap((key) => (field[key] === undefined ? [] : [[key, field[key]]]))),
    ...(listed && withChoices(fresh, codes, field['x-enum-labels'] ?? {})),
    ...(listed && field['x-code-set'] !== undefined && { 'x-code-set': field['x-code-set'] }),
  }
}

/** The keys that say which choices a field offers. */
export function withChoices(
  field: FormField,
  codes: readonly string[],
  labels: NonNullable<FormField['x-enum-labels']>,
): Record<string, unknown> {
  const named = Object.fromEntries(codes.flatMap((code) => (labels[code] ? [[code, labels[code]]] : [])))
  return field.type === 'array'
    ? { items: { type: 'string', enum: [...codes] }, 'x-enum-labels': named }
    : { enum: [...codes], 'x-enum-labels': named }
}
