// SPDX-License-Identifier: Apache-2.0
import { processMigrationsApi } from '#contracts/process-migrations'
import type { Db } from '#platform/db'
import { bindRoutes, type Route } from '#platform/http'
import { problem } from '#platform/problems'
import type { CaseKernel } from '../case.ts'
import { presentMigrated, presentMigration } from './migration.presenter.ts'
import { findMigration, type ListedMigration, listMigrated, listMigrations } from './migrations.repo.ts'

export function migrationRoutes({ migrations, processes }: CaseKernel): Route[] {
  const migrationOf = async (db: Db, key: string, id: string): Promise<ListedMigration> => {
    const found = await findMigration(db, key, id)
    if (found === undefined) throw problem('platform.not-found')
    return found
  }
  return bindRoutes(processMigrationsApi, {
    'GET /api/processes/{key}/migration-outlook': ({ db, params, query }) =>
      migrations.outlook(db, params.key, query.from, query.to),
    'GET /api/processes/{key}/migrations': async ({ db, params, query }) => {
      const page = await listMigrations(db, params.key, query)
      return { items: page.items.map(presentMigration), next: page.next }
    },
    'POST /api/processes/{key}/migrations': async ({ unit, params, body }) => {
      const places = Object.fromEntries(body.places.map(({ from, to }) => [from, to]))
      return presentMigration(await migrations.begin(unit, params.key, { ...body, places }))
    },
    'GET /api/processes/{key}/migrations/{migrationId}': async ({ db, params }) =>
      presentMigration(await migrationOf(db, params.key, params.migrationId)),
    'GET /api/processes/{key}/migrations/{migrationId}/cases': async ({ db, params, query }) => {
      const { id, key, from_version, to_version } = await migrationOf(db, params.key, params.migrationId)
      const [from, to] = [
        await processes.model(db, key, from_version),
        await processes.model(db, key, to_version),
      ]
      const page = await listMigrated(db, id, query)
      return { items: page.items.map((row) => presentMigrated(from, to, row)), next: page.next }
    },
    'POST /api/processes/{key}/migrations/{migrationId}/undoing': async ({ unit, params, body }) =>
      presentMigration(await migrations.undo(unit, params.key, params.migrationId, body.reason)),
  })
}
