// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { chunkBytes, type FileRef, maxFileBytes } from '#contracts/files'
import type { Db } from '#platform/db'
import type { JobHandler } from '#platform/jobs'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { deleteFreeFile, type FileRow, findFile, insertFile } from './file.repo.ts'
import type { FileStore } from './file-store.ts'
import { sniffType } from './sniff.ts'

interface UploadRow {
  id: string
  name: string
  bytes: number
  received: number
  account_id: string
}

export interface UploadState {
  id: string
  offset: number
  bytes: number
  chunkBytes: number
}

export interface Uploads {
  begin(unit: Unit, input: { name: string; bytes: number }): Promise<UploadState>
  state(db: Db, accountId: string, id: string): Promise<UploadState>
  append(unit: Unit, id: string, offset: number, chunk: Uint8Array): Promise<UploadState>
  complete(unit: Unit, id: string): Promise<FileRef>
  /** Stores bytes the platform itself made: papers, exports, annotated imports. */
  keep(
    unit: Unit,
    file: { name: string; type: string; bytes: Uint8Array; attachedTo?: { kind: string; id: string } },
  ): Promise<FileRef>
  drop(unit: Unit, id: string): Promise<void>
}

const uploadBytesQueue = 'platform.upload-bytes'

/** Throws away the bytes of an upload once it is a file for good. */
export function uploadBytesHandler(store: FileStore): JobHandler {
  return {
    queue: uploadBytesQueue,
    async run(_unit, payload) {
      const { uploadId } = payload as { uploadId: string } // written above only
      await store.dropUpload(uploadId)
    },
  }
}

export function createUploads(store: FileStore): Uploads {
  return {
    async begin(unit, input) {
      if (input.bytes > maxFileBytes)
        throw problem('platform.body-too-large', { limit: `${maxFileBytes / 1024 / 1024} MB` })
      const id = unit.newId()
      await sql`insert into platform.uploads (id, name, bytes, received, account_id, created_at)
        values (${id}, ${cleanName(input.name)}, ${input.bytes}, 0, ${unit.actor.accountId}, ${unit.now})`.execute(
        unit.db,
      )
      return { id, offset: 0, bytes: input.bytes, chunkBytes }
    },
    async state(db, accountId, id) {
      return stateOf(await ownUpload(db, accountId, id, false))
    },
    async append(unit, id, offset, chunk) {
      const upload = await ownUpload(unit.db, unit.actor.accountId, id, true)
      // A chunk that arrived before its answer was lost is simply there already.
      if (offset + chunk.byteLength <= upload.received) return stateOf(upload)
      if (offset !== upload.received) throw problem('platform.upload-offset', { offset: upload.received })
      if (upload.received + chunk.byteLength > upload.bytes)
        throw problem('platform.body-too-large', { limit: `${upload.bytes} B` })
      await store.append(id, upload.received, chunk)
      const received = upload.received + chunk.byteLength
      await sql`update platform.uploads set received = ${received} where id = ${id}`.execute(unit.db)
      return stateOf({ ...upload, received })
    },
    async complete(unit, id) {
      const upload = await ownUpload(unit.db, unit.actor.accountId, id, true)
      if (upload.received !== upload.bytes)
        throw problem('platform.upload-incomplete', { offset: upload.received, bytes: upload.bytes })
      const bytes = await store.readUpload(id)
      const type = await sniffType(upload.name, bytes)
      const file = await keep(unit, { name: upload.name, type, bytes })
      await sql`delete from platform.uploads where id = ${id}`.execute(unit.db)
      // Not here: were this not to commit, the bytes would be gone and the upload still wait for them.
      unit.enqueue({ queue: uploadBytesQueue, key: id, payload: { uploadId: id } })
      return file
    },
    keep,
    async drop(unit, id) {
      const file = await findFile(unit.db, id)
      if (file === undefined || file.uploaded_by !== unit.actor.accountId) throw problem('platform.not-found')
      if (!(await deleteFreeFile(unit.db, id))) throw problem('platform.file-in-use')
    },
  }

  async function keep(
    unit: Unit,
    file: { name: string; type: string; bytes: Uint8Array; attachedTo?: { kind: string; id: string } },
  ): Promise<FileRef> {
    const { sha256, bytes } = await store.put(file.bytes)
    const row: FileRow = {
      id: unit.newId(),
      sha256,
      name: file.name,
      type: file.type,
      bytes,
      uploaded_by: unit.actor.accountId,
      attached_kind: file.attachedTo?.kind ?? null,
      attached_id: file.attachedTo?.id ?? null,
    }
    await insertFile(unit.db, { ...row, created_at: unit.now })
    return { id: row.id, name: row.name, bytes, type: row.type, sha256 }
  }
}

const stateOf = (upload: UploadRow): UploadState => ({
  id: upload.id,
  offset: upload.received,
  bytes: upload.bytes,
  chunkBytes,
})

/** File names are shown to others: no path, no control or bidirectional characters. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? name
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, 200) || 'file'
  )
}

async function ownUpload(db: Db, accountId: string | null, id: string, lock: boolean): Promise<UploadRow> {
  const found =
    await sql<UploadRow>`select id, name, bytes, received, account_id from platform.uploads where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  const upload = found.rows[0]
  if (upload === undefined || upload.account_id !== accountId) throw problem('platform.not-found')
  return upload
}
