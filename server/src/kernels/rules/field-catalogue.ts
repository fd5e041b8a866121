// SPDX-License-Identifier: Apache-2.0
import type { Leaf } from '#contracts/condition'
import type { LocalizedText } from '#contracts/text'

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
