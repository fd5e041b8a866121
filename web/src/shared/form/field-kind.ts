// SPDX-License-Identifier: Apache-2.0
import type { FormField } from '#contracts/form'

export type FieldKind = NonNullable<FormField['x-widget']>

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

export const chosenFromList = (kind: FieldKind): boolean =>
  kind === 'radio' || kind === 'select' || kind === 'checkboxes' || kind === 'date'
