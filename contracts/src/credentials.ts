// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { LocalizedText } from './text.ts'
import { Bytes, Day, Id, Instant, nullable, PageQuery, page, strict } from './wire.ts'

export const CredentialState = Type.Enum(['valid', 'suspended', 'revoked', 'expired', 'superseded'])
export type CredentialState = 'valid' | 'suspended' | 'revoked' | 'expired' | 'superseded'

export const CredentialCard = Type.Object(
  {
    id: Id,
    type: Type.String(),
    name: LocalizedText,
    identifier: Type.String({ description: 'GB/T 36904 identifier with its check character' }),
    number: Type.String({ description: 'number printed on the certificate' }),
    holderName: Type.String(),
    issuer: LocalizedText,
    issuedOn: Day,
    validUntil: nullable(Day),
    state: CredentialState,
  },
  strict,
)
export type CredentialCard = Static<typeof CredentialCard>

/** A certificate on the page of the case that led to it. */
export const CaseCredential = Type.Object(
  {
    id: Id,
    name: LocalizedText,
    identifier: Type.String(),
    state: CredentialState,
    can: Type.Array(Type.Enum(['revoke'])),
  },
  strict,
)
export type CaseCredential = Static<typeof CaseCredential>

export const CredentialAttribute = Type.Object(
  { code: Type.String(), label: LocalizedText, value: Type.String() },
  strict,
)

export const CredentialDetail = Type.Object(
  {
    ...CredentialCard.properties,
    attributes: Type.Array(CredentialAttribute),
    caseNumber: nullable(Type.String()),
    uses: Type.Array(
      Type.Object(
        {
          at: Instant,
          purpose: LocalizedText,
          reference: nullable(Type.String()),
          by: nullable(LocalizedText),
        },
        strict,
      ),
    ),
    can: Type.Array(Type.Enum(['show', 'download', 'revoke'])),
  },
  strict,
)
export type CredentialDetail = Static<typeof CredentialDetail>

/** What a verifier learns: the verdict and what stands on the certificate, nothing else about the holder. */
export const Verification = Type.Object(
  {
    verdict: Type.Enum([
      'valid',
      'expired',
      'revoked',
      'suspended',
      'superseded',
      'forged',
      'unreadable',
      'unknown-issuer',
    ]),
    reason: LocalizedText,
    checkedAt: Instant,
    credential: nullable(
      Type.Object(
        {
          name: LocalizedText,
          identifier: Type.String(),
          number: Type.String(),
          holderName: Type.String(),
          issuer: LocalizedText,
          issuedOn: Day,
          validUntil: nullable(Day),
          attributes: Type.Array(CredentialAttribute),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type Verification = Static<typeof Verification>

const CredentialParams = Type.Object({ id: Id }, strict)

export const credentialsApi = {
  'GET /api/credentials': endpoint({
    summary: { zh: '我的证照', en: 'My certificates' },
    access: { permission: 'credential.credential.read' },
    query: Type.Object({ ...PageQuery }, strict),
    response: page(CredentialCard),
  }),
  'GET /api/credentials/{id}': endpoint({
    summary: { zh: '证照详情', en: 'One certificate' },
    access: { permission: 'credential.credential.read' },
    params: CredentialParams,
    response: CredentialDetail,
  }),
  'GET /api/credentials/{id}/presentation': endpoint({
    summary: { zh: '亮证（可离线核验的二维码内容）', en: 'The QR payload, which verifies offline' },
    access: { permission: 'credential.credential.read' },
    params: CredentialParams,
    response: Type.Object({ payload: Type.String(), expiresAt: nullable(Instant) }, strict),
  }),
  'GET /api/credentials/{id}/pdf': endpoint({
    summary: { zh: '证照 PDF', en: 'The certificate as PDF' },
    access: { permission: 'credential.credential.read' },
    kind: 'binary',
    params: CredentialParams,
    response: Bytes,
  }),
  'POST /api/credentials/{id}/revocation': endpoint({
    summary: { zh: '吊销', en: 'Revoke' },
    access: { permission: 'credential.credential.revoke' },
    params: CredentialParams,
    body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }, strict),
    response: CredentialDetail,
  }),
  'POST /api/verifications': endpoint({
    summary: { zh: '核验证照（二维码内容）', en: 'Verify a QR payload' },
    access: { public: 'anyone who is shown a certificate may check it' },
    notIdempotentByKey: 'a check changes nothing for the one who checks; its log entry is wanted each time',
    perMinute: 60,
    body: Type.Object({ payload: Type.String({ minLength: 1, maxLength: 4000 }) }, strict),
    response: Verification,
  }),
  'POST /api/verifications/pdf': endpoint({
    summary: { zh: '核验证照 PDF', en: 'Verify a certificate PDF' },
    access: { public: 'anyone who is shown a certificate may check it' },
    kind: 'bytes-in',
    notIdempotentByKey: 'a check changes nothing for the one who checks',
    perMinute: 20,
    response: Verification,
  }),
  'GET /api/credential-keys': endpoint({
    summary: { zh: '签发机构公钥', en: 'Issuer keys for offline verification (JWK set)' },
    access: { public: 'verifiers need the keys' },
    response: Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
  }),
  'GET /api/credential-status': endpoint({
    summary: { zh: '证照状态清单（离线核验用）', en: 'Signed list of revoked and suspended certificates' },
    access: { public: 'verifiers need the list' },
    response: Type.Object(
      {
        issuedAt: Instant,
        bits: Type.String({ description: 'base64url of the deflated bit string' }),
        signature: Type.String(),
        kid: Type.String(),
      },
      strict,
    ),
  }),
} as const
