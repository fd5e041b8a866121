// SPDX-License-Identifier: Apache-2.0
// A view and its address are the same thing: what can be saved can be sent as a link.
import { viewColumns } from '#contracts/case-view-limits'
import type { CaseView } from '#contracts/case-views'
import { stringifySearch } from '#web/shared/router/plain-search.ts'
import { type InboxFilter, readFilter } from './inbox-filter.ts'

export type ViewColumn = CaseView['columns'][number]
type Query = Readonly<Record<string, string | undefined>>

/** Columns named in the address; all of them where none is named. */
export function readColumns(query: Query): ViewColumn[] {
  const named = (query.columns ?? '').split(',')
  const known = viewColumns.filter((column) => named.includes(column))
  return query.columns === undefined ? [...viewColumns] : known
}

const writeColumns = (columns: readonly ViewColumn[]): string | undefined =>
  columns.length === viewColumns.length ? undefined : columns.join(',') || 'none'

/** What the address says of columns, in the one way it is written. */
export const columnsQuery = (columns: readonly ViewColumn[]): { columns: string | undefined } => ({
  columns: writeColumns(columns),
})

/** Where a view opens. */
export function viewAddress(view: Pick<CaseView, 'id' | 'filter' | 'columns'>): string {
  const { view: base, q, status, level, sort } = view.filter
  return `/inbox${stringifySearch({ view: base ?? 'mine', q, status, level, sort, ...columnsQuery(view.columns), saved: view.id })}`
}

/** The filter of the list as a view keeps it: without what is not filtered by. */
export const filterOf = (filter: InboxFilter): CaseView['filter'] => ({
  view: filter.view,
  ...(filter.q !== undefined && { q: filter.q }),
  ...(filter.status !== undefined && { status: filter.status }),
  ...(filter.level !== undefined && { level: filter.level }),
  ...(filter.sort !== undefined && { sort: filter.sort }),
})

const canonical = (filter: CaseView['filter'], columns: readonly ViewColumn[]) =>
  JSON.stringify([
    Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)),
    viewColumns.filter((column) => columns.includes(column)),
  ])

/** Whether the list shows something else than the view it was opened by. */
export const differs = (view: CaseView, filter: InboxFilter, columns: readonly ViewColumn[]): boolean =>
  canonical(view.filter, view.columns) !== canonical(filterOf(filter), columns)

interface Places {
  readonly order: readonly string[]
  readonly unpinned: readonly string[]
  readonly default: string | null
}

/** The views as they will stand once the server has heard of it. */
export function arrangedBy(views: readonly CaseView[], places: Places): CaseView[] {
  const place = ({ id }: CaseView) => {
    const at = places.order.indexOf(id)
    return at < 0 ? places.order.length : at
  }
  return [...views]
    .sort((a, b) => place(a) - place(b))
    .map((view) => ({
      ...view,
      pinned: !places.unpinned.includes(view.id),
      isDefault: view.id === places.default,
    }))
}

/** A view as browsers kept it before they were kept by the server. */
export interface KeptView {
  name: string
  query: string
}

export const deviceKey = 'chengshu.views'

export function readKept(text: string | null): KeptView[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

const isKept = (value: unknown): value is KeptView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'query' in value &&
  typeof value.query === 'string'

/** The same view as the server takes it. */
export function fromDevice({ name, query }: KeptView) {
  const asked = Object.fromEntries(new URLSearchParams(query))
  return {
    name: name.trim().slice(0, 30) || '1',
    filter: filterOf(readFilter(asked)),
    columns: readColumns(asked),
    shared: false,
  }
}
