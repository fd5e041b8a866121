// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'

/** A fact as a rule sees it. `null` and absent both mean unknown; rules are three-valued (SQL NULL = FEEL null). */
export type FactValue = string | number | boolean | readonly string[] | null
export type Facts = Readonly<Record<string, FactValue | undefined>>

/** One comparison. `field` is a data element code or a field of the form or situation the rule is declared over. */
export type Leaf =
  | { field: string; op: '=' | '!=' | '<' | '<=' | '>' | '>='; value: string | number | boolean }
  | { field: string; op: 'between'; value: readonly [number, number] | readonly [string, string] }
  | { field: string; op: 'in' | 'not-in' | 'has-any' | 'has-all'; value: readonly (string | number)[] }
  | { field: string; op: 'starts-with'; value: string }
  | { field: string; op: 'known' }

/** The one condition tree of the platform: form visibility, materials, routing, instant decision, dispatch, alerts. */
export type Condition =
  | Leaf
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { atLeast: number; of: readonly Condition[] }

const strict = { additionalProperties: false }
const ops = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'in',
  'not-in',
  'has-any',
  'has-all',
  'starts-with',
  'known',
] as const
const part = Type.Object({}, { description: 'a condition again' })

/**
 * Shape of a condition on the wire: its first level. A recursive schema cannot stand twice in one document (each copy
 * claims the same name, and Ajv refuses it), so what lies deeper is checked by `checkCondition` of the rules kernel,
 * which also knows the fields, their types, and the bounds of depth and size.
 */
export const Condition = Type.Unsafe<Condition>(
  Type.Union([
    Type.Object(
      {
        field: Type.String({ minLength: 1, maxLength: 120 }),
        op: Type.Enum([...ops]),
        value: Type.Optional(Type.Unknown()),
      },
      strict,
    ),
    Type.Object({ all: Type.Array(part) }, strict),
    Type.Object({ any: Type.Array(part) }, strict),
    Type.Object({ not: part }, strict),
    Type.Object({ atLeast: Type.Integer({ minimum: 1 }), of: Type.Array(part) }, strict),
  ]),
)
