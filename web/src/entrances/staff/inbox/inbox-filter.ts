// SPDX-License-Identifier: Apache-2.0
import type { ApiQuery } from '#contracts/api'

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

export const orders = ['due', 'newest'] as const
/** Views of work, which can be ordered by the day they are due. */
export const isWork = (view: InboxView): boolean =>
  view === 'mine' || view === 'claimable' || view === 'near-due' || view === 'returned'

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
  sort: CaseQuery['sort'] | undefined
}

/** What an address asks of the list; what the list does not know is not asked. */
export function readFilter(query: Readonly<Record<string, string | undefined>>): InboxFilter {
  const view = oneOf(inboxViews, query.view) ?? 'mine'
  return {
    view,
    q: query.q?.slice(0, 100) || undefined,
    status: oneOf(statuses, query.status),
    level: oneOf(levels, query.level),
    sort: isWork(view) ? oneOf(orders, query.sort) : undefined,
  }
}
