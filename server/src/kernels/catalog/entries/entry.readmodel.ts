// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { EntryStatus } from '#contracts/catalog'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import { searchQuery } from '../search/search-words.ts'
import type { VersionRow } from './entry.repo.ts'

export interface EntryListRow {
  id: string
  type: string
  code: string
  organisation_id: string
  organisation_zh: string
  organisation_en: string
  version: number
  status: EntryStatus
  name_zh: string
  name_en: string
  changed_at: Date
}

/** The latest version of each entry of a type, by code. */
export async function listEntries(
  db: Db,
  filter: {
    type: string
    status?: EntryStatus | undefined
    q?: string | undefined
    organisation?: string | undefined
    cursor?: string | undefined
    limit?: number | undefined
  },
): Promise<{ items: EntryListRow[]; next: string | null }> {
  const limit = filter.limit ?? 50
  const after = decodeCursor(filter.cursor, 1)?.[0] ?? null
  const text = filter.q?.trim() ?? ''
  const found = await sql<EntryListRow>`
    select e.id, e.type, e.code, e.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en, v.version, v.status, v.name_zh, v.name_en, v.changed_at
    from catalog.entries as e
    join catalog.entry_versions as v on v.entry_id = e.id and v.version = e.latest_version
    join lateral (select name_zh, name_en from directory.organisation_versions where organisation_id = e.organisation_id order by valid_from desc limit 1) as o on true
    where e.type = ${filter.type}
      and (${filter.status ?? null}::text is null or v.status = ${filter.status ?? null})
      and (${filter.organisation ?? null}::uuid is null or e.organisation_id = ${filter.organisation ?? null}::uuid)
      and (${text} = '' or e.code = ${text} or position(${text} in v.name_zh) > 0 or position(lower(${text}) in lower(v.name_en)) > 0)
      and (${after}::text is null or e.code > ${after}::text)
    order by e.code limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.code])
}

export interface PublishedFilter {
  readonly type: string
  readonly q?: string | undefined
  /** Facets that must be there; lists match when they hold the value. */
  readonly facets?: Readonly<Record<string, unknown>> | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export type PublishedRow = VersionRow & {
  code: string
  organisation_id: string
  organisation_zh: string
  organisation_en: string
  rank: number
}

/** Versions in force, best match first, then by code. */
export async function searchPublished(
  db: Db,
  filter: PublishedFilter,
): Promise<{ items: PublishedRow[]; next: string | null }> {
  const limit = filter.limit ?? 20
  const cursor = decodeCursor(filter.cursor, 2)
  const query = filter.q === undefined || filter.q.trim() === '' ? null : searchQuery(filter.q)
  if (query === null && filter.q !== undefined && filter.q.trim() !== '') return { items: [], next: null }
  const found = await sql<PublishedRow>`
    with ranked as (
      select e.id, e.code, e.organisation_id, e.published_version,
             case when ${query}::tsquery is null then 0 else -round(ts_rank('{0.1,0.3,0.6,1.0}', e.search, ${query}::tsquery)::numeric, 6)::float8 end as rank
      from catalog.entries as e
      where e.type = ${filter.type} and e.published_version is not null
        and (${query}::tsquery is null or e.search @@ ${query}::tsquery)
        and e.facets @> ${JSON.stringify(filter.facets ?? {})}::jsonb
    )
    select r.rank, r.code, r.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en,
           v.entry_id, v.version, v.status, v.name_zh, v.name_en, v.content, v.content_hash, v.effective_from, v.effective_to, v.published_at, v.changed_at
    from ranked as r
    join catalog.entry_versions as v on v.entry_id = r.id and v.version = r.published_version
    join lateral (select name_zh, name_en from directory.organisation_versions where organisation_id = r.organisation_id order by valid_from desc limit 1) as o on true
    where (${cursor?.[0] ?? null}::float8 is null or (r.rank, r.code) > (${cursor?.[0] ?? null}::float8, ${cursor?.[1] ?? null}::text))
    order by r.rank, r.code limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.rank, row.code])
}

/** How many entries in force carry each value of a list facet, with a few names as examples. */
export async function countByFacet(
  db: Db,
  type: string,
  facet: string,
): Promise<{ value: string; count: number; names: { zh: string; en: string }[] }[]> {
  const found = await sql<{ value: string; count: number; names: { zh: string; en: string }[] }>`
    select f.value, count(*) as count, (array_agg(jsonb_build_object('zh', v.name_zh, 'en', v.name_en) order by e.code))[1:3] as names
    from catalog.entries as e
    join catalog.entry_versions as v on v.entry_id = e.id and v.version = e.published_version
    cross join lateral jsonb_array_elements_text(e.facets -> ${facet}) as f(value)
    where e.type = ${type} group by f.value order by count(*) desc, f.value`.execute(db)
  return found.rows
}

export async function countPublished(db: Db, type: string): Promise<number> {
  const counted = await sql<{
    count: number
  }>`select count(*) as count from catalog.entries where type = ${type} and published_version is not null`.execute(
    db,
  )
  return counted.rows[0]?.count ?? 0
}
