// SPDX-License-Identifier: Apache-2.0
import { auditApi } from '#contracts/audit'
import { exportAudit, listAudit, type Sealer } from '#platform/audit'
import { bindRoutes, type Route } from '#platform/http'
import type { Platform } from '#platform/module'

export function auditRoutes({ db, keys }: Platform, sealer: Sealer): Route[] {
  return bindRoutes(auditApi, {
    'GET /api/audit': (call) => listAudit(call.db, call.query),
    'GET /api/audit/export': async ({ now }) => {
      await sealer.seal()
      return {
        type: 'application/x-ndjson',
        name: `audit-${now.toISOString().slice(0, 10)}.ndjson`,
        body: exportAudit(db, keys),
      }
    },
  })
}
