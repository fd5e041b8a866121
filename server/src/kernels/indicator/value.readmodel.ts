// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Indicator, Measure } from './indicator.ts'
import { addDays, dayIn, type Period, previousPeriod, startOf } from './period.logic.ts'

/** Organisations the reader may see and asked for; null for all. */
export interface OrganisationFilter {
  readonly within: readonly string[] | null
  /** This organisation and those below it. */
  readonly below: string | null
}

/** One group of the one statement that computes a value. */
export interface GroupRow {
  part: 'current' | 'previous' | 'day' | 'organisation' | 'entered' | 'left'
  day: string | null
  organisation_id: string | null
  organisation_zh: string | null
  organisation_en: string | null
  /** Rows of the base. */
  base: number
  /** Rows that count; for means the rows that have a number. */
  hits: number
  /** Sum of the numbers of a mean. */
  amount: number | null
}

export function organisationCondition(
  organisation: RawBuilder<unknown>,
  filter: OrganisationFilter,
): RawBuilder<unknown> {
  const within =
    filter.within === null ? sql`true` : sql`${organisation} = any(${[...filter.within]}::uuid[])`
  // Whatever ever stood below: figures from before a reform stay with the branch they were made in.
  const below =
    filter.below === null
      ? sql`true`
      : sql`${organisation} in (select v.organisation_id from directory.organisation_versions as v where v.path @> array[${filter.below}::uuid])`
  return sql`${within} and ${below}`
}

/** Total, previous period, days and organisations of an indicator in one statement. */
export async function readGroups(
  db: Db,
  indicator: Indicator,
  period: Period,
  scope: { readonly filter: OrganisationFilter; readonly now: Date },
): Promise<GroupRow[]> {
  const groups =
    indicator.measure.kind === 'stock'
      ? stockGroups(indicator, indicator.measure, period, scope)
      : flowGroups(indicator, indicator.measure, period, scope.filter)
  const found = await sql<GroupRow>`
    ${groups}
    select g.part, g.day, g.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en, g.base, g.hits, g.amount
    from groups as g
    left join lateral (
      select v.name_zh, v.name_en from directory.organisation_versions as v
      where v.organisation_id = g.organisation_id order by (v.valid_from <= ${period.to}::date) desc, v.valid_from desc limit 1
    ) as o on g.part = 'organisation'
    order by g.part, g.day, o.name_zh`.execute(db)
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
  filter: OrganisationFilter,
): RawBuilder<unknown> {
  const { base, counts, value } = flowParts(measure)
  const before = previousPeriod(period)
  return sql`
    with records as (
      select case when ${measure.day} >= ${startOf(period.from)} then 'current' else 'previous' end as part, ${dayIn(measure.day)} as day,
             ${rows.organisation} as organisation_id, coalesce((${counts}), false) as hit, (${value})::float8 as amount
      from ${rows.from}
      where ${measure.day} >= ${startOf(before.from)} and ${measure.day} < ${startOf(addDays(period.to, 1))}
        and (${base}) and ${organisationCondition(rows.organisation, filter)}
    ), groups as (
      select case when grouping(r.day) = 0 then 'day' when grouping(r.organisation_id) = 0 then 'organisation' else r.part end as part,
             r.day, r.organisation_id, count(*) as base, count(*) filter (where r.hit) as hits, sum(r.amount) as amount
      from records as r group by grouping sets ((r.part), (r.part, r.day), (r.part, r.organisation_id))
      having r.part = 'current' or grouping(r.day, r.organisation_id) = 3
    )`
}

/** What stands at an instant: counted at the end of the period, and its comings and goings for the days between. */
function stockGroups(
  { rows }: Indicator,
  measure: Extract<Measure, { kind: 'stock' }>,
  period: Period,
  { filter, now }: { readonly filter: OrganisationFilter; readonly now: Date },
): RawBuilder<unknown> {
  const start = startOf(period.from)
  return sql`
    with records as (
      select ${measure.enters} as enters, ${measure.leaves} as leaves, ${rows.organisation} as organisation_id from ${rows.from}
      where (${measure.counts}) and ${organisationCondition(rows.organisation, filter)}
        and ${measure.enters} < ${endOf(period, now)} and (${measure.leaves} is null or ${measure.leaves} >= ${start})
        and (${measure.leaves} is null or ${measure.leaves} > ${measure.enters})
    ), standing as (
      select * from records as r where r.leaves is null or r.leaves >= ${endOf(period, now)}
    ), groups as (
      select 'current' as part, null::date as day, null::uuid as organisation_id, count(*) as base, count(*) as hits, null::float8 as amount from standing
      union all select 'organisation', null, s.organisation_id, count(*), count(*), null from standing as s group by s.organisation_id
      union all select 'previous', null, null, count(*), count(*), null from records as r where r.enters < ${start}
      union all select 'entered', ${dayIn(sql`r.enters`)}, null, count(*), count(*), null from records as r where r.enters >= ${start} group by 2
      union all select 'left', ${dayIn(sql`r.leaves`)}, null, count(*), count(*), null from records as r
        where r.leaves < ${endOf(period, now)} group by 2
    )`
}

/** End of the period, or now while it is not over. */
export const endOf = (period: Period, now: Date): RawBuilder<unknown> =>
  sql`least(${startOf(addDays(period.to, 1))}, ${now}::timestamptz)`
