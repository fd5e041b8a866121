// SPDX-License-Identifier: Apache-2.0
import type { CertificateDocument } from '#platform/pdf'
import type { AttributeText } from './attribute-text.logic.ts'
import type { CredentialRow } from './credential.repo.ts'
import type { CertificateType } from './types/certificate-type.ts'

/** The printed form of a certificate, laid out as its type says. */
export function certificateDocument(
  type: CertificateType,
  row: CredentialRow,
  texts: readonly AttributeText[],
  payload: string,
): CertificateDocument {
  const { layout } = type
  return {
    page: layout.page,
    accent: layout.accent,
    title: type.name,
    numberLabel: layout.numberPrefix,
    number: row.number,
    identifier: row.identifier,
    facts: texts.map(({ code, label, value }) => ({ label, value, large: code === layout.headline })),
    issuer: { zh: row.issuer_zh, en: row.issuer_en },
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    footer: layout.footer ?? null,
    payload,
  }
}
