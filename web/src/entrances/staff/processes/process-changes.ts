// SPDX-License-Identifier: Apache-2.0
import { apiKey } from '#web/shared/api/use-api.ts'

/** What a migration changes: cases are counted by version. */
export const changesOfMigrations: readonly (readonly unknown[])[] = [
  apiKey('GET /api/processes/{key}/migrations'),
  apiKey('GET /api/processes/{key}/migrations/{migrationId}'),
  apiKey('GET /api/processes/{key}/migrations/{migrationId}/cases'),
  apiKey('GET /api/processes/{key}/migration-outlook'),
  apiKey('GET /api/processes'),
  apiKey('GET /api/processes/{key}'),
  apiKey('GET /api/processes/{key}/versions'),
]

/** What a saved, discarded or published draft changes on these pages. */
export const changesOfProcesses: readonly (readonly unknown[])[] = [
  apiKey('GET /api/processes'),
  apiKey('GET /api/processes/{key}'),
  apiKey('GET /api/processes/{key}/versions'),
  apiKey('GET /api/processes/{key}/draft'),
  apiKey('GET /api/processes/{key}/differences'),
  ['GET drawing'],
  ['publication trial'],
]
