// SPDX-License-Identifier: Apache-2.0
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { useAddressQuery } from '#web/shared/router/use-place.ts'
import { type InboxFilter, readFilter } from './inbox-filter.ts'

/** The filter stands in the address: the same link shows the same list to whoever may see it. */
export function useInboxFilter(): InboxFilter {
  return readFilter(useAddressQuery())
}

export function useInbox(filter: InboxFilter) {
  return useApiPages(['GET /api/cases', filter], (cursor, signal) =>
    call('GET /api/cases', { query: { ...filter, cursor, limit: 50 } }, { signal }),
  )
}
