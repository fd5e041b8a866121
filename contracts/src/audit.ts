// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Bytes, Id, Instant, nullable, PageQuery, page, strict } from './wire.ts'

export const AuditEntry = Type.Object(
  {
    seq: nullable(Type.Integer({ description: 'null until sealed into the chain (about a second)' })),
    id: Id,
    at: Instant,
    action: Type.String(),
    objectKind: Type.String(),
    objectId: Type.String(),
    actorAccountId: nullable(Id),
    actorPostId: nullable(Id),
    organisationId: nullable(Id),
    channel: Type.String(),
    reason: nullable(Type.String()),
    traceId: nullable(Type.String()),
    hash: nullable(Type.String()),
  },
  strict,
)
export type AuditEntry = Static<typeof AuditEntry>

export const auditApi = {
  'GET /api/audit': endpoint({
    summary: { zh: '审计日志', en: 'The audit log' },
    access: { permission: 'audit.log.read' },
    query: Type.Object(
      {
        action: Type.Optional(Type.String({ maxLength: 80 })),
        objectId: Type.Optional(Type.String({ maxLength: 80 })),
        ...PageQuery,
      },
      strict,
    ),
    response: page(AuditEntry),
  }),
  'GET /api/audit/export': endpoint({
    summary: { zh: '导出审计日志（NDJSON，含签名链头）', en: 'Export the log as NDJSON with signed heads' },
    access: { permission: 'audit.log.export' },
    kind: 'binary',
    response: Bytes,
  }),
} as const
