// SPDX-License-Identifier: Apache-2.0

import type { ApiBody, ApiCall, ApiParams, ApiQuery, ApiResponse } from '#contracts/api'
import { type Query, send } from './http.ts'

type Given<Name extends string, T> = [T] extends [undefined]
  ? { [K in Name]?: undefined }
  : Partial<T> extends T
    ? { [K in Name]?: T | undefined }
    : { [K in Name]: T }

/** Undefined in a query means "not asked for": such parameters are left out of the address. */
type Loosely<Q> = Q extends undefined ? undefined : { [K in keyof Q]: Q[K] | undefined }

/** What an endpoint must be told: its path parameters, query and body, as far as the contract declares them. */
export type InputOf<K extends ApiCall> = Given<'params', ApiParams<K>> &
  Given<'query', Loosely<ApiQuery<K>>> &
  Given<'body', ApiBody<K>>

interface CallOptions {
  signal?: AbortSignal | undefined
  /** The same for every try of one act (see `useCommand`). */
  key?: string | undefined
}

interface Loose {
  params?: Record<string, unknown>
  query?: Query
  body?: unknown
}
// `InputOf` is a deferred type while K is open; its value always has this shape.
const loose = (input: unknown): Loose => input as Loose

/**
 * Calls one endpoint of the contract.
 * @example const session = await call('GET /api/session', {})
 */
export function call<K extends ApiCall>(
  endpoint: K,
  input: InputOf<K>,
  options: CallOptions = {},
): Promise<ApiResponse<K>> {
  const answer = request(endpoint, loose(input), options).then(
    async (response): Promise<unknown> => (response.status === 204 ? {} : await response.json()),
  )
  // The server checks its answers against the very schemas these types come from; the browser need not check again.
  return answer as Promise<ApiResponse<K>>
}

/** Address of an endpoint, for links and images. */
export function addressOf<K extends ApiCall>(endpoint: K, params: Record<string, unknown> = {}): string {
  return path(endpoint.slice(endpoint.indexOf(' ') + 1), params)
}

function request(endpoint: string, { params, query, body }: Loose, { signal, key }: CallOptions) {
  const space = endpoint.indexOf(' ')
  const method = endpoint.slice(0, space)
  return send(method, path(endpoint.slice(space + 1), params ?? {}), {
    ...(query ? { query } : {}),
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
    ...(key ? { idempotencyKey: key } : {}),
  })
}

function path(template: string, params: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))
}
