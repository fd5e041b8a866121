// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

export interface Provenance {
  readonly [element: string]: { readonly source: string; readonly asOf: string }
}

export interface PersonRow {
  id: string
  name: string
  id_number: string
  id_number_hash: string
  phone: string | null
  phone_hash: string | null
  birth_date: string
  gender: string
  region_code: string
  attributes: Record<string, string>
  provenance: Provenance
}

export interface EnterpriseRow {
  id: string
  name: string
  credit_code: string
  kind: string
  legal_representative_id: string | null
  legal_representative_name: string | null
  region_code: string
  phone: string | null
  established_on: string
  attributes: Record<string, unknown>
  provenance: Provenance
}

export async function insertPeople(db: Db, rows: readonly PersonRow[], now: Date): Promise<void> {
  await sql`
    insert into directory.people (id, name, id_number, id_number_hash, phone, phone_hash, birth_date, gender, region_code, attributes, provenance, created_at)
    select r.id, r.name, r.id_number, r.id_number_hash, r.phone, r.phone_hash, r.birth_date, r.gender, r.region_code, r.attributes, r.provenance, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, id_number text, id_number_hash text, phone text, phone_hash text,
      birth_date date, gender text, region_code text, attributes jsonb, provenance jsonb)`.execute(db)
}

export async function insertEnterprises(
  db: Db,
  rows: readonly Omit<EnterpriseRow, 'legal_representative_name'>[],
  now: Date,
): Promise<void> {
  await sql`
    insert into directory.enterprises (id, name, credit_code, kind, legal_representative_id, region_code, phone, established_on, attributes, provenance, created_at)
    select r.id, r.name, r.credit_code, r.kind, r.legal_representative_id, r.region_code, r.phone, r.established_on, r.attributes, r.provenance, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, credit_code text, kind text, legal_representative_id uuid, region_code text,
      phone text, established_on date, attributes jsonb, provenance jsonb)`.execute(db)
}

export async function findPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  const found = await sql<PersonRow>`
    select id, name, id_number, id_number_hash, phone, phone_hash, birth_date, gender, region_code, attributes, provenance from directory.people where id = ${id}`.execute(
    db,
  )
  return found.rows[0]
}

export async function findEnterprise(db: Db, id: string): Promise<EnterpriseRow | undefined> {
  const found = await sql<EnterpriseRow>`
    select e.id, e.name, e.credit_code, e.kind, e.legal_representative_id, p.name as legal_representative_name, e.region_code, e.phone, e.established_on, e.attributes, e.provenance
    from directory.enterprises as e left join directory.people as p on p.id = e.legal_representative_id where e.id = ${id}`.execute(
    db,
  )
  return found.rows[0]
}

export async function findPersonIdByHash(db: Db, idNumberHash: string): Promise<string | undefined> {
  const found = await sql<{
    id: string
  }>`select id from directory.people where id_number_hash = ${idNumberHash}`.execute(db)
  return found.rows[0]?.id
}

export async function insertDelegation(
  db: Db,
  row: {
    id: string
    principalKind: string
    principalId: string
    agentId: string
    relation: 'agent' | 'family'
    from: Date
    to: Date
  },
  now: Date,
): Promise<void> {
  await sql`insert into directory.delegations (id, principal_kind, principal_id, agent_id, relation, valid_from, valid_to, created_at)
    values (${row.id}, ${row.principalKind}, ${row.principalId}, ${row.agentId}, ${row.relation}, ${row.from}, ${row.to}, ${now})`.execute(
    db,
  )
}

/** Accounts of the people who act for a subject: the person, the legal representative. For messages. */
export async function listAccountsOfSubject(db: Db, kind: string, id: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select a.id from directory.accounts as a
    where a.disabled_at is null and a.person_id = case when ${kind} = 'person' then ${id}::uuid
      else (select e.legal_representative_id from directory.enterprises as e where e.id = ${id}::uuid) end`.execute(
    db,
  )
  return found.rows.map((row) => row.id)
}

/** The person an account belongs to. */
export async function findPersonOfAccount(db: Db, accountId: string): Promise<string | undefined> {
  const found = await sql<{
    id: string
  }>`select person_id as id from directory.accounts where id = ${accountId} and person_id is not null`.execute(
    db,
  )
  return found.rows[0]?.id
}

/** People by the hash of their number, enterprises by their credit code. */
export async function listByNumbers(
  db: Db,
  hashes: readonly string[],
  creditCodes: readonly string[],
): Promise<{ kind: 'person' | 'enterprise'; key: string; id: string; name: string }[]> {
  const found = await sql<{ kind: 'person' | 'enterprise'; key: string; id: string; name: string }>`
    select 'person' as kind, p.id_number_hash as key, p.id, p.name from directory.people as p where p.id_number_hash = any(${[...hashes]}::text[])
    union all
    select 'enterprise', e.credit_code, e.id, e.name from directory.enterprises as e where e.credit_code = any(${[...creditCodes]}::text[])`.execute(
    db,
  )
  return found.rows
}
