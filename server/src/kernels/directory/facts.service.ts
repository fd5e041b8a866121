// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { SubjectRef } from '#contracts/wire'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import type { Unit } from '#platform/unit'
import { findEnterprise, findPerson } from './subject.repo.ts'

/** Why data is used. No read of personal data without one. */
export interface Purpose {
  readonly kind: 'case' | 'draft' | 'reveal' | 'verification' | 'import'
  /** Case number, draft id …; what the subject can look up. */
  readonly reference: string | null
  readonly reason?: string
}

export interface Fact {
  readonly value: string | number
  /** Register: `population`, `legal-entity`. */
  readonly source: string
  readonly asOf: string
}

/** The one door to data about a subject (docs: kernels.md "facts"). Unknown elements are simply absent. */
export interface FactsDoor {
  facts(
    unit: Unit,
    subject: SubjectRef,
    elements: readonly string[],
    purpose: Purpose,
  ): Promise<ReadonlyMap<string, Fact>>
  /** Logs a use that happened elsewhere, such as a certificate shown in place of a material. */
  recordUse(unit: Unit, subject: SubjectRef, elements: readonly string[], purpose: Purpose): Promise<void>
}

export function createFacts({ keys }: Platform): FactsDoor {
  return {
    async facts(unit, subject, elements, purpose) {
      const known =
        subject.kind === 'person'
          ? await personFacts(unit.db, subject.id, unit.now)
          : subject.kind === 'enterprise'
            ? await enterpriseFacts(unit.db, subject.id)
            : new Map<string, Fact>()
      const wanted = new Map([...known].filter(([code]) => elements.includes(code)))
      if (wanted.size > 0) await recordUse(unit, subject, [...wanted.keys()], purpose)
      return wanted
    },
    recordUse,
  }

  async function personFacts(db: Db, id: string, now: Date): Promise<Map<string, Fact>> {
    const row = await findPerson(db, id)
    if (row === undefined) return new Map()
    const values: Record<string, string | number | null> = {
      'person.name': row.name,
      'person.id-number': keys.decrypt('id-number', row.id_number),
      'person.phone': row.phone === null ? null : keys.decrypt('phone', row.phone),
      'person.birth-date': row.birth_date,
      'person.age': ageOn(row.birth_date, chinaDay(now)),
      'person.gender': row.gender,
      'person.region': row.region_code,
      ...Object.fromEntries(
        Object.entries(row.attributes).map(([code, envelope]) => [
          code,
          JSON.parse(keys.decrypt('attribute', envelope)) as string | number,
        ]),
      ),
    }
    return withSource(values, row.provenance, 'population')
  }

  async function enterpriseFacts(db: Db, id: string): Promise<Map<string, Fact>> {
    const row = await findEnterprise(db, id)
    if (row === undefined) return new Map()
    const values: Record<string, string | number | null> = {
      'enterprise.name': row.name,
      'enterprise.credit-code': row.credit_code,
      'enterprise.kind': row.kind,
      'enterprise.legal-representative': row.legal_representative_name,
      'enterprise.region': row.region_code,
      'enterprise.phone': row.phone === null ? null : keys.decrypt('phone', row.phone),
      'enterprise.established-on': row.established_on,
      ...(row.attributes as Record<string, string | number>), // written by registerEnterprises only
    }
    return withSource(values, row.provenance, 'legal-entity')
  }
}

function withSource(
  values: Readonly<Record<string, string | number | null>>,
  provenance: Readonly<Record<string, { source: string; asOf: string }>>,
  register: string,
): Map<string, Fact> {
  const facts = new Map<string, Fact>()
  for (const [code, value] of Object.entries(values)) {
    if (value === null) continue
    const from = provenance[code] ?? provenance['person.birth-date']
    facts.set(code, { value, source: from?.source ?? register, asOf: from?.asOf ?? '' })
  }
  return facts
}

/** Completed years on a day, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

async function recordUse(
  unit: Unit,
  subject: SubjectRef,
  elements: readonly string[],
  purpose: Purpose,
): Promise<void> {
  await sql`
    insert into directory.data_uses (id, subject_kind, subject_id, elements, purpose_kind, purpose_ref, reason, account_id, post_id, organisation_id, at)
    values (${unit.newId()}, ${subject.kind}, ${subject.id}, ${[...elements]}, ${purpose.kind}, ${purpose.reference}, ${purpose.reason ?? null},
            ${unit.actor.accountId}, ${unit.actor.postId}, ${unit.actor.organisationId}, ${unit.now})`.execute(
    unit.db,
  )
}
