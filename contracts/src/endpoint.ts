// SPDX-License-Identifier: Apache-2.0
import type { Static, TSchema } from 'typebox'
import type { Permission, SystemPermission } from './permissions.ts'
import type { LocalizedText } from './text.ts'

/**
 * Who may call an endpoint. There is no default: an endpoint without an access rule does not compile.
 * `public` carries the reason why it needs no identity, so that a reviewer can disagree. `system` is for programs of the
 * departments, which sign each request: nobody's session gets in there, and a program gets in nowhere else.
 */
export type Access =
  | { readonly public: string }
  | { readonly signedIn: string }
  | { readonly permission: Permission }
  | { readonly system: SystemPermission }

export interface Endpoint {
  readonly summary: LocalizedText
  readonly access: Access
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly response: TSchema
  /** `binary` answers with bytes, `stream` with server-sent events, `bytes-in` takes raw bytes as its body. */
  readonly kind?: 'binary' | 'stream' | 'bytes-in'
  /** Writes take an `Idempotency-Key`; the few that cannot (sign-in, chunk upload) say why. */
  readonly notIdempotentByKey?: string
  /** Tighter than the default rate limit: requests a minute for one address. */
  readonly perMinute?: number
}

/** A table of endpoints keyed by `METHOD /path/{param}`. Server and browser share it; see `Api`. */
export type EndpointTable = Readonly<
  Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`, Endpoint>
>

/** Keeps the declaration's exact type: the server's handlers and the browser's client are checked against it. */
export function endpoint<const Declaration extends Endpoint>(declaration: Declaration): Declaration {
  return declaration
}

export type ParamsOf<E> = E extends { params: infer S extends TSchema } ? Static<S> : undefined
export type QueryOf<E> = E extends { query: infer S extends TSchema } ? Static<S> : undefined
export type BodyOf<E> = E extends { body: infer S extends TSchema } ? Static<S> : undefined
export type ResponseOf<E> = E extends { response: infer S extends TSchema } ? Static<S> : never
