// SPDX-License-Identifier: Apache-2.0
import { fileTypeFromBuffer } from 'file-type'
import { acceptedTypes } from '#contracts/files'
import { problem } from '#platform/problems'

const extensions: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/json': ['json'],
}

/**
 * The type of a file, from its content. Refuses types that are not accepted, and a name whose extension promises
 * something else (a script named .pdf, a PDF named .png).
 */
export async function sniffType(name: string, bytes: Uint8Array): Promise<string> {
  const type =
    (await fileTypeFromBuffer(bytes))?.mime ??
    (isJson(bytes) ? 'application/json' : 'application/octet-stream')
  const extension = name.toLowerCase().split('.').at(-1) ?? ''
  if (!(acceptedTypes as readonly string[]).includes(type))
    throw problem('platform.type-not-accepted', { found: type })
  if (!(extensions[type] ?? []).includes(extension))
    throw problem('platform.content-differs-from-name', { name: `.${extension}`, found: type })
  return type
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return true
  } catch {
    return false
  }
}
