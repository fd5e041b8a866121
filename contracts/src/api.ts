// SPDX-License-Identifier: Apache-2.0
import type { accountsApi } from './accounts.ts'
import type { auditApi } from './audit.ts'
import type { caseExportsApi } from './case-exports.ts'
import type { caseOperationsApi } from './case-operations.ts'
import type { caseViewsApi } from './case-views.ts'
import type { casesApi } from './cases.ts'
import type { catalogApi } from './catalog.ts'
import type { credentialsApi } from './credentials.ts'
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from './endpoint.ts'
import type { exchangeApi } from './exchange.ts'
import type { filesApi } from './files.ts'
import type { indicatorsApi } from './indicators.ts'
import type { messagesApi } from './messages.ts'
import type { processMigrationsApi } from './process-migrations.ts'
import type { processStagesApi } from './process-stages.ts'
import type { processesApi } from './processes.ts'
import type { servicesApi } from './services.ts'
import type { sessionApi } from './session.ts'

/**
 * Every endpoint of the platform by `METHOD /path`. The browser imports this *type* only, so that its client is checked
 * against the server without shipping a single schema:
 * `api('POST /api/applications', { body: { itemCode, situation } })`.
 */
export type Api = typeof sessionApi &
  typeof accountsApi &
  typeof filesApi &
  typeof catalogApi &
  typeof servicesApi &
  typeof casesApi &
  typeof caseExportsApi &
  typeof caseViewsApi &
  typeof caseOperationsApi &
  typeof processesApi &
  typeof processMigrationsApi &
  typeof processStagesApi &
  typeof credentialsApi &
  typeof messagesApi &
  typeof exchangeApi &
  typeof indicatorsApi &
  typeof auditApi

export type ApiCall = keyof Api
export type ApiParams<K extends ApiCall> = ParamsOf<Api[K]>
export type ApiQuery<K extends ApiCall> = QueryOf<Api[K]>
export type ApiBody<K extends ApiCall> = BodyOf<Api[K]>
export type ApiResponse<K extends ApiCall> = ResponseOf<Api[K]>
