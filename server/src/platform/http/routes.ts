// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf, Endpoint, EndpointTable, ParamsOf, QueryOf, ResponseOf } from '#contracts/endpoint'
import type { Locale } from '#contracts/text'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { Unit } from '#platform/unit'
import type { SystemCaller } from './signed-door.ts'

export interface BinaryAnswer {
  readonly type: string
  readonly name: string
  readonly body: Buffer | Readable
  /** Shown in the browser instead of saved; only for types that cannot carry script. */
  readonly inline?: boolean
}

export interface StreamAnswer {
  /** Sends until the signal aborts. */
  readonly open: (send: (topic: string, reference: string | null) => void, signal: AbortSignal) => void
}

/** What a repeated write is recognised by; for handlers that write their claim in a statement of their own. */
export interface IdempotencyClaim {
  readonly accountId: string
  readonly key: string
  readonly requestHash: string
}

interface Common<E> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** Raw body of `bytes-in` endpoints, empty otherwise. */
  readonly bytes: Uint8Array
  readonly actor: E extends { access: { public: string } } ? Actor | null : Actor
  /** The department's system that signed the request; null where a person calls. */
  readonly system: E extends { access: { system: string } } ? SystemCaller : null
  readonly locale: Locale
  readonly now: Date
  readonly traceId: string
  readonly header: (name: string) => string | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type ReadCall<E> = Common<E> & { readonly db: Db }
export type WriteCall<E> = Common<E> & { readonly unit: Unit }
/** A call whose handler opens its own transaction, or none. */
export type OwnCall<E> = Common<E> & { readonly db: Db; readonly idempotency: IdempotencyClaim | null }
/** Any of the three, for helpers that only read the request. */
export type Call<E = Endpoint> = Common<E>

type Answer<E> = E extends { kind: 'binary' }
  ? BinaryAnswer
  : E extends { kind: 'stream' }
    ? StreamAnswer
    : ResponseOf<E>

export interface OwnHandler<E> {
  readonly own: (call: OwnCall<E>) => Promise<Answer<E>>
}
export function own<E>(handler: (call: OwnCall<E>) => Promise<Answer<E>>): OwnHandler<E> {
  return { own: handler }
}

type Handler<K, E> = K extends `GET ${string}`
  ? (call: ReadCall<E>) => Promise<Answer<E>>
  : ((call: WriteCall<E>) => Promise<Answer<E>>) | OwnHandler<E>

/** One handler for each endpoint of the table; a missing one does not compile. */
export type Handlers<T extends EndpointTable> = { readonly [K in keyof T]: Handler<K, T[K]> }

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path with `{param}` places. */
  readonly path: string
  readonly endpoint: Endpoint
  readonly handler: ErasedHandler
}

/** Types were checked where the handler was bound; the server calls all of them alike. */
export type ErasedHandler =
  | { readonly mode: 'read'; readonly run: (call: never) => Promise<unknown> }
  | { readonly mode: 'write'; readonly run: (call: never) => Promise<unknown> }
  | { readonly mode: 'own'; readonly run: (call: never) => Promise<unknown> }

export function bindRoutes<T extends EndpointTable>(table: T, handlers: Handlers<T>): Route[] {
  return Object.entries(table).map(([name, endpoint]) => {
    const [method, path] = name.split(' ') as [Route['method'], string] // EndpointTable's key type says so
    const handler = handlers[name as keyof T] as
      | ((call: never) => Promise<unknown>)
      | { own: (call: never) => Promise<unknown> }
    const erased: ErasedHandler =
      typeof handler !== 'function'
        ? { mode: 'own', run: handler.own }
        : { mode: method === 'GET' ? 'read' : 'write', run: handler }
    return { method, path, endpoint, handler: erased }
  })
}
