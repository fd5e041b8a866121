// SPDX-License-Identifier: Apache-2.0
import type { CaseCredential, CredentialCard, CredentialDetail } from '#contracts/credentials'
import type { LocalizedText } from '#contracts/text'
import { type Actor, can } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { AttributeText } from './attribute-text.logic.ts'
import type { CredentialRow, UseRow } from './credential.repo.ts'
import { mayBecome, stateOn } from './credential-state.logic.ts'
import type { CertificateType } from './types/certificate-type.ts'

export function presentCard(
  row: CredentialRow,
  types: ReadonlyMap<string, CertificateType>,
  now: Date,
): CredentialCard {
  return {
    id: row.id,
    type: row.type,
    name: types.get(row.type)?.name ?? { zh: row.type, en: row.type },
    identifier: row.identifier,
    number: row.number,
    holderName: row.holder_name,
    issuer: { zh: row.issuer_zh, en: row.issuer_en },
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    state: stateOn(row, chinaDay(now)),
  }
}

export const presentForCase = (
  row: CredentialRow,
  name: LocalizedText,
  actor: Actor,
  now: Date,
): CaseCredential => ({
  id: row.id,
  name,
  identifier: row.identifier,
  state: stateOn(row, chinaDay(now)),
  can: mayRevoke(actor, row) ? ['revoke'] : [],
})

/** The issuer decides over what it issued, while there is something to end. */
const mayRevoke = (actor: Actor, row: CredentialRow): boolean =>
  can(actor, 'credential.credential.revoke', { organisationIds: [row.issuer_organisation_id] }).allowed &&
  mayBecome(row.state, 'revoked')

export function presentDetail(
  card: CredentialCard,
  row: CredentialRow,
  parts: {
    readonly texts: readonly AttributeText[]
    readonly uses: readonly UseRow[]
    readonly actor: Actor
  },
): CredentialDetail {
  const own = isHolder(parts.actor, row)
  return {
    ...card,
    attributes: [...parts.texts],
    caseNumber: row.case_number,
    uses: parts.uses.map((use) => ({
      at: use.at.toISOString(),
      purpose: { zh: use.purpose_zh, en: use.purpose_en },
      reference: use.reference,
      by:
        use.organisation_zh === null || use.organisation_en === null
          ? null
          : { zh: use.organisation_zh, en: use.organisation_en },
    })),
    can: [
      ...(own && card.state === 'valid' ? (['show', 'download'] as const) : []),
      ...(mayRevoke(parts.actor, row) ? (['revoke'] as const) : []),
    ],
  }
}

export const isHolder = (actor: Actor, row: CredentialRow) =>
  actor.subject !== null && actor.subject.kind === row.holder_kind && actor.subject.id === row.holder_id
