// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import type { SubjectRef } from '#contracts/wire'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import type { StoredState } from './credential-state.logic.ts'

export interface CredentialRow {
  id: string
  type: string
  identifier: string
  number: string
  holder_kind: 'person' | 'enterprise'
  holder_id: string
  holder_name: string
  issuer_organisation_id: string
  issuer_zh: string
  issuer_en: string
  attributes: string
  matter_hash: string | null
  issued_on: string
  valid_until: string | null
  state: StoredState
  case_number: string | null
  status_index: number
}

const columns = sql`id, type, identifier, number, holder_kind, holder_id, holder_name, issuer_organisation_id, issuer_zh, issuer_en,
  attributes, matter_hash, issued_on, valid_until, state, case_number, status_index`

/** False when the place in the status list is taken: the caller tries another. */
export async function insertCredential(db: Db, row: CredentialRow, now: Date): Promise<boolean> {
  const made = await sql`
    insert into credential.credentials (${columns}, created_at)
    values (${row.id}, ${row.type}, ${row.identifier}, ${row.number}, ${row.holder_kind}, ${row.holder_id}, ${row.holder_name}, ${row.issuer_organisation_id},
            ${row.issuer_zh}, ${row.issuer_en}, ${row.attributes}, ${row.matter_hash}, ${row.issued_on}, ${row.valid_until}, ${row.state}, ${row.case_number},
            ${row.status_index}, ${now})
    on conflict (status_index) do nothing returning id`.execute(db)
  return made.rows.length === 1
}

export async function findCredential(db: Db, id: string): Promise<CredentialRow | undefined> {
  const found =
    await sql<CredentialRow>`select ${columns} from credential.credentials where id = ${id}`.execute(db)
  return found.rows[0]
}

export async function lockCredential(db: Db, id: string): Promise<CredentialRow | undefined> {
  const found =
    await sql<CredentialRow>`select ${columns} from credential.credentials where id = ${id} for update`.execute(
      db,
    )
  return found.rows[0]
}

export async function findByIdentifier(db: Db, identifier: string): Promise<CredentialRow | undefined> {
  const found =
    await sql<CredentialRow>`select ${columns} from credential.credentials where identifier = ${identifier}`.execute(
      db,
    )
  return found.rows[0]
}

/** Waits until no other transaction issues for the same name; the turn ends with the transaction. */
export async function takeTurn(db: Db, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`credential ${name}`}, 0))`.execute(db)
}

export async function findByCaseAndType(
  db: Db,
  caseNumber: string,
  type: string,
): Promise<CredentialRow | undefined> {
  const found = await sql<CredentialRow>`
    select ${columns} from credential.credentials where case_number = ${caseNumber} and type = ${type}`.execute(
    db,
  )
  return found.rows[0]
}

/** Certificates of the same matter that stand, for a new one to replace. */
export async function lockCurrentOfMatter(db: Db, matterHash: string): Promise<CredentialRow[]> {
  const found = await sql<CredentialRow>`
    select ${columns} from credential.credentials where matter_hash = ${matterHash} and state in ('valid', 'suspended') for update`.execute(
    db,
  )
  return found.rows
}

export async function listCaseCredentials(db: Db, caseNumber: string): Promise<CredentialRow[]> {
  const found = await sql<CredentialRow>`
    select ${columns} from credential.credentials where case_number = ${caseNumber} order by id limit 50`.execute(
    db,
  )
  return found.rows
}

/** What a holder has, newest first. */
export async function listOfHolder(
  db: Db,
  holder: SubjectRef,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: CredentialRow[]; next: string | null }> {
  const limit = query.limit ?? 20
  const before = decodeCursor(query.cursor, 1)?.[0] ?? null
  const found = await sql<CredentialRow>`
    select ${columns} from credential.credentials
    where holder_kind = ${holder.kind} and holder_id = ${holder.id} and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.id])
}

/** What a holder has that is valid on a day, newest first; of all types where none are named. */
export async function listValid(
  db: Db,
  holder: SubjectRef,
  types: readonly string[] | null,
  day: string,
): Promise<CredentialRow[]> {
  const found = await sql<CredentialRow>`
    select ${columns} from credential.credentials
    where holder_kind = ${holder.kind} and holder_id = ${holder.id} and state = 'valid' and (valid_until is null or valid_until >= ${day}::date)
      and (${types === null} or type = any(${[...(types ?? [])]}))
    order by issued_on desc, id desc limit 200`.execute(db)
  return found.rows
}

export interface StateChange {
  readonly id: string
  readonly credentialId: string
  readonly from: StoredState
  readonly to: StoredState
  readonly reason: string
  readonly accountId: string | null
  readonly organisationId: string | null
}

/** Moves a locked certificate and keeps why. */
export async function changeState(db: Db, change: StateChange, now: Date): Promise<void> {
  await sql`
    with moved as (
      update credential.credentials set state = ${change.to} where id = ${change.credentialId} and state = ${change.from} returning id
    )
    insert into credential.state_changes (id, credential_id, at, from_state, to_state, reason, account_id, organisation_id)
    select ${change.id}::uuid, moved.id, ${now}::timestamptz, ${change.from}, ${change.to}, ${change.reason}, ${change.accountId}::uuid, ${change.organisationId}::uuid
    from moved`.execute(db)
}

/** Places in the status list of all that no longer stand. */
export async function listNotValidIndices(db: Db): Promise<number[]> {
  const found = await sql<{ status_index: number }>`
    select status_index from credential.credentials where state <> 'valid' order by status_index`.execute(db)
  return found.rows.map((row) => row.status_index)
}

export interface NewUse {
  readonly id: string
  readonly credentialId: string
  readonly purpose: LocalizedText
  readonly reference: string | null
  readonly accountId: string | null
  readonly organisationId: string | null
}

export async function insertUse(db: Db, use: NewUse, now: Date): Promise<void> {
  await sql`
    insert into credential.credential_uses (id, credential_id, at, purpose_zh, purpose_en, reference, account_id, organisation_id)
    values (${use.id}, ${use.credentialId}, ${now}, ${use.purpose.zh}, ${use.purpose.en}, ${use.reference}, ${use.accountId}, ${use.organisationId})`.execute(
    db,
  )
}

export interface UseRow {
  at: Date
  purpose_zh: string
  purpose_en: string
  reference: string | null
  organisation_zh: string | null
  organisation_en: string | null
}

/** The latest uses, with the organisation as it was called then; who in it stays unsaid. */
export async function listUses(db: Db, credentialId: string, limit: number): Promise<UseRow[]> {
  const found = await sql<UseRow>`
    select u.at, u.purpose_zh, u.purpose_en, u.reference, v.name_zh as organisation_zh, v.name_en as organisation_en
    from credential.credential_uses as u
    left join directory.organisation_versions as v
      on v.organisation_id = u.organisation_id and v.valid_from <= (u.at at time zone 'Asia/Shanghai')::date
        and (v.valid_to is null or v.valid_to > (u.at at time zone 'Asia/Shanghai')::date)
    where u.credential_id = ${credentialId} order by u.id desc limit ${limit}`.execute(db)
  return found.rows
}

/** Keeps the first file made of a certificate; a second one made at the same moment is dropped. */
export async function insertIssuedFile(
  db: Db,
  file: { credentialId: string; sha256: string; bytes: number },
  now: Date,
): Promise<void> {
  await sql`
    insert into credential.issued_files (credential_id, sha256, bytes, created_at)
    values (${file.credentialId}, ${file.sha256}, ${file.bytes}, ${now}) on conflict (credential_id) do nothing`.execute(
    db,
  )
}

export async function findIssuedFile(db: Db, credentialId: string): Promise<string | undefined> {
  const found = await sql<{
    sha256: string
  }>`select sha256 from credential.issued_files where credential_id = ${credentialId}`.execute(db)
  return found.rows[0]?.sha256
}
