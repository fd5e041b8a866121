// SPDX-License-Identifier: Apache-2.0
import type { FormField } from './form.ts'

export type FieldKind = NonNullable<FormField['x-widget']>

/** Widgets that can ask for a value of a type; the first is what a new field gets. */
export const widgetsOfType = {
  string: [
    'text',
    'textarea',
    'radio',
    'select',
    'date',
    'phone',
    'id-number',
    'credit-code',
    'address',
    'bank-account',
  ],
  number: ['number', 'money'],
  integer: ['number', 'money'],
  boolean: ['switch'],
  array: ['checkboxes'],
} as const satisfies Record<FormField['type'], readonly FieldKind[]>

/** Widgets that offer a list to choose from, and are nothing without one. */
export const choiceWidgets: readonly FieldKind[] = ['radio', 'select', 'checkboxes']

/** The widget of a field: as declared, else what fits its schema. */
export function fieldKind(field: FormField): FieldKind {
  if (field['x-widget']) return field['x-widget']
  if (field.type === 'boolean') return 'switch'
  if (field.type === 'array') return 'checkboxes'
  if (field.type === 'number' || field.type === 'integer') return 'number'
  if (Array.isArray(field.enum)) return field.enum.length <= 5 ? 'radio' : 'select'
  if (field.format === 'date') return 'date'
  return typeof field.maxLength === 'number' && field.maxLength > 120 ? 'textarea' : 'text'
}

/** Values a field offers; of its items, when the field is a list. */
export function fieldChoices(field: FormField): string[] {
  const items = field.items
  const offered =
    field.type === 'array' && typeof items === 'object' && items !== null && 'enum' in items
      ? items.enum
      : field.enum
  return Array.isArray(offered) ? offered.map(String) : []
}

export const chosenFromList = (kind: FieldKind): boolean => choiceWidgets.includes(kind) || kind === 'date'
