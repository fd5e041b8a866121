// SPDX-License-Identifier: Apache-2.0
import { filesApi } from '#contracts/files'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import { bindRoutes, type Route } from '#platform/http'
import { problem } from '#platform/problems'
import { type FileRow, findFile } from './file.repo.ts'
import type { FileStore } from './file-store.ts'
import type { Uploads } from './uploads.service.ts'

/** Whether somebody who did not upload a file may read it: asked of the module that owns what it is attached to. */
export type FileReader = (db: Db, actor: Actor, file: FileRow) => Promise<boolean>

export function filesRoutes(
  uploads: Uploads,
  store: FileStore,
  readers: Readonly<Record<string, FileReader>>,
): Route[] {
  return bindRoutes(filesApi, {
    'POST /api/uploads': ({ unit, body }) => uploads.begin(unit, body),
    'GET /api/uploads/{id}': ({ db, actor, params }) => uploads.state(db, actor.accountId ?? '', params.id),
    'PATCH /api/uploads/{id}': ({ unit, params, bytes, header }) =>
      uploads.append(unit, params.id, offsetOf(header('upload-offset')), bytes),
    'POST /api/uploads/{id}/completion': ({ unit, params }) => uploads.complete(unit, params.id),
    'GET /api/files/{id}': async ({ db, actor, params }) => {
      const file = await findFile(db, params.id)
      if (file === undefined || !(await mayRead(db, actor, file))) throw problem('platform.not-found')
      return { type: file.type, name: file.name, body: store.stream(file.sha256) }
    },
    'DELETE /api/files/{id}': async ({ unit, params }) => {
      await uploads.drop(unit, params.id)
      return {}
    },
  })

  async function mayRead(db: Db, actor: Actor, file: FileRow): Promise<boolean> {
    if (file.uploaded_by !== null && file.uploaded_by === actor.accountId) return true
    const reader = file.attached_kind === null ? undefined : readers[file.attached_kind]
    return reader !== undefined && (await reader(db, actor, file))
  }
}

function offsetOf(header: string | undefined): number {
  const offset = Number(header)
  if (!Number.isInteger(offset) || offset < 0) throw problem('platform.malformed-request')
  return offset
}
