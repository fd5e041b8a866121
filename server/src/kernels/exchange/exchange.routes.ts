// SPDX-License-Identifier: Apache-2.0
import { exchangeApi } from '#contracts/exchange'
import { bindRoutes, type Route } from '#platform/http'
import type { Platform } from '#platform/module'
import { doorRoutes } from './door.routes.ts'
import type { Exchange } from './exchange.ts'
import { requireSeen } from './visible.ts'

export function exchangeRoutes(platform: Platform, exchange: Exchange): Route[] {
  const { systems, reconciling } = exchange
  const register = bindRoutes(exchangeApi, {
    'GET /api/systems': async ({ db, actor, now }) => ({ items: await systems.list(db, actor, now) }),
    'POST /api/systems': async ({ unit, actor, body }) => {
      await systems.register(unit, body)
      return await systems.get(unit.db, actor, body.code, unit.now)
    },
    'GET /api/systems/{code}': ({ db, actor, params, now }) => systems.get(db, actor, params.code, now),
    'PUT /api/systems/{code}': async ({ unit, actor, params, body }) => {
      await systems.connect(unit, params.code, body)
      return await systems.get(unit.db, actor, params.code, unit.now)
    },
    'PUT /api/systems/{code}/permits': async ({ unit, actor, params, body }) => {
      await systems.permit(unit, params.code, body)
      return await systems.get(unit.db, actor, params.code, unit.now)
    },
    'PUT /api/systems/{code}/state': async ({ unit, actor, params, body }) => {
      await systems.setState(unit, params.code, body.state, body.reason)
      return await systems.get(unit.db, actor, params.code, unit.now)
    },
    'POST /api/systems/{code}/keys': ({ unit, params, body }) =>
      systems.giveKey(unit, params.code, body.overlapDays, body.reason),
    'GET /api/systems/{code}/callbacks': ({ db, actor, params, query }) =>
      exchange.callbacks.list(db, actor, params.code, query),
    'POST /api/systems/{code}/callbacks/resumption': ({ unit, params, body }) =>
      exchange.callbacks.resume(unit, params.code, body.from, body.reason),
    'GET /api/systems/{code}/reconciliations': async ({ db, actor, params }) => ({
      items: await reconciling.list(db, actor, params.code),
    }),
    'PUT /api/systems/{code}/lists/{day}': async ({ unit, actor, params, body }) => {
      const { id } = await requireSeen(unit.db, actor, params.code)
      return await reconciling.compare(unit, { id, code: params.code }, params.day, body)
    },
    'GET /api/systems/{code}/differences': ({ db, actor, params, query, now }) =>
      reconciling.differences(
        db,
        actor,
        params.code,
        { open: query.state !== 'closed', cursor: query.cursor, limit: query.limit },
        now,
      ),
    'POST /api/systems/{code}/differences/{id}/closure': async ({ unit, params, body }) => {
      await reconciling.close(unit, params.code, params.id, body.reason)
      return {}
    },
    'POST /api/systems/{code}/keys/{keyId}/revocation': async ({ unit, params, body }) => {
      await systems.revokeKey(unit, params.code, params.keyId, body.reason)
      return {}
    },
  })
  return [...register, ...doorRoutes(platform, exchange)]
}
