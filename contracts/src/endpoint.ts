// SPDX-License-Identifier: Apache-2.0
import type { Static, TSchema } from 'typebox'
import type { Permission } from './permissions.ts'
import type { LocalizedText } from './text.ts'

/**
 * Who may call an endpoint. There is no default: an endpoint without an access rule does not compile.
 * `public` carries the reason why it needs no identity, so that a reviewer can disagree.
 */
export type Access =
  | { readonly public: string }
  | { readonly signedIn: string }
  | { readonly permission: Permission }

export interface Endpoint<
  P extends TSchema | undefined = TSchema | undefined,
  Q extends TSchema | undefined = TSchema | undefined,
  B extends TSchema | undefined = TSchema | undefined,
  R extends TSchema = TSchema,
> {
  readonly summary: LocalizedText
  readonly access: Access
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response: R
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

export function endpoint<
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(declaration: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return declaration
}

type StaticOr<S> = S extends TSchema ? Static<S> : undefined

export type ParamsOf<E> = E extends Endpoint<infer P, infer _Q, infer _B, infer _R> ? StaticOr<P> : never
export type QueryOf<E> = E extends Endpoint<infer _P, infer Q, infer _B, infer _R> ? StaticOr<Q> : never
export type BodyOf<E> = E extends Endpoint<infer _P, infer _Q, infer B, infer _R> ? StaticOr<B> : never
export type ResponseOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? Static<R> : never
