// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { LocalizedText } from '#contracts/text'

const strict = { additionalProperties: false }

/** Where the value of an element is authoritative: 人口库, 法人库, 证照库; `applicant` where nobody but the applicant knows. */
export const ElementSource = Type.Union([
  Type.Object({ kind: Type.Enum(['population', 'legal-entity', 'applicant']) }, strict),
  Type.Object({ kind: Type.Literal('certificate'), certificateType: Type.String() }, strict),
])
export type ElementSource = Static<typeof ElementSource>

/** A data element 数据元: one meaning, one schema, one authoritative source, wherever it is used. */
export const DataElement = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$' }),
    name: LocalizedText,
    subject: Type.Enum(['person', 'enterprise', 'organisation', 'place', 'case', 'asset']),
    /** JSON Schema 2020-12 fragment of the value. */
    schema: Type.Object({ type: Type.Enum(['string', 'number', 'integer', 'boolean', 'array']) }),
    unit: Type.Optional(LocalizedText),
    codeSet: Type.Optional(Type.String()),
    /** 1 public, 2 internal, 3 personal or commercial, 4 sensitive personal (个人信息保护法 §28). */
    sensitivity: Type.Integer({ minimum: 1, maximum: 4 }),
    source: ElementSource,
    /** How long a value may be used before it is asked for again, in days; 0 = always fetched anew. */
    freshDays: Type.Integer({ minimum: 0, maximum: 3650 }),
  },
  strict,
)
export type DataElement = Static<typeof DataElement>

/** A code set 代码集 with its entries in order. */
export const CodeSet = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    name: LocalizedText,
    /** Standard it is taken from. */
    standard: Type.Optional(Type.String()),
    entries: Type.Array(
      Type.Object(
        {
          code: Type.String({ minLength: 1 }),
          name: LocalizedText,
          audience: Type.Optional(Type.Enum(['person', 'enterprise'])),
        },
        strict,
      ),
      { minItems: 2 },
    ),
  },
  strict,
)
export type CodeSet = Static<typeof CodeSet>

/** Whether some register of the government holds the value, so that nobody may be asked for it unaided. */
export const isAuthoritative = (element: Pick<DataElement, 'source'>) => element.source.kind !== 'applicant'
