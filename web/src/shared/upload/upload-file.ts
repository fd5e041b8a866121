// SPDX-License-Identifier: Apache-2.0
import type { ApiResponse } from '#contracts/api'
import { addressOf, call } from '#web/shared/api/call.ts'
import { newKey, send } from '#web/shared/api/http.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'

export type FileRef = ApiResponse<'POST /api/uploads/{id}/completion'>
type Upload = ApiResponse<'GET /api/uploads/{id}'>

interface Progress {
  signal: AbortSignal
  onProgress: (share: number) => void
}

/** An unfinished upload is remembered by the file's own marks: choosing the same file again goes on where it stopped. */
const memory = {
  key: (file: File) => `chengshu.upload:${file.name}:${file.size}:${file.lastModified}`,
  read: (file: File) => localStorage.getItem(memory.key(file)),
  keep: (file: File, id: string) => localStorage.setItem(memory.key(file), id),
  forget: (file: File) => localStorage.removeItem(memory.key(file)),
}

const patience = [500, 1500, 4000] as const

/** Sends a file chunk by chunk; what has arrived is never sent twice, and a broken line is picked up again. */
export async function uploadFile(file: File, { signal, onProgress }: Progress): Promise<FileRef> {
  let upload = await begin(file)
  let failures = 0
  while (upload.offset < file.size) {
    if (signal.aborted) throw new DOMException('aborted', 'AbortError')
    onProgress(upload.offset / file.size)
    try {
      const chunk = file.slice(upload.offset, upload.offset + upload.chunkBytes)
      const answer = await send('PATCH', addressOf('PATCH /api/uploads/{id}', { id: upload.id }), {
        body: chunk,
        signal,
        headers: { 'upload-offset': String(upload.offset) },
      })
      // Checked by the server against the contract.
      upload = (await answer.json()) as Upload
      failures = 0
    } catch (error) {
      const wait = patience[failures]
      if (wait === undefined || !worthRetrying(error)) throw error
      failures += 1
      await pause(wait, signal)
      upload = await call('GET /api/uploads/{id}', { params: { id: upload.id } }, { signal }).catch(
        () => upload,
      )
    }
  }
  onProgress(1)
  const finished = await call(
    'POST /api/uploads/{id}/completion',
    { params: { id: upload.id } },
    { signal, key: newKey() },
  )
  memory.forget(file)
  return finished
}

async function begin(file: File): Promise<Upload> {
  const known = memory.read(file)
  if (known) {
    try {
      return await call('GET /api/uploads/{id}', { params: { id: known } })
    } catch {
      memory.forget(file)
    }
  }
  const upload = await call('POST /api/uploads', { body: { name: file.name, bytes: file.size } })
  memory.keep(file, upload.id)
  return upload
}

function worthRetrying(error: unknown): boolean {
  return error instanceof ProblemError && (error.transient || error.code === 'platform.upload-offset')
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('aborted', 'AbortError'))
    })
  })
}
