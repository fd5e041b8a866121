// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { type Db, decodeCursor, pageOf } from '#platform/db'

export interface ApplicationRow {
  id: string
  account_id: string
  subject_kind: 'person' | 'enterprise'
  subject_id: string
  subject_name: string
  item_code: string
  entry_id: string
  item_version: number
  situation: Record<string, string | string[] | boolean>
  answers: string
  prefills: string
  contested: string[]
  materials: Record<string, string[]>
  instead: Record<string, 'omission' | 'commitment'>
  version: number
  saved_at: Date
  expires_on: string
  submitted_number: string | null
}

const columns = sql`id, account_id, subject_kind, subject_id, subject_name, item_code, entry_id, item_version, situation, answers, prefills, contested, materials, instead, version, saved_at, expires_on, submitted_number`

export async function findApplication(db: Db, id: string, lock = false): Promise<ApplicationRow | undefined> {
  const found =
    await sql<ApplicationRow>`select ${columns} from services.applications where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  return found.rows[0]
}

export async function insertApplication(db: Db, row: ApplicationRow): Promise<void> {
  await sql`
    insert into services.applications (id, account_id, subject_kind, subject_id, subject_name, item_code, entry_id, item_version, situation, answers, prefills, contested, materials, instead, version, saved_at, expires_on, created_at)
    values (${row.id}, ${row.account_id}, ${row.subject_kind}, ${row.subject_id}, ${row.subject_name}, ${row.item_code}, ${row.entry_id}, ${row.item_version}, ${JSON.stringify(row.situation)}::jsonb,
            ${row.answers}, ${row.prefills}, ${row.contested}, ${JSON.stringify(row.materials)}::jsonb, ${JSON.stringify(row.instead)}::jsonb, ${row.version}, ${row.saved_at}, ${row.expires_on}, ${row.saved_at})`.execute(
    db,
  )
}

export async function saveApplication(db: Db, row: ApplicationRow): Promise<void> {
  await sql`
    update services.applications set situation = ${JSON.stringify(row.situation)}::jsonb, answers = ${row.answers}, prefills = ${row.prefills}, contested = ${row.contested},
      materials = ${JSON.stringify(row.materials)}::jsonb, instead = ${JSON.stringify(row.instead)}::jsonb, version = ${row.version}, saved_at = ${row.saved_at}, expires_on = ${row.expires_on} where id = ${row.id}`.execute(
    db,
  )
}

export async function markSubmitted(db: Db, id: string, number: string, now: Date): Promise<void> {
  // The answers live on in the case; a second copy of personal data is not kept.
  await sql`update services.applications set submitted_number = ${number}, answers = '', prefills = '', saved_at = ${now} where id = ${id}`.execute(
    db,
  )
}

export async function deleteApplication(db: Db, id: string): Promise<void> {
  await sql`delete from services.applications where id = ${id}`.execute(db)
}

export type ApplicationCardRow = Pick<
  ApplicationRow,
  'id' | 'item_code' | 'subject_name' | 'saved_at' | 'expires_on'
> & { name_zh: string; name_en: string }

/** Drafts of an account for the subject it acts for, newest first. */
export async function listApplications(
  db: Db,
  owner: { accountId: string; subjectKind: string; subjectId: string; today: string },
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: ApplicationCardRow[]; next: string | null }> {
  const limit = query.limit ?? 20
  const before = decodeCursor(query.cursor, 2)
  const found = await sql<ApplicationCardRow>`
    select a.id, a.item_code, a.subject_name, a.saved_at, a.expires_on, v.name_zh, v.name_en
    from services.applications as a join catalog.entry_versions as v on v.entry_id = a.entry_id and v.version = a.item_version
    where a.account_id = ${owner.accountId} and a.subject_kind = ${owner.subjectKind} and a.subject_id = ${owner.subjectId} and a.submitted_number is null and a.expires_on >= ${owner.today}
      and (${before?.[0] ?? null}::timestamptz is null or (a.saved_at, a.id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    order by a.saved_at desc, a.id desc limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.saved_at.toISOString(), row.id])
}

/** Drafts past their date; their files go free with them. */
export async function deleteExpired(db: Db, today: string): Promise<number> {
  const gone = await sql`
    with gone as (
      delete from services.applications where submitted_number is null and expires_on < ${today} returning id
    ), freed as (
      update platform.files set attached_kind = null, attached_id = null
      from gone where files.attached_kind = 'application' and files.attached_id = gone.id::text
    )
    select gone.id from gone`.execute(db)
  return gone.rows.length
}
