// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { EntryStatus } from '#contracts/catalog'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'

export interface EntryRow {
  id: string
  type: string
  code: string
  organisation_id: string
  latest_version: number
  published_version: number | null
}

export interface VersionRow {
  entry_id: string
  version: number
  status: EntryStatus
  name_zh: string
  name_en: string
  content: unknown
  content_hash: string
  effective_from: string | null
  effective_to: string | null
  published_at: Date | null
  changed_at: Date
}

const entryColumns = sql`e.id, e.type, e.code, e.organisation_id, e.latest_version, e.published_version`
const versionColumns = sql`v.entry_id, v.version, v.status, v.name_zh, v.name_en, v.content, v.content_hash, v.effective_from, v.effective_to, v.published_at, v.changed_at`

export async function findEntryByCode(db: Db, type: string, code: string): Promise<EntryRow | undefined> {
  const found =
    await sql<EntryRow>`select ${entryColumns} from catalog.entries as e where e.type = ${type} and e.code = ${code}`.execute(
      db,
    )
  return found.rows[0]
}

export async function findEntry(db: Db, id: string, lock = false): Promise<EntryRow | undefined> {
  const found =
    await sql<EntryRow>`select ${entryColumns} from catalog.entries as e where e.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  return found.rows[0]
}

export async function findVersion(db: Db, entryId: string, version: number): Promise<VersionRow | undefined> {
  const found =
    await sql<VersionRow>`select ${versionColumns} from catalog.entry_versions as v where v.entry_id = ${entryId} and v.version = ${version}`.execute(
      db,
    )
  return found.rows[0]
}

export async function listVersions(
  db: Db,
  entryId: string,
): Promise<{ version: number; status: EntryStatus; changed_at: Date }[]> {
  const found = await sql<{ version: number; status: EntryStatus; changed_at: Date }>`
    select version, status, changed_at from catalog.entry_versions where entry_id = ${entryId} order by version desc limit 200`.execute(
    db,
  )
  return found.rows
}

export async function insertEntry(
  db: Db,
  entry: { id: string; type: string; code: string; organisationId: string },
  now: Date,
): Promise<void> {
  await sql`insert into catalog.entries (id, type, code, organisation_id, latest_version, search, facets, created_at)
    values (${entry.id}, ${entry.type}, ${entry.code}, ${entry.organisationId}, 0, ''::tsvector, '{}', ${now})`.execute(
    db,
  )
}

export interface DraftContent {
  readonly entryId: string
  readonly version: number
  readonly name: LocalizedText
  readonly content: unknown
  readonly contentHash: string
  readonly changedBy: string | null
}

/** Writes the draft version, and moves the entry's latest version on. */
export async function saveDraft(db: Db, draft: DraftContent, now: Date): Promise<void> {
  await sql`
    with saved as (
      insert into catalog.entry_versions (entry_id, version, status, name_zh, name_en, content, content_hash, changed_by, changed_at, created_at)
      values (${draft.entryId}, ${draft.version}, 'draft', ${draft.name.zh}, ${draft.name.en}, ${JSON.stringify(draft.content)}::jsonb, ${draft.contentHash}, ${draft.changedBy}, ${now}, ${now})
      on conflict (entry_id, version) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, content = excluded.content,
        content_hash = excluded.content_hash, changed_by = excluded.changed_by, changed_at = excluded.changed_at
    )
    update catalog.entries set latest_version = greatest(latest_version, ${draft.version}) where id = ${draft.entryId}`.execute(
    db,
  )
}

/** Puts a version in force and retires the one before it. */
export async function publishVersion(
  db: Db,
  entryId: string,
  version: number,
  from: string,
  index: { search: string; facets: unknown; organisationId: string },
  now: Date,
): Promise<void> {
  await sql`
    with before as (
      update catalog.entry_versions set status = 'retired', effective_to = ${from}, changed_at = ${now}
      where entry_id = ${entryId} and status = 'published' and version <> ${version}
    ), put as (
      update catalog.entry_versions set status = 'published', effective_from = ${from}, published_at = ${now}, changed_at = ${now}
      where entry_id = ${entryId} and version = ${version}
    )
    update catalog.entries set published_version = ${version}, search = ${index.search}::tsvector, facets = ${JSON.stringify(index.facets)}::jsonb,
      organisation_id = ${index.organisationId} where id = ${entryId}`.execute(db)
}

export async function retireVersion(
  db: Db,
  entryId: string,
  version: number,
  day: string,
  now: Date,
): Promise<void> {
  await sql`
    with ended as (
      update catalog.entry_versions set status = 'retired', effective_to = ${day}, changed_at = ${now} where entry_id = ${entryId} and version = ${version}
    )
    update catalog.entries set published_version = null where id = ${entryId}`.execute(db)
}
