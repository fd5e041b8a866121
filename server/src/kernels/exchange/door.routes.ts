// SPDX-License-Identifier: Apache-2.0
import { exchangeDoorApi } from '#contracts/exchange-door'
import { bindRoutes, own, type Route } from '#platform/http'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Exchange } from './exchange.ts'

/** What departments' systems call. The platform has checked the signature by then. */
export function doorRoutes(
  { store }: Platform,
  { systems, reports, handled, reconciling }: Exchange,
): Route[] {
  return bindRoutes(exchangeDoorApi, {
    'GET /api/exchange/self': async ({ db, system, now }) => ({
      ...(await systems.self(db, system.code, now)),
      at: now.toISOString(),
    }),
    'PUT /api/exchange/reports/{externalNumber}': async ({ unit, system, params, body }) => {
      const [answer] = await reports.take(unit, system, [{ ...body, ...params }])
      if (answer === undefined || answer.result === 'refused')
        throw problem('exchange.report-refused', {}, answer?.errors ?? [])
      return answer
    },
    'POST /api/exchange/reports': async ({ unit, system, body }) => ({
      rows: await reports.take(unit, system, body.rows),
    }),
    'GET /api/exchange/cases': ({ db, system, query }) => handled.changes(db, system, query),
    'GET /api/exchange/cases/{number}': ({ system, params, traceId }) =>
      handled.fetch(system, params.number, traceId),
    'GET /api/exchange/cases/{number}/files/{id}': async ({ db, system, params }) => {
      const file = await handled.file(db, system, params.number, params.id)
      return { type: file.type, name: file.name, body: store.stream(file.sha256) }
    },
    'POST /api/exchange/cases/{number}/results': own(async ({ system, params, body, traceId }) => ({
      number: params.number,
      tasks: [...(await handled.answer(system, params.number, body, traceId))],
    })),
    'GET /api/exchange/lists/{day}': ({ db, system, params }) =>
      reconciling.ownList(db, system.id, params.day),
    'PUT /api/exchange/lists/{day}': ({ unit, system, params, body }) =>
      reconciling.compare(unit, system, params.day, body),
  })
}
