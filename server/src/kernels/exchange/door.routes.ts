// SPDX-License-Identifier: Apache-2.0
import { exchangeDoorApi } from '#contracts/exchange-door'
import { bindRoutes, type Route } from '#platform/http'
import type { Exchange } from './exchange.ts'

/** What departments' systems call. The platform has checked the signature by then. */
export function doorRoutes({ systems }: Exchange): Route[] {
  return bindRoutes(exchangeDoorApi, {
    'GET /api/exchange/self': async ({ db, system, now }) => ({
      ...(await systems.self(db, system.code, now)),
      at: now.toISOString(),
    }),
  })
}
