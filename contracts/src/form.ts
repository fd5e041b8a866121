// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { Condition } from './condition.ts'
import { LocalizedText } from './text.ts'

/** How a field is shown. The JSON Schema says what is valid, the widget only how it is asked. */
export const Widget = Type.Enum([
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
  'id-number',
  'credit-code',
  'address',
  'bank-account',
])
export type Widget = Static<typeof Widget>

/** One field of a form: a JSON Schema 2020-12 fragment with `x-` keys that the platform understands. */
export const FormField = Type.Object(
  {
    type: Type.Enum(['string', 'number', 'integer', 'boolean', 'array']),
    'x-label': LocalizedText,
    'x-help': Type.Optional(LocalizedText),
    'x-widget': Type.Optional(Widget),
    /** Data element code, such as `person.name`: names the meaning, and the source it is prefilled from. */
    'x-element': Type.Optional(Type.String()),
    /** Code set the choices are taken from; they must be the ones in force when the form is published. */
    'x-code-set': Type.Optional(Type.String({ maxLength: 60 })),
    /** Code of the material this field stands for: where it is answered, no file is asked for. */
    'x-material': Type.Optional(Type.String({ maxLength: 60 })),
    /** Labels of `enum` values (of `items.enum` when the field is a list). */
    'x-enum-labels': Type.Optional(Type.Record(Type.String(), LocalizedText)),
    /** Shown, and required if listed as such, only where this holds over the other fields and the situation. */
    'x-visible-if': Type.Optional(Condition),
    /** Filled in from the authoritative source of its element; the applicant confirms or contests it. */
    'x-prefill': Type.Optional(Type.Boolean()),
    /** Stored encrypted and masked by default. */
    'x-sensitive': Type.Optional(Type.Boolean()),
    'x-unit': Type.Optional(LocalizedText),
  },
  { additionalProperties: true },
)
export type FormField = Static<typeof FormField> & { [key: string]: unknown }

/** Bounds of one form. */
export const FORM_LIMITS = { steps: 12, fieldsOfStep: 60, fields: 200 } as const

/** A form as data: steps say the order of questions, the schema says what is valid. A draft may have empty steps. */
export const FormDefinition = Type.Object(
  {
    steps: Type.Array(
      Type.Object(
        {
          id: Type.String({ minLength: 1, maxLength: 60 }),
          title: LocalizedText,
          fields: Type.Array(Type.String(), { maxItems: FORM_LIMITS.fieldsOfStep }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: FORM_LIMITS.steps },
    ),
    schema: Type.Object(
      {
        type: Type.Literal('object'),
        properties: Type.Record(Type.String(), FormField, { maxProperties: FORM_LIMITS.fields }),
        required: Type.Array(Type.String(), { maxItems: FORM_LIMITS.fields }),
        additionalProperties: Type.Literal(false),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type FormDefinition = Static<typeof FormDefinition>
