// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#platform/access'
import type { Ids } from '#platform/clock'
import type { KeyProvider } from '#platform/keys'
import type { DomainEvent, Evidence } from './records.ts'

export interface AuditRow {
  id: string
  at: string
  action: string
  object_kind: string
  object_id: string
  actor_account_id: string | null
  actor_post_id: string | null
  organisation_id: string | null
  channel: string
  reason: string | null
  details: Readonly<Record<string, unknown>>
  trace_id: string | null
  mac: string
}

export interface OutboxRow {
  id: string
  type: string
  source: string
  subject: string
  data: Readonly<Record<string, unknown>>
  created_at: string
}

export interface RowContext {
  readonly actor: Actor
  readonly now: Date
  readonly traceId: string | null
  readonly ids: Ids
  readonly keys: KeyProvider
}

export function evidenceRows(context: RowContext, evidence: readonly Evidence[]): AuditRow[] {
  return evidence.map((entry) => {
    const row = {
      id: context.ids.next(),
      at: context.now.toISOString(),
      action: entry.action,
      object_kind: entry.objectKind,
      object_id: entry.objectId,
      actor_account_id: context.actor.accountId,
      actor_post_id: context.actor.postId,
      organisation_id: context.actor.organisationId,
      channel: context.actor.channel,
      reason: entry.reason ?? null,
      details: entry.details ?? {},
      trace_id: context.traceId,
    }
    return { ...row, mac: context.keys.mac('audit', canonicalEntry(row)) }
  })
}

/**
 * The text an audit entry is hashed as: its fields in this order, JSON with sorted keys. PostgreSQL keeps jsonb keys in
 * an order of its own, so both sides sort. The format is part of the export (docs/audit.md) and never changes silently.
 */
export function canonicalEntry(row: Omit<AuditRow, 'mac'>): string {
  return JSON.stringify([
    row.id,
    row.at,
    row.action,
    row.object_kind,
    row.object_id,
    row.actor_account_id,
    row.actor_post_id,
    row.organisation_id,
    row.channel,
    row.reason,
    sorted(row.details),
    row.trace_id,
  ])
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

export function outboxRows(context: RowContext, source: string, events: readonly DomainEvent[]): OutboxRow[] {
  return events.map((event) => ({
    id: context.ids.next(),
    type: event.type,
    source,
    subject: event.subject,
    data: event.data,
    created_at: context.now.toISOString(),
  }))
}
