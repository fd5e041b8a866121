// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

export interface DraftRow {
  key: string
  name_zh: string
  name_en: string
  xml: string
  version: number
  saved_by: string | null
  saved_at: Date
}

export type NewDraft = Omit<DraftRow, 'version'>

const columns = sql`key, name_zh, name_en, xml, version, saved_by, saved_at`

export async function findDraft(db: Db, key: string): Promise<DraftRow | undefined> {
  const found = await sql<DraftRow>`select ${columns} from cases.process_drafts where key = ${key}`.execute(
    db,
  )
  return found.rows[0]
}

/** The draft, held until the transaction ends: it is published once. */
export async function lockDraft(db: Db, key: string): Promise<DraftRow | undefined> {
  const found = await sql<DraftRow>`
    select ${columns} from cases.process_drafts where key = ${key} for update`.execute(db)
  return found.rows[0]
}

/** Undefined when there is a draft already. */
export async function insertDraft(db: Db, draft: NewDraft): Promise<DraftRow | undefined> {
  const made = await sql<DraftRow>`
    insert into cases.process_drafts (key, name_zh, name_en, xml, version, saved_by, saved_at, created_at)
    values (${draft.key}, ${draft.name_zh}, ${draft.name_en}, ${draft.xml}, 1, ${draft.saved_by}, ${draft.saved_at}, ${draft.saved_at})
    on conflict (key) do nothing returning ${columns}`.execute(db)
  return made.rows[0]
}

/** Undefined when the draft has another version, or is gone. */
export async function updateDraft(db: Db, draft: NewDraft, version: number): Promise<DraftRow | undefined> {
  const made = await sql<DraftRow>`
    update cases.process_drafts set name_zh = ${draft.name_zh}, name_en = ${draft.name_en}, xml = ${draft.xml}, version = version + 1,
      saved_by = ${draft.saved_by}, saved_at = ${draft.saved_at}
    where key = ${draft.key} and version = ${version} returning ${columns}`.execute(db)
  return made.rows[0]
}

/** Whether the draft had the version and is gone now. */
export async function deleteDraft(db: Db, key: string, version: number): Promise<boolean> {
  const gone = await sql`
    delete from cases.process_drafts where key = ${key} and version = ${version} returning key`.execute(db)
  return gone.rows.length === 1
}
