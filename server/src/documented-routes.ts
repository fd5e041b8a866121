// SPDX-License-Identifier: Apache-2.0
import { accountsApi } from '#contracts/accounts'
import type { ApiCall } from '#contracts/api'
import { auditApi } from '#contracts/audit'
import { caseExportsApi } from '#contracts/case-exports'
import { caseOperationsApi } from '#contracts/case-operations'
import { caseViewsApi } from '#contracts/case-views'
import { casesApi } from '#contracts/cases'
import { catalogApi } from '#contracts/catalog'
import { credentialsApi } from '#contracts/credentials'
import type { EndpointTable } from '#contracts/endpoint'
import { exchangeApi } from '#contracts/exchange'
import { exchangeDoorApi } from '#contracts/exchange-door'
import { filesApi } from '#contracts/files'
import { indicatorsApi } from '#contracts/indicators'
import { messagesApi } from '#contracts/messages'
import { processMigrationsApi } from '#contracts/process-migrations'
import { processStagesApi } from '#contracts/process-stages'
import { processesApi } from '#contracts/processes'
import { servicesApi } from '#contracts/services'
import { sessionApi } from '#contracts/session'
import type { Route } from '#platform/http'

/** Every endpoint table of the contracts: what the API document is made from and the access tests walk over. */
const tables = [
  sessionApi,
  accountsApi,
  filesApi,
  catalogApi,
  servicesApi,
  casesApi,
  caseExportsApi,
  caseViewsApi,
  caseOperationsApi,
  processesApi,
  processMigrationsApi,
  processStagesApi,
  credentialsApi,
  messagesApi,
  exchangeApi,
  exchangeDoorApi,
  indicatorsApi,
  auditApi,
] as const satisfies readonly EndpointTable[]

type KeysOf<Table> = Table extends unknown ? keyof Table : never
type Undocumented = Exclude<ApiCall, KeysOf<(typeof tables)[number]>>
/** An endpoint that the browser may call and that is not listed above does not compile here. */
const noneIsUndocumented: [Undocumented] extends [never] ? true : Undocumented = true
void noneIsUndocumented

export const endpointTables: readonly EndpointTable[] = tables

/** Routes that describe themselves but do nothing, for documents made without a database. */
export function documentedRoutes(): Route[] {
  return endpointTables.flatMap((table) =>
    Object.entries(table).map(([name, endpoint]): Route => {
      const [method, path] = name.split(' ') as [Route['method'], string] // EndpointTable's key type says so
      return { method, path, endpoint, handler: { mode: 'read', run: async () => ({}) } }
    }),
  )
}
