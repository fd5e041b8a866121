// SPDX-License-Identifier: Apache-2.0
import { type Static, type TSchema, Type } from 'typebox'

/** Opaque identifier (UUIDv7 made by the platform). */
export const Id = Type.String({ format: 'uuid' })
/** Instant, RFC 3339 in UTC. */
export const Instant = Type.String({ format: 'date-time' })
/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' })

/** Pages go by keyset: `cursor` is opaque and comes from the previous page's `next`. */
export const PageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}
export const page = <S extends TSchema>(items: S) =>
  Type.Object({ items: Type.Array(items), next: Type.Union([Type.String(), Type.Null()]) })

export const strict = { additionalProperties: false } as const
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
export const None = Type.Object({}, strict)
/** Answer of an endpoint that sends bytes; the body is not JSON. */
export const Bytes = Type.Unsafe<Blob>(Type.String({ format: 'binary' }))

/** Whom or what a fact is about. */
export const SubjectRef = Type.Object(
  { kind: Type.Enum(['person', 'enterprise', 'organisation', 'place', 'case', 'asset']), id: Id },
  strict,
)
export type SubjectRef = Static<typeof SubjectRef>
