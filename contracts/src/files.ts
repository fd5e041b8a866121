// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Bytes, Id, None, strict } from './wire.ts'

/** What people may upload. The type is found from the content, never from the name. */
export const acceptedTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/json',
] as const
export const maxFileBytes = 50 * 1024 * 1024
export const chunkBytes = 1024 * 1024

export const FileRef = Type.Object(
  { id: Id, name: Type.String(), bytes: Type.Integer(), type: Type.String(), sha256: Type.String() },
  strict,
)
export type FileRef = Static<typeof FileRef>

export const Upload = Type.Object(
  { id: Id, offset: Type.Integer(), bytes: Type.Integer(), chunkBytes: Type.Integer() },
  strict,
)

export const filesApi = {
  'POST /api/uploads': endpoint({
    summary: { zh: '开始上传', en: 'Begin an upload' },
    access: { signedIn: 'uploads belong to the account that began them' },
    body: Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 200 }), bytes: Type.Integer({ minimum: 1 }) },
      strict,
    ),
    response: Upload,
  }),
  'GET /api/uploads/{id}': endpoint({
    summary: { zh: '上传进度', en: 'How far an upload has come' },
    access: { signedIn: 'only the account that began it' },
    params: Type.Object({ id: Id }, strict),
    response: Upload,
  }),
  'PATCH /api/uploads/{id}': endpoint({
    summary: {
      zh: '上传一段（请求头 upload-offset）',
      en: 'Append a chunk at the offset given in the header upload-offset',
    },
    access: { signedIn: 'only the account that began it' },
    kind: 'bytes-in',
    notIdempotentByKey: 'the offset says whether the chunk is already there',
    params: Type.Object({ id: Id }, strict),
    response: Upload,
  }),
  'POST /api/uploads/{id}/completion': endpoint({
    summary: { zh: '完成上传', en: 'Complete an upload' },
    access: { signedIn: 'only the account that began it' },
    params: Type.Object({ id: Id }, strict),
    response: FileRef,
  }),
  'GET /api/files/{id}': endpoint({
    summary: { zh: '下载文件', en: 'Download a file' },
    access: { signedIn: 'the uploader, and whoever may read the case it is attached to' },
    kind: 'binary',
    params: Type.Object({ id: Id }, strict),
    response: Bytes,
  }),
  'DELETE /api/files/{id}': endpoint({
    summary: { zh: '删除未使用的文件', en: 'Delete a file that is not attached to anything' },
    access: { signedIn: 'only the account that uploaded it' },
    params: Type.Object({ id: Id }, strict),
    response: None,
  }),
} as const
