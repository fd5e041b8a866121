// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { FileRef } from '#contracts/files'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'

export interface FileRow {
  id: string
  sha256: string
  name: string
  type: string
  bytes: number
  uploaded_by: string | null
  attached_kind: string | null
  attached_id: string | null
}

export async function insertFile(db: Db, row: FileRow & { created_at: Date }): Promise<void> {
  await sql`insert into platform.files (id, sha256, name, type, bytes, uploaded_by, attached_kind, attached_id, created_at)
    values (${row.id}, ${row.sha256}, ${row.name}, ${row.type}, ${row.bytes}, ${row.uploaded_by}, ${row.attached_kind}, ${row.attached_id}, ${row.created_at})`.execute(
    db,
  )
}

export async function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  const found =
    await sql<FileRow>`select id, sha256, name, type, bytes, uploaded_by, attached_kind, attached_id from platform.files where id = ${id}`.execute(
      db,
    )
  return found.rows[0]
}

/** Files attached to a thing, or to any of several. */
export async function listAttachedFiles(
  db: Db,
  kind: string,
  ids: readonly string[],
): Promise<(FileRow & { attached_id: string })[]> {
  const found = await sql<FileRow & { attached_id: string }>`
    select id, sha256, name, type, bytes, uploaded_by, attached_kind, attached_id from platform.files
    where attached_kind = ${kind} and attached_id = any(${[...ids]}) order by id`.execute(db)
  return found.rows
}

/** The files with these ids, all uploaded by the account and free or attached to the same thing; otherwise refuses. */
export async function requireOwnFiles(
  db: Db,
  accountId: string,
  ids: readonly string[],
  attachedTo: { kind: string; id: string },
): Promise<FileRef[]> {
  if (ids.length === 0) return []
  const found =
    await sql<FileRow>`select id, sha256, name, type, bytes, uploaded_by, attached_kind, attached_id from platform.files where id = any(${[...ids]}::uuid[])`.execute(
      db,
    )
  const usable = found.rows.filter(
    (row) =>
      row.uploaded_by === accountId &&
      (row.attached_kind === null ||
        (row.attached_kind === attachedTo.kind && row.attached_id === attachedTo.id)),
  )
  if (usable.length !== new Set(ids).size) {
    throw problem('platform.invalid-input', {}, [
      { pointer: '/materials', code: 'file', detail: 'a file does not exist or belongs to something else' },
    ])
  }
  return ids.flatMap((id) =>
    usable
      .filter((row) => row.id === id)
      .map((row) => ({ id: row.id, name: row.name, bytes: row.bytes, type: row.type, sha256: row.sha256 })),
  )
}

export async function attachFiles(
  db: Db,
  ids: readonly string[],
  kind: string,
  attachedId: string,
): Promise<void> {
  if (ids.length === 0) return
  await sql`update platform.files set attached_kind = ${kind}, attached_id = ${attachedId} where id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
}

/** Lets go of the files of a thing that are not among those kept. */
export async function detachFiles(
  db: Db,
  kind: string,
  attachedId: string,
  keep: readonly string[],
): Promise<void> {
  await sql`update platform.files set attached_kind = null, attached_id = null
    where attached_kind = ${kind} and attached_id = ${attachedId} and not (id = any(${[...keep]}::uuid[]))`.execute(
    db,
  )
}

/** Files that stand in two places: a row of its own for the second, the same bytes. */
export async function copyFiles(
  db: Db,
  copies: readonly { readonly from: string; readonly id: string }[],
  kind: string,
  attachedId: string,
  now: Date,
): Promise<void> {
  if (copies.length === 0) return
  await sql`
    insert into platform.files (id, sha256, name, type, bytes, uploaded_by, attached_kind, attached_id, created_at)
    select r.id, f.sha256, f.name, f.type, f.bytes, f.uploaded_by, ${kind}, ${attachedId}, ${now}
    from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as r("from" uuid, id uuid) join platform.files as f on f.id = r."from"`.execute(
    db,
  )
}

export async function deleteFreeFile(db: Db, id: string): Promise<boolean> {
  const gone =
    await sql`delete from platform.files where id = ${id} and attached_kind is null returning id`.execute(db)
  return gone.rows.length === 1
}
