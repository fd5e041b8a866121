// SPDX-License-Identifier: Apache-2.0
import type { System, SystemDetail } from '#contracts/exchange'
import { type Actor, scopeOf } from '#platform/access'
import { keyCounts } from './key.logic.ts'
import type { PermitRow, SystemListRow } from './system.readmodel.ts'
import type { KeyRow } from './system.repo.ts'

export function presentSystem(row: SystemListRow, actor: Actor): System {
  const authorises = scopeOf(actor, 'exchange.system.authorise') !== null
  return {
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    organisationId: row.organisation_id,
    organisation: { zh: row.organisation_zh, en: row.organisation_en },
    contactRole: row.contact_role,
    callbackUrl: row.callback_url,
    silenceHours: row.silence_hours,
    state: row.state,
    lastHeardAt: row.heard_at?.toISOString() ?? null,
    silentSince: silentSince(row)?.toISOString() ?? null,
    waitingCallbacks: row.waiting,
    heldCallbacks: row.held,
    callbacksStoppedAt: row.stopped_at?.toISOString() ?? null,
    openDifferences: row.open_differences,
    version: row.version,
    can: [
      ...(scopeOf(actor, 'exchange.system.manage') !== null ? (['manage'] as const) : []),
      ...(authorises ? (['authorise'] as const) : []),
      ...(authorises && row.state !== 'active' ? (['activate'] as const) : []),
      ...(authorises && row.state === 'active' ? (['suspend'] as const) : []),
    ],
  }
}

export function presentSystemDetail(
  row: SystemListRow,
  parts: { permits: readonly PermitRow[]; keys: readonly KeyRow[] },
  actor: Actor,
  now: Date,
): SystemDetail {
  return {
    ...presentSystem(row, actor),
    permits: parts.permits.map((permit) => ({
      itemCode: permit.item_code,
      act: permit.act,
      itemName: { zh: permit.name_zh ?? permit.item_code, en: permit.name_en ?? permit.item_code },
    })),
    keys: parts.keys.map((key) => ({
      id: key.id,
      createdAt: key.created_at.toISOString(),
      retiresAt: key.retires_at?.toISOString() ?? null,
      revokedAt: key.revoked_at?.toISOString() ?? null,
      valid: keyCounts(key, now),
    })),
  }
}

/** A sign of life ends a silence at once, whenever it is told. */
function silentSince({ silent_since: since, heard_at: heard }: SystemListRow): Date | null {
  return since !== null && (heard === null || heard <= since) ? since : null
}
