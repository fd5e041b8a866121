// SPDX-License-Identifier: Apache-2.0
import type { Leaf } from './condition.ts'
import type { FormDefinition } from './form.ts'
import type { Situation } from './service-item.ts'
import type { LocalizedText } from './text.ts'

export type FieldType = 'text' | 'number' | 'boolean' | 'date' | 'list'

/** What a rule may know about a field: its type for the check, its words for the explanation. */
export type FieldSpec = {
  /** `date` is a text `YYYY-MM-DD`; `list` is a list of codes. */
  readonly type: FieldType
  readonly label: LocalizedText
  readonly unit?: LocalizedText
  /** Codes and their labels. Where given, a rule may name no other code. */
  readonly values?: Readonly<Record<string, LocalizedText>>
}

/** The only names a rule may use. */
export type FieldCatalogue = Readonly<Record<string, FieldSpec>>

/** Texts have no order here: it would depend on the collation of whoever compares. */
export const operatorsOfType = {
  text: ['=', '!=', 'in', 'not-in', 'starts-with', 'known'],
  number: ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'not-in', 'known'],
  boolean: ['=', '!=', 'known'],
  date: ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'not-in', 'known'],
  list: ['has-any', 'has-all', 'known'],
} as const satisfies Record<FieldType, readonly Leaf['op'][]>

export function fieldSpec(fields: FieldCatalogue, field: string): FieldSpec | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}

/** The fields of a form as rules see them: type, label, unit and codes from the schema. */
export function formFields(form: FormDefinition): FieldCatalogue {
  return Object.fromEntries(
    Object.entries(form.schema.properties).map(([name, schema]): [string, FieldSpec] => {
      const labels = schema['x-enum-labels']
      const unit = schema['x-unit']
      const spec = { type: fieldType(schema.type, schema['x-widget']), label: schema['x-label'] }
      return [name, { ...spec, ...(unit && { unit }), ...(labels && { values: labels }) }]
    }),
  )
}

/** The questions of the guide as rules see them. */
export function situationFields(situations: readonly Situation[]): FieldCatalogue {
  return Object.fromEntries(
    situations.map((situation): [string, FieldSpec] => {
      const values = Object.fromEntries(situation.options.map((option) => [option.value, option.label]))
      return [situation.id, { type: situation.multiple ? 'list' : 'text', label: situation.question, values }]
    }),
  )
}

function fieldType(type: FormDefinition['schema']['properties'][string]['type'], widget?: string): FieldType {
  if (type === 'array') return 'list'
  if (type === 'boolean') return 'boolean'
  if (type === 'string') return widget === 'date' ? 'date' : 'text'
  return 'number'
}
