// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { composeCertificateIdentifier } from '#contracts/identifiers'
import type { Organisation } from '#contracts/session'
import type { SubjectRef } from '#contracts/wire'
import type { Directory } from '#kernels/directory'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { AttributeSeal } from './attribute-seal.ts'
import type { Attributes, CertificateTypes } from './certificate-types.ts'
import {
  type CredentialRow,
  findByCaseAndType,
  insertCredential,
  lockCurrentOfMatter,
  takeTurn,
} from './credential.repo.ts'
import { lastDay } from './credential-state.logic.ts'
import { moveCredential } from './states.service.ts'
import { statusPlaces } from './status-list.logic.ts'
import type { CertificateType } from './types/certificate-type.ts'

export interface NewCredential {
  readonly type: string
  readonly subject: SubjectRef
  readonly holderName: string
  /** By attribute name of the type. */
  readonly attributes: Attributes
  /** Null for certificates that were issued before, elsewhere. */
  readonly caseNumber: string | null
  /** `YYYY-MM-DD`; today unless it is entered late. */
  readonly issuedOn?: string
  readonly validYears?: number
}

export interface IssuedCredential {
  readonly id: string
  readonly identifier: string
  readonly number: string
}

export type IssueCredential = (unit: Unit, input: NewCredential) => Promise<IssuedCredential>

export function createIssuing(
  { keys, random }: Platform,
  directory: Directory,
  types: CertificateTypes,
  seal: AttributeSeal,
): IssueCredential {
  const refuse = (pointer: string, detail: string) =>
    problem('platform.invalid-input', {}, [{ pointer, code: 'credential', detail }])

  function checked(input: NewCredential): CertificateType {
    const type = types.all.get(input.type)
    if (type === undefined) throw refuse('/type', `no certificate type ${input.type}`)
    if (input.subject.kind !== type.holder) throw refuse('/subject', `the holder must be a ${type.holder}`)
    const faults = types.faults(type, input.attributes)
    if (faults.length > 0) throw problem('platform.invalid-input', {}, faults)
    return type
  }

  /** The issuer as it was on that day; for certificates older than the organisation's record, as it is today. */
  async function issuerOf(db: Db, code: string, issuedOn: string, today: string): Promise<Organisation> {
    const known = await directory.organisations.find(db, { code }, issuedOn)
    return known ?? (await directory.organisations.getByCode(db, code, today))
  }

  /** What tells one matter of a holder from another; null where a holder may have several of the type. */
  function matterOf(type: CertificateType, input: NewCredential): string | null {
    if (type.supersedes === undefined) return null
    const telling = type.supersedes.map((name) => input.attributes[name] ?? null)
    return keys.searchHash('credential-matter', JSON.stringify([type.code, input.subject.id, ...telling]))
  }

  async function replaceOld(unit: Unit, matter: string): Promise<void> {
    await takeTurn(unit.db, matter)
    for (const old of await lockCurrentOfMatter(unit.db, matter))
      await moveCredential(unit, old, 'superseded', '由新证照替代 Replaced by a new certificate')
  }

  /** Random, so that a place tells nothing; tried again where it is taken. */
  async function insertAtFreePlace(unit: Unit, row: Omit<CredentialRow, 'status_index'>): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const status_index = random.integer(statusPlaces)
      if (await insertCredential(unit.db, { ...row, status_index }, unit.now)) return
    }
    throw new Error('the status list is as good as full')
  }

  return async (unit, input) => {
    const type = checked(input)
    if (input.caseNumber !== null) {
      await takeTurn(unit.db, `${input.caseNumber} ${type.code}`)
      const known = await findByCaseAndType(unit.db, input.caseNumber, type.code)
      if (known !== undefined) return { id: known.id, identifier: known.identifier, number: known.number }
    }
    const today = chinaDay(unit.now)
    const issuedOn = input.issuedOn ?? today
    const issuer = await issuerOf(unit.db, type.issuer, issuedOn, today)
    if (issuer.creditCode === null) throw new Error(`issuer ${issuer.code} has no credit code`)
    const matter = matterOf(type, input)
    if (matter !== null) await replaceOld(unit, matter)
    const number = await nextNumber(unit.db, type, issuedOn)
    const identifier = composeCertificateIdentifier({
      type: type.typeCode,
      issuer: issuer.creditCode,
      serial: number.replaceAll('-', ''),
      version: '001',
    })
    const years = input.validYears ?? type.validYears
    const id = unit.newId()
    await insertAtFreePlace(unit, {
      id,
      type: type.code,
      identifier,
      number,
      holder_kind: type.holder,
      holder_id: input.subject.id,
      holder_name: input.holderName,
      issuer_organisation_id: issuer.id,
      issuer_zh: issuer.name.zh,
      issuer_en: issuer.name.en,
      attributes: seal.close(input.attributes),
      matter_hash: matter,
      issued_on: issuedOn,
      valid_until: years === null ? null : lastDay(issuedOn, years),
      state: 'valid',
      case_number: input.caseNumber,
    })
    const details = { type: type.code, number, caseNumber: input.caseNumber }
    unit.record({ action: 'credential.issued', objectKind: 'credential', objectId: id, details })
    unit.emit({ type: 'credential.issued', subject: id, data: { ...details, holder: input.subject } })
    return { id, identifier, number }
  }
}

/** Region of the issuer, type, year, serial: `990100-005-2026-000042`, dense within a year. */
async function nextNumber(db: Db, type: CertificateType, issuedOn: string): Promise<string> {
  const scope = `${type.typeCode.slice(2, 8)}-${type.typeCode.slice(18)}-${issuedOn.slice(0, 4)}`
  const next = await sql<{ value: number }>`
    select platform.next_number('credential', ${scope}) as value`.execute(db)
  return `${scope}-${String(next.rows[0]?.value ?? 0).padStart(6, '0')}`
}
