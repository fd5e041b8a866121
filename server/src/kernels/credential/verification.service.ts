// SPDX-License-Identifier: Apache-2.0
import { createHash, type KeyObject } from 'node:crypto'
import type { Verification } from '#contracts/credentials'
import type { LocalizedText } from '#contracts/text'
import { systemActor } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Platform } from '#platform/module'
import type { AttributeText } from './attribute-text.logic.ts'
import {
  type CredentialRow,
  findByIdentifier,
  findIssuedFile,
  insertUse,
  listNotValidIndices,
} from './credential.repo.ts'
import { stateOn } from './credential-state.logic.ts'
import type { Claims } from './presentation/claims.logic.ts'
import {
  composePresentation,
  presentationPrefix,
  verifyPresentation,
} from './presentation/presentation.logic.ts'
import { packStatus, type SignedStatusList, statusMessage } from './status-list.logic.ts'
import type { CertificateType } from './types/certificate-type.ts'
import { specialReasons, type Verdict, verdictReasons } from './verdict-reasons.ts'

export interface VerificationService {
  /** The code of a certificate: for the screen, where it runs out, or for the paper, where it does not. */
  present(row: CredentialRow, medium: 'screen' | 'paper'): { payload: string; expiresAt: Date | null }
  /** Checks a code against keys and register, and logs the check for the holder. */
  verifyCode(payload: string, traceId: string): Promise<Verification>
  /** Checks an uploaded PDF: the code inside it, and whether it is the file that was handed out. */
  verifyPdf(bytes: Uint8Array, traceId: string): Promise<Verification>
  statusList(): Promise<SignedStatusList & { kid: string }>
  /** Keys for offline verification: that of certificates (ES256) and that of status lists (EdDSA). */
  keySet(): { keys: Record<string, unknown>[] }
}

// Long enough to find the phone in the bag, short enough that a photograph of the screen is of no use tomorrow.
const shownForMs = 15 * 60_000

const purposes = {
  code: { zh: '证照核验（二维码）', en: 'Checked by its QR code' },
  pdf: { zh: '证照核验（PDF 文件）', en: 'Checked by its PDF file' },
} as const satisfies Record<string, LocalizedText>

export function createVerification(
  platform: Platform,
  types: ReadonlyMap<string, CertificateType>,
  textsOf: (row: CredentialRow, masked: boolean) => AttributeText[],
): VerificationService {
  const { keys, clock, db, units } = platform
  const keyOf = (kid: string): KeyObject | undefined =>
    kid === keys.credentialKid() ? keys.credentialPublicKey() : undefined
  const headKid = thumbprint(keys.headPublicKey())

  const answer = (verdict: Verdict, claims: Claims | null, reason?: LocalizedText): Verification => ({
    verdict,
    reason: reason ?? verdictReasons[verdict],
    checkedAt: clock.now().toISOString(),
    credential: claims === null ? null : shown(claims, types.get(claims.type)),
  })

  /** The check is told to the holder; who made it is nobody's business. */
  async function logUse(row: CredentialRow, purpose: LocalizedText, traceId: string): Promise<void> {
    await units.inUnit({ actor: systemActor, traceId }, (unit) =>
      insertUse(
        unit.db,
        {
          id: unit.newId(),
          credentialId: row.id,
          purpose,
          reference: null,
          accountId: null,
          organisationId: null,
        },
        unit.now,
      ),
    )
  }

  async function check(
    payload: string,
    purpose: LocalizedText,
    traceId: string,
  ): Promise<{ answer: Verification; row: CredentialRow | null }> {
    const now = clock.now()
    const offline = verifyPresentation(payload, keyOf, now)
    if (offline.claims === null) return { answer: answer(offline.verdict, null), row: null }
    const { claims } = offline
    const row = await findByIdentifier(db, claims.identifier)
    // A right signature over something that was never issued means that the key was misused.
    if (row === undefined || row.status_index !== claims.statusIndex)
      return { answer: answer('forged', null, specialReasons.notInRegister), row: null }
    await logUse(row, purpose, traceId)
    const state = stateOn(row, chinaDay(now))
    if (state === 'valid' && offline.verdict === 'expired')
      return { answer: answer('expired', claims, specialReasons.codeRanOut), row }
    return { answer: answer(state, claims), row }
  }

  return {
    present(row, medium) {
      const now = clock.now()
      const type = types.get(row.type)
      if (type === undefined) throw new Error(`no certificate type ${row.type}`)
      const expiresAt = medium === 'paper' ? null : new Date(now.getTime() + shownForMs)
      const claims: Claims = {
        identifier: row.identifier,
        type: row.type,
        name: type.name,
        number: row.number,
        holderName: row.holder_name,
        issuer: { zh: row.issuer_zh, en: row.issuer_en },
        issuedOn: row.issued_on,
        validUntil: row.valid_until,
        attributes: Object.fromEntries(textsOf(row, true).map(({ code, value }) => [code, value])),
        statusIndex: row.status_index,
        madeAt: Math.floor(now.getTime() / 1000),
        showUntil: expiresAt === null ? null : Math.floor(expiresAt.getTime() / 1000),
      }
      const signer = {
        kid: keys.credentialKid(),
        sign: (message: Uint8Array) => keys.signCredential(message),
      }
      return { payload: composePresentation(claims, signer), expiresAt }
    },
    async verifyCode(payload, traceId) {
      return (await check(payload, purposes.code, traceId)).answer
    },
    async verifyPdf(bytes, traceId) {
      const payload = codeInPdf(bytes)
      if (payload === null) return answer('unreadable', null)
      const checked = await check(payload, purposes.pdf, traceId)
      if (checked.row === null) return checked.answer
      const original = await findIssuedFile(db, checked.row.id)
      if (original === createHash('sha256').update(bytes).digest('hex')) return checked.answer
      return { ...checked.answer, verdict: 'forged', reason: specialReasons.fileChanged }
    },
    async statusList() {
      const issuedAt = clock.now().toISOString()
      const bits = await packStatus(await listNotValidIndices(db))
      const signature = Buffer.from(keys.signHead(statusMessage(issuedAt, bits))).toString('base64url')
      return { issuedAt, bits, signature, kid: headKid }
    },
    keySet: () => ({
      keys: [
        {
          ...keys.credentialPublicKey().export({ format: 'jwk' }),
          kid: keys.credentialKid(),
          alg: 'ES256',
          use: 'sig',
        },
        { ...keys.headPublicKey().export({ format: 'jwk' }), kid: headKid, alg: 'EdDSA', use: 'sig' },
      ],
    }),
  }
}

function shown(claims: Claims, type: CertificateType | undefined): NonNullable<Verification['credential']> {
  const properties = type?.attributes.properties ?? {}
  // In the order of the type: deterministic CBOR sorts the keys of a map by their length.
  const codes = new Set([...Object.keys(properties), ...Object.keys(claims.attributes)])
  return {
    name: claims.name,
    identifier: claims.identifier,
    number: claims.number,
    holderName: claims.holderName,
    issuer: claims.issuer,
    issuedOn: claims.issuedOn,
    validUntil: claims.validUntil,
    attributes: [...codes].flatMap((code) => {
      const value = claims.attributes[code]
      const label = properties[code]?.['x-label'] ?? { zh: code, en: code }
      return value === undefined ? [] : [{ code, label, value }]
    }),
  }
}

// The longest code a QR code can carry; a match stops at the first character that no code has.
const codePattern = new RegExp(`${presentationPrefix}[0-9A-Z $%*+\\-./:]{100,4300}`)

/** The code stands in the file as plain text, so that no PDF parser ever sees a stranger's file. */
function codeInPdf(bytes: Uint8Array): string | null {
  return codePattern.exec(Buffer.from(bytes).toString('latin1'))?.[0] ?? null
}

/** RFC 7638 for an Ed25519 key (RFC 8037 §2): members in this order. */
function thumbprint(key: KeyObject): string {
  const { crv, kty, x } = key.export({ format: 'jwk' })
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
}
