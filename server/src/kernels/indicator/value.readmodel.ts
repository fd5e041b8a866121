// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Indicator, Measure, RecordRows } from './indicator.ts'
import { addDays, dayIn, type Period, previousPeriod, startOf } from './period.logic.ts'

/** Which records the reader may see and asked for; null for all. */
export interface RecordFilter {
  /** Organisations the reader may see. */
  readonly within: readonly string[] | null
  /** This organisation and those below it. */
  readonly below: string | null
  /** This district. */
  readonly region: string | null
}

/** One group of the one statement that computes a value. */
export interface GroupRow {
  part: 'current' | 'previous' | 'day' | 'organisation' | 'region' | 'entered' | 'left'
  day: string | null
  organisation_id: string | null
  region: string | null
  /** Of the organisation or of the region. */
  name_zh: string | null
  name_en: string | null
  short_zh: string | null
  short_en: string | null
  /** Rows of the base. */
  base: number
  /** Rows that count; for means the rows that have a number. */
  hits: number
  /** Sum of the numbers of a mean. */
  amount: number | null
}

export function filterCondition(rows: RecordRows, filter: RecordFilter): RawBuilder<unknown> {
  const within =
    filter.within === null ? sql`true` : sql`${rows.organisation} = any(${[...filter.within]}::uuid[])`
  // Whatever ever stood below: figures from before a reform stay with the branch they were made in.
  const below =
    filter.below === null
      ? sql`true`
      : sql`${rows.organisation} in (select v.organisation_id from directory.organisation_versions as v where v.path @> array[${filter.below}::uuid])`
  const region = filter.region === null ? sql`true` : sql`${regionOf(rows)} = ${filter.region}`
  return sql`${within} and ${below} and ${region}`
}

/** Goes after `from`: the rows, with what their district is read from. */
export const placedRows = ({ from, region }: RecordRows): RawBuilder<unknown> =>
  region === undefined ? from : sql`${from} ${region.joins}`

const regionOf = ({ region }: RecordRows): RawBuilder<unknown> => region?.code ?? sql`null::text`

/** Total, previous period, days, organisations and districts of an indicator in one statement. */
export async function readGroups(
  db: Db,
  indicator: Indicator,
  period: Period,
  scope: { readonly filter: RecordFilter; readonly now: Date },
): Promise<GroupRow[]> {
  const groups =
    indicator.measure.kind === 'stock'
      ? stockGroups(indicator, indicator.measure, period, scope)
      : flowGroups(indicator, indicator.measure, period, scope.filter)
  const found = await sql<GroupRow>`
    ${groups}
    select g.part, g.day, g.organisation_id, g.region, coalesce(o.name_zh, d.name_zh) as name_zh, coalesce(o.name_en, d.name_en) as name_en,
           o.short_zh, o.short_en,
           g.base, g.hits, g.amount
    from groups as g
    left join lateral (
      select v.name_zh, v.name_en, v.short_zh, v.short_en from directory.organisation_versions as v
      where v.organisation_id = g.organisation_id order by (v.valid_from <= ${period.to}::date) desc, v.valid_from desc limit 1
    ) as o on g.part = 'organisation'
    left join directory.regions as d on g.part = 'region' and d.code = g.region and d.level = 'county'
    where g.part <> 'region' or d.code is not null
    order by g.part, g.day, g.region, o.name_zh`.execute(db)
  return found.rows
}

export type FlowMeasure = Exclude<Measure, { kind: 'stock' }>

/** Condition of the rows a value is computed over, and of those among them that count. */
export function flowParts(measure: FlowMeasure): {
  base: RawBuilder<unknown>
  counts: RawBuilder<unknown>
  value: RawBuilder<unknown>
} {
  switch (measure.kind) {
    case 'count':
      return { base: measure.counts, counts: sql`true`, value: sql`null` }
    case 'ratio':
      return { base: measure.base, counts: measure.counts, value: sql`null` }
    case 'mean':
      return { base: measure.base, counts: sql`(${measure.value}) is not null`, value: measure.value }
    default:
      return measure satisfies never
  }
}

function flowGroups(
  { rows }: Indicator,
  measure: FlowMeasure,
  period: Period,
  filter: RecordFilter,
): RawBuilder<unknown> {
  const { base, counts, value } = flowParts(measure)
  const before = previousPeriod(period)
  return sql`
    with records as (
      select case when ${measure.day} >= ${startOf(period.from)} then 'current' else 'previous' end as part, ${dayIn(measure.day)} as day,
             ${rows.organisation} as organisation_id, ${regionOf(rows)} as region,
             coalesce((${counts}), false) as hit, (${value})::float8 as amount
      from ${placedRows(rows)}
      where ${measure.day} >= ${startOf(before.from)} and ${measure.day} < ${startOf(addDays(period.to, 1))}
        and (${base}) and ${filterCondition(rows, filter)}
    ), groups as (
      select case when grouping(r.day) = 0 then 'day' when grouping(r.organisation_id) = 0 then 'organisation'
                  when grouping(r.region) = 0 then 'region' else r.part end as part,
             r.day, r.organisation_id, r.region, count(*) as base, count(*) filter (where r.hit) as hits, sum(r.amount) as amount
      from records as r group by grouping sets ((r.part), (r.part, r.day), (r.part, r.organisation_id), (r.part, r.region))
      having r.part = 'current' or grouping(r.day, r.organisation_id, r.region) = 7
    )`
}

/** What stands at an instant: counted at the end of the period, and its comings and goings for the days between. */
function stockGroups(
  { rows }: Indicator,
  measure: Extract<Measure, { kind: 'stock' }>,
  period: Period,
  { filter, now }: { readonly filter: RecordFilter; readonly now: Date },
): RawBuilder<unknown> {
  const start = startOf(period.from)
  return sql`
    with records as (
      select ${measure.enters} as enters, ${measure.leaves} as leaves, ${rows.organisation} as organisation_id, ${regionOf(rows)} as region
      from ${placedRows(rows)}
      where (${measure.counts}) and ${filterCondition(rows, filter)}
        and ${measure.enters} < ${endOf(period, now)} and (${measure.leaves} is null or ${measure.leaves} >= ${start})
        and (${measure.leaves} is null or ${measure.leaves} > ${measure.enters})
    ), standing as (
      select * from records as r where r.leaves is null or r.leaves >= ${endOf(period, now)}
    ), groups as (
      select 'current' as part, null::date as day, null::uuid as organisation_id, null::text as region, count(*) as base, count(*) as hits,
             null::float8 as amount from standing
      union all select 'organisation', null, s.organisation_id, null, count(*), count(*), null from standing as s group by s.organisation_id
      union all select 'region', null, null, s.region, count(*), count(*), null from standing as s group by s.region
      union all select 'previous', null, null, null, count(*), count(*), null from records as r where r.enters < ${start}
      union all select 'entered', ${dayIn(sql`r.enters`)}, null, null, count(*), count(*), null from records as r where r.enters >= ${start} group by 2
      union all select 'left', ${dayIn(sql`r.leaves`)}, null, null, count(*), count(*), null from records as r
        where r.leaves < ${endOf(period, now)} group by 2
    )`
}

/** End of the period, or now while it is not over. */
export const endOf = (period: Period, now: Date): RawBuilder<unknown> =>
  sql`least(${startOf(addDays(period.to, 1))}, ${now}::timestamptz)`
