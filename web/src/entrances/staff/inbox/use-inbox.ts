// SPDX-License-Identifier: Apache-2.0
import type { ApiQuery } from '#contracts/api'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { useAddressQuery } from '#web/shared/router/use-place.ts'

export const inboxViews = [
  'mine',
  'claimable',
  'near-due',
  'returned',
  'supervised',
  'watched',
  'handled',
  'all',
] as const
export type InboxView = (typeof inboxViews)[number]

export const levels = ['fine', 'near', 'overdue'] as const
export const statuses = ['open', 'paused', 'finished', 'withdrawn', 'terminated'] as const

type CaseQuery = NonNullable<ApiQuery<'GET /api/cases'>>

function oneOf<T extends string>(known: readonly T[], value: string | undefined): T | undefined {
  return known.find((one) => one === value)
}

export interface InboxFilter {
  view: InboxView
  q: string | undefined
  status: CaseQuery['status'] | undefined
  level: CaseQuery['level'] | undefined
}

/** The filter stands in the address: the same link shows the same list to whoever may see it. */
export function useInboxFilter(): InboxFilter {
  const query = useAddressQuery()
  return {
    view: oneOf(inboxViews, query.view) ?? 'mine',
    q: query.q,
    status: oneOf(statuses, query.status),
    level: oneOf(levels, query.level),
  }
}

export function useInbox(filter: InboxFilter) {
  return useApiPages(['GET /api/cases', filter], (cursor, signal) =>
    call('GET /api/cases', { query: { ...filter, cursor, limit: 50 } }, { signal }),
  )
}
