// SPDX-License-Identifier: Apache-2.0
import { getPrefs } from '#web/shared/a11y/prefs.ts'
import { noteSession, noteUse } from './last-use.ts'
import { offlineCode, ProblemError, readProblem } from './problem-error.ts'

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

interface Send {
  query?: Query
  body?: unknown
  signal?: AbortSignal
  /** The same for every try of one act, so that the server does it once (see `useCommand`). */
  idempotencyKey?: string
  /** Further headers, such as the offset of an upload. */
  headers?: Readonly<Record<string, string>>
}

export function url(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one))
  }
  const search = parameters.toString()
  return search ? `${path}?${search}` : path
}

function headers(send: Send, write: boolean): Headers {
  const result = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': getPrefs().locale === 'en' ? 'en' : 'zh-CN',
  })
  // A header that no foreign page can set without our consent: the CSRF protection beside SameSite cookies.
  if (write) result.set('x-chengshu', '1')
  if (write) result.set('idempotency-key', send.idempotencyKey ?? newKey())
  for (const [name, value] of Object.entries(send.headers ?? {})) result.set(name, value)
  if (send.body !== undefined)
    result.set('content-type', send.body instanceof Blob ? 'application/octet-stream' : 'application/json')
  return result
}

/** Sends one request and gives the raw answer; refusals become `ProblemError`. */
export async function send(method: string, path: string, options: Send = {}): Promise<Response> {
  const { query, body, signal } = options
  let response: Response
  try {
    response = await fetch(url(path, query), {
      method,
      headers: headers(options, method !== 'GET'),
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ProblemError({ status: 0, code: offlineCode, title: 'offline' })
  }
  if (response.ok) {
    noteUse()
    return response
  }
  const problem = await readProblem(response)
  if (problem.code === 'platform.not-signed-in') noteSession(false)
  throw problem
}

/** A random UUID. `crypto.randomUUID` is absent on plain-HTTP hosts of an intranet, `getRandomValues` is not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
