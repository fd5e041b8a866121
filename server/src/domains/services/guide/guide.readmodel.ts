// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { ServiceGuide } from '#contracts/services'
import type { Db } from '#platform/db'

/** What finished cases and ratings say about a service: never typed, always counted. */
export async function readExperience(db: Db, itemCode: string): Promise<ServiceGuide['experience']> {
  const found = await sql<{
    finished: number
    median: number | null
    ratings: number
    satisfied: number | null
  }>`
    select count(*) filter (where c.finished_at is not null and c.outcome in ('granted', 'done')) as finished,
           percentile_cont(0.5) within group (order by c.used_days) filter (where c.outcome in ('granted', 'done')) as median,
           count(c.rating) as ratings,
           (count(*) filter (where c.rating >= 3))::float8 / nullif(count(c.rating), 0) as satisfied
    from cases.cases as c where c.item_code = ${itemCode}`.execute(db)
  const row = found.rows[0]
  return {
    finished: row?.finished ?? 0,
    medianWorkdays: row?.median ?? null,
    ratings: row?.ratings ?? 0,
    satisfied: row?.satisfied ?? null,
  }
}

/** Items whose version in force cites a law. */
export async function listCitations(
  db: Db,
  law: string,
): Promise<{ article: number; itemCode: string; itemName: { zh: string; en: string } }[]> {
  const found = await sql<{ article: number; code: string; zh: string; en: string }>`
    select distinct (b.value ->> 'article')::int as article, e.code, v.name_zh as zh, v.name_en as en
    from catalog.entries as e
    join catalog.entry_versions as v on v.entry_id = e.id and v.version = e.published_version
    cross join lateral jsonb_array_elements(v.content -> 'basis') as b(value)
    where e.type = 'service-item' and replace(b.value ->> 'law', '中华人民共和国', '') = ${law}
    order by article, e.code limit 500`.execute(db)
  return found.rows.map((row) => ({
    article: row.article,
    itemCode: row.code,
    itemName: { zh: row.zh, en: row.en },
  }))
}
