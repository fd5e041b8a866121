// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import { type Actor, scopeOf } from '#platform/access'
import type { Cursor } from '#platform/db'
import { type CaseFilter, conditionsOf, readable } from './case-filter.ts'
import type { Matches } from './case-search.ts'

/** Which cases stand on a page, and in which order; what is shown of them is joined to these few. */
export interface PageQuery {
  readonly actor: Actor
  readonly filter: CaseFilter
  readonly found: Matches
  /** Sort key and id of the last row before. */
  readonly after: Cursor | null
  readonly limit: number
}

/** Cases of the reader's work by the day they are due. */
export function urgentFirst({ actor, filter, found, after, limit }: PageQuery): RawBuilder<unknown> {
  const due = sql`coalesce(c.due_at, 'infinity'::timestamptz)`
  const [key, id] = after ?? [null, null]
  // Work lies with whoever looks: the view is narrower than what they may read.
  return sql`
    select c.id, to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as sort_key, row_number() over (order by ${due}, c.id) as place
    from cases.cases as c where ${conditionsOf(actor, filter)} and ${matched(found)}
      and (${id}::uuid is null or (${due}, c.id) > (coalesce(${key}::timestamp at time zone 'UTC', 'infinity'), ${id}::uuid))
    order by ${due}, c.id limit ${limit}`
}

/** Newest first. For an organisation along its own index, so that a small one need not look through the cases of all. */
export function newestFirst(query: PageQuery): RawBuilder<unknown> {
  const { actor, filter, found } = query
  // What is due is few, and has an index of its own.
  const whole = (filter.view === undefined || filter.view === 'all') && !isDueSoon(filter)
  const byReach =
    whole &&
    found.kind !== 'few' &&
    actor.kind === 'staff' &&
    scopeOf(actor, 'case.case.read') === 'organisation'
  return byReach ? newestOfOrganisations(query) : newestOfAll(query)
}

const isDueSoon = ({ level }: CaseFilter) => level === 'near' || level === 'overdue'

function newestOfAll({ actor, filter, found, after, limit }: PageQuery): RawBuilder<unknown> {
  return sql`
    select c.id, ${sortKey(sql`c.submitted_at`)} as sort_key, row_number() over (order by c.submitted_at desc, c.id desc) as place
    from cases.cases as c where ${readable(actor)} and ${conditionsOf(actor, filter)} and ${matched(found)}
      and ${before(after, sql`c.submitted_at`, sql`c.id`)}
    order by c.submitted_at desc, c.id desc limit ${limit}`
}

/** A page of each organisation in scope, merged: each is read from its index and no further than the page. */
function newestOfOrganisations({ actor, filter, found, after, limit }: PageQuery): RawBuilder<unknown> {
  return sql`
    select m.id, ${sortKey(sql`m.submitted_at`)} as sort_key, row_number() over (order by m.submitted_at desc, m.id desc) as place
    from (select distinct n.id, n.submitted_at
          from unnest(${[...actor.organisationScope]}::uuid[]) as s(organisation_id)
          cross join lateral (
            select r.case_id as id, r.submitted_at from cases.reach as r join cases.cases as c on c.id = r.case_id
            where r.organisation_id = s.organisation_id and ${before(after, sql`r.submitted_at`, sql`r.case_id`)}
              and ${conditionsOf(actor, filter)} and ${matched(found)}
            order by r.submitted_at desc, r.case_id desc limit ${limit}) as n) as m
    order by m.submitted_at desc, m.id desc limit ${limit}`
}

function matched(found: Matches): RawBuilder<unknown> {
  if (found.kind === 'all') return sql`true`
  return found.kind === 'many' ? found.holds : sql`c.id = any(${[...found.ids]}::uuid[])`
}

/** Microseconds as text: JavaScript would round them. */
const sortKey = (at: RawBuilder<unknown>) =>
  sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`

function before(after: Cursor | null, at: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> {
  if (after === null) return sql`true`
  const [key, last] = after
  return sql`(${at}, ${id}) < (${key}::timestamp at time zone 'UTC', ${last}::uuid)`
}
