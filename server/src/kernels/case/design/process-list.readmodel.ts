// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import type { Model } from '../engine/index.ts'

export interface Paging {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface ProcessListRow {
  key: string
  name_zh: string
  name_en: string
  version: number | null
  published_at: Date | null
  running: { version: number; cases: number }[]
  draft_version: number | null
  saved_at: Date | null
}

/** Every process that is published or under design, by key; `only` picks one. */
export async function listProcesses(
  db: Db,
  paging: Paging & { readonly only?: string },
): Promise<{ items: ProcessListRow[]; next: string | null }> {
  const limit = paging.limit ?? 50
  const after = decodeCursor(paging.cursor, 1)?.[0] ?? null
  const only = paging.only ?? null
  const found = await sql<ProcessListRow>`
    with paged as (
      select k.key from (select key from cases.process_versions union select key from cases.process_drafts) as k
      where (${after}::text is null or k.key > ${after}::text) and (${only}::text is null or k.key = ${only}::text) order by k.key limit ${limit + 1}
    )
    select p.key, coalesce(v.name_zh, d.name_zh) as name_zh, coalesce(v.name_en, d.name_en) as name_en,
      v.version, v.published_at, d.version as draft_version, d.saved_at,
      (select coalesce(jsonb_agg(jsonb_build_object('version', r.version, 'cases', r.cases) order by r.version desc), '[]'::jsonb)
       from (select c.process_version as version, count(*) as cases from cases.cases as c
             where c.process_key = p.key and c.finished_at is null group by c.process_version) as r) as running
    from paged as p
    left join lateral (
      select n.version, n.created_at as published_at, n.model -> 'name' ->> 'zh' as name_zh, n.model -> 'name' ->> 'en' as name_en
      from cases.process_versions as n where n.key = p.key order by n.version desc limit 1
    ) as v on true
    left join cases.process_drafts as d on d.key = p.key
    order by p.key`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.key])
}

export interface VersionRow {
  key: string
  version: number
  name_zh: string
  name_en: string
  published_at: Date
  published_by: string | null
  sha256: string
  running_cases: number
}

/** Versions of a process, newest first; `only` picks one. */
export async function listVersions(
  db: Db,
  key: string,
  { cursor, limit = 50, only = null }: Paging & { readonly only?: number | null },
): Promise<{ items: VersionRow[]; next: string | null }> {
  const before = decodeCursor(cursor, 1)?.[0] ?? null
  const found = await sql<VersionRow>`
    select v.key, v.version, v.model -> 'name' ->> 'zh' as name_zh, v.model -> 'name' ->> 'en' as name_en,
      v.created_at as published_at, v.published_by, v.sha256,
      (select count(*) from cases.cases as c
       where c.process_key = v.key and c.process_version = v.version and c.finished_at is null) as running_cases
    from cases.process_versions as v
    where v.key = ${key} and (${before}::integer is null or v.version < ${before}::integer)
      and (${only}::integer is null or v.version = ${only}::integer)
    order by v.version desc limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.version])
}

export async function findVersion(
  db: Db,
  key: string,
  version: number,
): Promise<{ xml: string; model: Model } | undefined> {
  const found = await sql<{ xml: string; model: Model }>`
    select xml, model from cases.process_versions where key = ${key} and version = ${version}`.execute(db)
  return found.rows[0]
}
