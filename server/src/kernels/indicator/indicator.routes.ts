// SPDX-License-Identifier: Apache-2.0
import type { CaseCard } from '#contracts/cases'
import { indicatorsApi } from '#contracts/indicators'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import { bindRoutes, type Route } from '#platform/http'
import type { Platform } from '#platform/module'
import type { Indicators } from './indicators.service.ts'

/** Cards of records by number, as the reader may see them; the module that owns the records makes them. */
export type PresentRecords = (db: Db, actor: Actor, numbers: readonly string[]) => Promise<CaseCard[]>

export function indicatorRoutes(
  _platform: Platform,
  indicators: Indicators,
  present: PresentRecords,
): Route[] {
  return bindRoutes(indicatorsApi, {
    'GET /api/indicators': async () => ({ items: indicators.definitions() }),
    'GET /api/indicator-values': async ({ db, actor, query }) => ({
      items: await indicators.values(db, actor, query),
    }),
    'GET /api/indicators/{code}/value': ({ db, actor, params, query }) =>
      indicators.value(db, actor, params.code, query),
    'GET /api/indicators/{code}/records': async ({ db, actor, params, query }) => {
      const page = await indicators.records(db, actor, params.code, query)
      return { items: await present(db, actor, page.items), next: page.next }
    },
  })
}
