// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { checkCitizenNumber, checkCreditCode, composeCreditCode } from '#contracts/identifiers'
import type { SubjectRef } from '#contracts/wire'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import {
  type EnterpriseRow,
  findEnterprise,
  findPerson,
  insertEnterprises,
  insertPeople,
  listByNumbers,
  type PersonRow,
  type Provenance,
} from './subject.repo.ts'

export interface NewPerson {
  readonly name: string
  readonly idNumber: string
  readonly phone: string | null
  readonly birthDate: string
  readonly gender: string
  readonly regionCode: string
  /** Further elements by code. */
  readonly attributes: Readonly<Record<string, string | number>>
  /** Register the data come from, and the day they were true. */
  readonly source: string
  readonly asOf: string
}

export interface NewEnterprise {
  readonly name: string
  readonly creditCode: string
  readonly kind: string
  readonly legalRepresentativeId: string | null
  readonly regionCode: string
  readonly phone: string | null
  readonly establishedOn: string
  readonly attributes: Readonly<Record<string, string | number>>
  readonly source: string
  readonly asOf: string
}

export interface RegisteredSubject {
  readonly kind: 'person' | 'enterprise'
  readonly id: string
  readonly name: string
}

/** An enterprise that a registration brings into being; its credit code is given out here (赋码). */
export interface EstablishedEnterprise {
  /** First part of the credit code: registration authority and kind (GB 32100-2015). */
  readonly authority: '91' | '92' | '93'
  readonly kind: string
  readonly name: string
  readonly address: string
  readonly businessScope: string
  /** 10,000 yuan. */
  readonly capital?: number
  readonly legalRepresentativeId: string | null
  readonly regionCode: string
  /** The case that establishes it. */
  readonly source: string
}

export interface Subjects {
  /** Takes in records of the population register; refuses all if one has a wrong number. Returns ids in order. */
  registerPeople(unit: Unit, people: readonly NewPerson[]): Promise<string[]>
  registerEnterprises(unit: Unit, enterprises: readonly NewEnterprise[]): Promise<string[]>
  establishEnterprise(unit: Unit, enterprise: EstablishedEnterprise): Promise<string>
  /** People by GB 11643 number and enterprises by credit code, in two queries; who is not registered is absent. */
  findByNumbers(
    db: Db,
    numbers: { readonly people: readonly string[]; readonly enterprises: readonly string[] },
  ): Promise<ReadonlyMap<string, RegisteredSubject>>
  /** Name of a subject; throws not-found. */
  nameOf(db: Db, subject: SubjectRef): Promise<string>
}

export function createSubjects({ keys, clock }: Platform): Subjects {
  const refuse = (index: number, field: string, detail: string) =>
    problem('platform.invalid-input', {}, [{ pointer: `/${index}/${field}`, code: 'check-digit', detail }])

  const subjects: Subjects = {
    async registerPeople(unit, people) {
      const today = chinaDay(clock.now())
      const rows = people.map((person, index): PersonRow => {
        const checked = checkCitizenNumber(person.idNumber, today)
        if (!checked.ok) throw refuse(index, 'idNumber', checked.fault)
        return {
          id: unit.newId(),
          name: person.name,
          id_number: keys.encrypt('id-number', person.idNumber),
          id_number_hash: keys.searchHash('id-number', person.idNumber),
          phone: person.phone === null ? null : keys.encrypt('phone', person.phone),
          phone_hash: person.phone === null ? null : keys.searchHash('phone', person.phone),
          birth_date: person.birthDate,
          gender: person.gender,
          region_code: person.regionCode,
          attributes: Object.fromEntries(
            Object.entries(person.attributes).map(([code, value]) => [
              code,
              keys.encrypt('attribute', JSON.stringify(value)),
            ]),
          ),
          provenance: provenanceOf(personElements, person),
        }
      })
      await insertPeople(unit.db, rows, unit.now)
      unit.record({
        action: 'directory.people-registered',
        objectKind: 'person',
        objectId: rows[0]?.id ?? '',
        details: { count: rows.length },
      })
      return rows.map((row) => row.id)
    },
    async registerEnterprises(unit, enterprises) {
      const rows = enterprises.map((enterprise, index): Omit<EnterpriseRow, 'legal_representative_name'> => {
        const checked = checkCreditCode(enterprise.creditCode)
        if (!checked.ok) throw refuse(index, 'creditCode', checked.fault)
        return {
          id: unit.newId(),
          name: enterprise.name,
          credit_code: enterprise.creditCode,
          kind: enterprise.kind,
          legal_representative_id: enterprise.legalRepresentativeId,
          region_code: enterprise.regionCode,
          phone: enterprise.phone === null ? null : keys.encrypt('phone', enterprise.phone),
          established_on: enterprise.establishedOn,
          attributes: { ...enterprise.attributes },
          provenance: provenanceOf(enterpriseElements, enterprise),
        }
      })
      await insertEnterprises(unit.db, rows, unit.now)
      unit.record({
        action: 'directory.enterprises-registered',
        objectKind: 'enterprise',
        objectId: rows[0]?.id ?? '',
        details: { count: rows.length },
      })
      return rows.map((row) => row.id)
    },
    async establishEnterprise(unit, enterprise) {
      const today = chinaDay(unit.now)
      const ids = await subjects.registerEnterprises(unit, [
        {
          name: enterprise.name,
          creditCode: await nextCreditCode(unit, enterprise),
          kind: enterprise.kind,
          legalRepresentativeId: enterprise.legalRepresentativeId,
          regionCode: enterprise.regionCode,
          phone: null,
          establishedOn: today,
          attributes: {
            'enterprise.address': enterprise.address,
            'enterprise.business-scope': enterprise.businessScope,
            ...(enterprise.capital !== undefined && { 'enterprise.registered-capital': enterprise.capital }),
          },
          source: enterprise.source,
          asOf: today,
        },
      ])
      const [id] = ids
      if (id === undefined) throw new Error('an enterprise was registered without an id')
      unit.emit({
        type: 'directory.enterprise-established',
        subject: id,
        data: { enterpriseId: id, caseNumber: enterprise.source },
      })
      return id
    },
    async findByNumbers(db, { people, enterprises }) {
      const byHash = new Map(people.map((number) => [keys.searchHash('id-number', number), number]))
      const found = await listByNumbers(db, [...byHash.keys()], enterprises)
      return new Map(
        found.map(({ kind, key, id, name }) => [
          kind === 'person' ? (byHash.get(key) ?? key) : key,
          { kind, id, name },
        ]),
      )
    },
    async nameOf(db, subject) {
      const row =
        subject.kind === 'person' ? await findPerson(db, subject.id) : await findEnterprise(db, subject.id)
      if (row === undefined) throw problem('platform.not-found')
      return row.name
    },
  }
  return subjects
}

// Bodies of organisation codes are allotted to registrars in blocks; ours is MC000001 to MC999999 in each region.
const block = { prefix: 'MC', size: 999_999 }

async function nextCreditCode(
  unit: Unit,
  { authority, regionCode }: Pick<EstablishedEnterprise, 'authority' | 'regionCode'>,
): Promise<string> {
  const next = await sql<{
    value: number
  }>`select platform.next_number('credit-code', ${regionCode}) as value`.execute(unit.db)
  const value = Number(next.rows[0]?.value)
  if (!(value >= 1 && value <= block.size))
    throw new Error(`no organisation code is left for region ${regionCode}`)
  return composeCreditCode(authority, regionCode, `${block.prefix}${String(value).padStart(6, '0')}`)
}

const personElements = [
  'person.name',
  'person.id-number',
  'person.phone',
  'person.birth-date',
  'person.gender',
  'person.region',
]
const enterpriseElements = [
  'enterprise.name',
  'enterprise.credit-code',
  'enterprise.kind',
  'enterprise.legal-representative',
  'enterprise.region',
  'enterprise.phone',
  'enterprise.established-on',
]

function provenanceOf(
  core: readonly string[],
  record: { attributes: Readonly<Record<string, unknown>>; source: string; asOf: string },
): Provenance {
  const from = { source: record.source, asOf: record.asOf }
  return Object.fromEntries([...core, ...Object.keys(record.attributes)].map((code) => [code, from]))
}
