// SPDX-License-Identifier: Apache-2.0
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'

interface ServiceFilter {
  q: string | undefined
  audience: 'person' | 'enterprise' | undefined
  theme: string | undefined
}

export function useServiceList(filter: ServiceFilter) {
  return useApiPages(['GET /api/services', filter], (cursor, signal) =>
    call('GET /api/services', { query: { ...filter, cursor, limit: 20 } }, { signal }),
  )
}
