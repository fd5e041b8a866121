// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { AuditEntry } from '#contracts/audit'
import { type Db, decodeCursor, pageOf } from '#platform/db'

export interface AuditFilter {
  readonly action?: string | undefined
  readonly objectId?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Newest first. UUIDv7 ids are in order of time, so the id is the whole sort key. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const limit = filter.limit ?? 50
  const before = decodeCursor(filter.cursor, 1)?.[0] ?? null
  const found = await sql<Row>`
    select a.seq, a.id, a.at, a.action, a.object_kind, a.object_id, a.actor_account_id, a.actor_post_id, a.organisation_id, a.channel, a.reason, a.trace_id, a.hash
    from platform.audit_log as a
    where (${before}::uuid is null or a.id < ${before}::uuid)
      and (${filter.action ?? null}::text is null or a.action = ${filter.action ?? null})
      and (${filter.objectId ?? null}::text is null or a.object_id = ${filter.objectId ?? null})
    order by a.id desc limit ${limit + 1}`.execute(db)
  const page = pageOf(found.rows, limit, (row) => [row.id])
  return { items: page.items.map(present), next: page.next }
}

interface Row {
  seq: number | null
  id: string
  at: Date
  action: string
  object_kind: string
  object_id: string
  actor_account_id: string | null
  actor_post_id: string | null
  organisation_id: string | null
  channel: string
  reason: string | null
  trace_id: string | null
  hash: string | null
}

function present(row: Row): AuditEntry {
  return {
    seq: row.seq,
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    actorAccountId: row.actor_account_id,
    actorPostId: row.actor_post_id,
    organisationId: row.organisation_id,
    channel: row.channel,
    reason: row.reason,
    traceId: row.trace_id,
    hash: row.hash,
  }
}
