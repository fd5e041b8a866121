// SPDX-License-Identifier: Apache-2.0
import type { CaseCredential } from '#contracts/credentials'
import type { LocalizedText } from '#contracts/text'
import type { SubjectRef } from '#contracts/wire'
import type { Directory } from '#kernels/directory'
import type { Actor } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import type { Unit } from '#platform/unit'
import { createAttributeSeal } from './attribute-seal.ts'
import { type AttributeText, attributeTexts, type CodeName } from './attribute-text.logic.ts'
import { type Attributes, loadCertificateTypes } from './certificate-types.ts'
import { presentForCase } from './credential.presenter.ts'
import { type CredentialRow, insertUse, listCaseCredentials, listValid } from './credential.repo.ts'
import { createIssuing, type IssueCredential, type IssuedCredential } from './issuing.service.ts'
import { decideCredential } from './states.service.ts'
import type { CertificateType } from './types/certificate-type.ts'
import { createVerification, type VerificationService } from './verification.service.ts'

export interface HeldCredential extends IssuedCredential {
  readonly type: string
  readonly name: LocalizedText
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly attributes: Attributes
}

export interface HeldElement {
  readonly value: string | number
  /** Name of the certificate it stands on. */
  readonly source: LocalizedText
  readonly asOf: string
  readonly credentialId: string
}

/** Certificates 电子证照: issued, held, used, decided over, verified. */
export interface Credentials {
  types(): ReadonlyMap<string, CertificateType>
  /** Issues a certificate; a second call for the same case and type gives the first one again. */
  readonly issue: IssueCredential
  /** Valid certificates of the given types, newest first. */
  findHeld(db: Db, subject: SubjectRef, types: readonly string[], now: Date): Promise<HeldCredential[]>
  /** Data elements that stand on the holder's valid certificates; the newest certificate counts. */
  elementsHeld(db: Db, subject: SubjectRef, now: Date): Promise<ReadonlyMap<string, HeldElement>>
  /** Logs that a certificate served a purpose; the holder sees it. */
  recordUse(unit: Unit, credentialId: string, purpose: LocalizedText, reference: string | null): Promise<void>
  listForCase(db: Db, actor: Actor, caseNumber: string, now: Date): Promise<CaseCredential[]>
  revoke(unit: Unit, id: string, reason: string): Promise<void>
  suspend(unit: Unit, id: string, reason: string): Promise<void>
  reinstate(unit: Unit, id: string, reason: string): Promise<void>
  /** What stands on a stored certificate; `masked` for everybody but its holder. */
  textsOf(row: CredentialRow, masked: boolean): AttributeText[]
  readonly verification: VerificationService
}

export interface CredentialOptions {
  /** Names of coded values, from the vocabulary; without it coded values are printed as they are. */
  readonly codeName?: CodeName
}

export function createCredentials(
  platform: Platform,
  directory: Directory,
  options: CredentialOptions = {},
): Credentials {
  const types = loadCertificateTypes()
  const seal = createAttributeSeal(platform.keys)
  const codeName: CodeName = options.codeName ?? (() => undefined)
  const nameOf = (code: string): LocalizedText => types.all.get(code)?.name ?? { zh: code, en: code }
  const textsOf = (row: CredentialRow, masked: boolean) => {
    const type = types.all.get(row.type)
    return type === undefined ? [] : attributeTexts(type, seal.open(row.attributes), { codeName, masked })
  }

  return {
    types: () => types.all,
    issue: createIssuing(platform, directory, types, seal),
    async findHeld(db, subject, wanted, now) {
      const rows = wanted.length === 0 ? [] : await listValid(db, subject, wanted, chinaDay(now))
      return rows.map((row) => ({
        id: row.id,
        type: row.type,
        name: nameOf(row.type),
        identifier: row.identifier,
        number: row.number,
        issuedOn: row.issued_on,
        validUntil: row.valid_until,
        attributes: seal.open(row.attributes),
      }))
    },
    async elementsHeld(db, subject, now) {
      const elements = new Map<string, HeldElement>()
      for (const row of await listValid(db, subject, null, chinaDay(now))) {
        const values = seal.open(row.attributes)
        for (const [name, schema] of Object.entries(types.all.get(row.type)?.attributes.properties ?? {})) {
          const element = schema['x-element']
          const value = values[name]
          if (element === undefined || value === undefined || typeof value === 'boolean') continue
          if (elements.has(element)) continue
          const source = nameOf(row.type)
          elements.set(element, { value, source, asOf: row.issued_on, credentialId: row.id })
        }
      }
      return elements
    },
    async recordUse(unit, credentialId, purpose, reference) {
      const { accountId, organisationId } = unit.actor
      const use = { id: unit.newId(), credentialId, purpose, reference, accountId, organisationId }
      await insertUse(unit.db, use, unit.now)
    },
    async listForCase(db, actor, caseNumber, now) {
      const rows = await listCaseCredentials(db, caseNumber)
      return rows.map((row) => presentForCase(row, nameOf(row.type), actor, now))
    },
    revoke: (unit, id, reason) => decideCredential(unit, id, 'revoked', reason),
    suspend: (unit, id, reason) => decideCredential(unit, id, 'suspended', reason),
    reinstate: (unit, id, reason) => decideCredential(unit, id, 'valid', reason),
    textsOf,
    verification: createVerification(platform, types.all, textsOf),
  }
}
