// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { appendFile, mkdir, open, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes by content hash, in a folder. The interface is what an S3 store would need to offer. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }>
  read(sha256: string): Promise<Buffer>
  stream(sha256: string): ReadStream
  /** Adds a chunk to an upload at the offset the database knows; bytes beyond it are left over from a crash and cut. */
  append(uploadId: string, offset: number, chunk: Uint8Array): Promise<void>
  readUpload(uploadId: string): Promise<Buffer>
  dropUpload(uploadId: string): Promise<void>
}

export function createFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const uploadPath = (id: string) => join(folder, 'uploads', id)

  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(sha256)
      const known = await stat(path).catch(() => null)
      if (known?.size === bytes.byteLength) return { sha256, bytes: bytes.byteLength }
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
      const temporary = `${path}.${process.pid}.part`
      await writeFile(temporary, bytes, { mode: 0o600 })
      const handle = await open(temporary, 'r+')
      await handle.sync()
      await handle.close()
      await rename(temporary, path)
      return { sha256, bytes: bytes.byteLength }
    },
    read: (sha256) => readFile(pathOf(sha256)),
    stream: (sha256) => createReadStream(pathOf(sha256)),
    async append(uploadId, offset, chunk) {
      const path = uploadPath(uploadId)
      await mkdir(join(folder, 'uploads'), { recursive: true, mode: 0o700 })
      const size = (await stat(path).catch(() => null))?.size ?? 0
      if (size < offset) throw new Error('upload file is shorter than the database says')
      if (size > offset) await truncate(path, offset)
      await appendFile(path, chunk, { mode: 0o600 })
    },
    readUpload: (uploadId) => readFile(uploadPath(uploadId)),
    dropUpload: (uploadId) => rm(uploadPath(uploadId), { force: true }),
  }
}
