// SPDX-License-Identifier: Apache-2.0
import { servicesApi } from '#contracts/services'
import { chinaDay } from '#platform/clock'
import { bindRoutes, type Route } from '#platform/http'
import { listApplications } from './applications/application.repo.ts'
import type { Services } from './services.ts'

export function servicesRoutes({ guide, applications, items }: Services): Route[] {
  return bindRoutes(servicesApi, {
    'GET /api/service-themes': ({ db }) => guide.themes(db),
    'GET /api/services': ({ db, query }) => guide.search(db, query),
    'GET /api/services/{code}': ({ db, params, now }) => guide.guide(db, params.code, now),
    'POST /api/applications': ({ unit, body }) => applications.begin(unit, body),
    'GET /api/applications': async ({ db, actor, query, now }) => {
      if (actor.accountId === null || actor.subject === null) return { items: [], next: null }
      const page = await listApplications(
        db,
        {
          accountId: actor.accountId,
          subjectKind: actor.subject.kind,
          subjectId: actor.subject.id,
          today: chinaDay(now),
        },
        query,
      )
      return {
        items: page.items.map((row) => ({
          id: row.id,
          itemCode: row.item_code,
          itemName: { zh: row.name_zh, en: row.name_en },
          subjectName: row.subject_name,
          savedAt: row.saved_at.toISOString(),
          expiresOn: row.expires_on,
        })),
        next: page.next,
      }
    },
    'GET /api/applications/{id}': ({ db, actor, params, now }) =>
      applications.open(db, actor, params.id, now),
    'PATCH /api/applications/{id}': ({ unit, params, body }) => applications.save(unit, params.id, body),
    'DELETE /api/applications/{id}': async ({ unit, params }) => {
      await applications.drop(unit, params.id)
      return {}
    },
    'POST /api/applications/{id}/submission': ({ unit, params, body }) =>
      applications.submit(unit, params.id, body.version, body.commitments),
    'POST /api/service-items/import': ({ unit, body }) => items.importFile(unit, body.fileId),
    'GET /api/service-items/export': async ({ db, now }) => ({
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name: `service-items-${chinaDay(now)}.xlsx`,
      body: await items.exportExcel(db),
    }),
  })
}
