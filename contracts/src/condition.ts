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

const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const listed = Type.Array(Type.Union([Type.String(), Type.Number()]), { minItems: 1, maxItems: 500 })
const field = Type.String({ minLength: 1, maxLength: 120 })
const strict = { additionalProperties: false }

/** Shape of a condition on the wire. Depth and size are bounded by the validator of the rules kernel. */
export const Condition = Type.Unsafe<Condition>(
  Type.Cyclic(
    {
      Condition: Type.Union([
        Type.Object({ field, op: Type.Enum(['=', '!=', '<', '<=', '>', '>=']), value: scalar }, strict),
        Type.Object(
          {
            field,
            op: Type.Literal('between'),
            value: Type.Union([
              Type.Tuple([Type.Number(), Type.Number()]),
              Type.Tuple([Type.String(), Type.String()]),
            ]),
          },
          strict,
        ),
        Type.Object({ field, op: Type.Enum(['in', 'not-in', 'has-any', 'has-all']), value: listed }, strict),
        Type.Object({ field, op: Type.Literal('starts-with'), value: Type.String() }, strict),
        Type.Object({ field, op: Type.Literal('known') }, strict),
        Type.Object({ all: Type.Array(Type.Ref('Condition')) }, strict),
        Type.Object({ any: Type.Array(Type.Ref('Condition')) }, strict),
        Type.Object({ not: Type.Ref('Condition') }, strict),
        Type.Object({ atLeast: Type.Integer({ minimum: 1 }), of: Type.Array(Type.Ref('Condition')) }, strict),
      ]),
    },
    'Condition',
  ),
)
