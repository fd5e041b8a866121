// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { LocalizedText } from '#contracts/text'

const strict = { additionalProperties: false }

/** One attribute on a certificate: a JSON Schema fragment that names its label and its data element. */
const Attribute = Type.Object({
  type: Type.Enum(['string', 'number', 'integer', 'boolean']),
  'x-label': LocalizedText,
  'x-element': Type.Optional(Type.String()),
})

/** A certificate type: what stands on it, who issues it, how long it holds, how it is laid out. */
export const CertificateType = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    name: LocalizedText,
    /** Type segment of the identifier (GB/T 36904): credit code of the defining body + 3 digits. */
    typeCode: Type.String({ pattern: '^[0-9A-Z]{18}\\d{3}$' }),
    issuer: Type.String({ description: 'organisation code' }),
    holder: Type.Enum(['person', 'enterprise']),
    attributes: Type.Object(
      {
        type: Type.Literal('object'),
        properties: Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]*$' }), Attribute),
        required: Type.Array(Type.String(), { minItems: 1 }),
        additionalProperties: Type.Literal(false),
      },
      strict,
    ),
    /**
     * A new certificate replaces the old one of its holder where these attributes agree; none named: one a holder.
     * Absent: a holder may hold any number.
     */
    supersedes: Type.Optional(Type.Array(Type.String())),
    /** null: holds until it is revoked. */
    validYears: Type.Union([Type.Integer({ minimum: 1, maximum: 50 }), Type.Null()]),
    layout: Type.Object(
      {
        page: Type.Enum(['card', 'a4-portrait', 'a4-landscape']),
        accent: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
        /** Attribute printed large, as the title below the name of the certificate. */
        headline: Type.String(),
        /** Prefix of the number printed on it. */
        numberPrefix: LocalizedText,
        footer: Type.Optional(LocalizedText),
      },
      strict,
    ),
  },
  strict,
)
export type CertificateType = Static<typeof CertificateType>
