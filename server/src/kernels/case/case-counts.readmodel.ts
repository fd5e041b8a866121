// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { type Actor, scopeOf } from '#platform/access'
import type { Db } from '#platform/db'
import {
  type CaseFilter,
  claimableOf,
  day,
  hasComeBack,
  mineOf,
  readable,
  supervised,
  workOf,
} from './case-filter.ts'

export interface WorkCounts {
  mine: number
  claimable: number
  'near-due': number
  returned: number
  watched: number
  supervised: number
  overdue: number
  due_today: number
  finished_today: number
}
/** Of the cases that ended within the last 90 days. */
export interface EndedFigures {
  mean_days: number | null
  satisfied: number | null
}
export type CaseCounts = WorkCounts & EndedFigures

/** The numbers over the inbox: what is work, from the tasks; what has ended, at most ten minutes old. */
export function createCaseCounts() {
  const kept = new Map<string, { readonly until: number; readonly figures: Promise<EndedFigures> }>()

  function endedFigures(db: Db, actor: Actor, now: Date, today: string): Promise<EndedFigures> {
    // Whoever may read the same cases sees the same figures.
    const key = JSON.stringify([
      today,
      scopeOf(actor, 'case.case.read'),
      actor.subject,
      actor.organisationScope,
    ])
    const known = kept.get(key)
    if (known !== undefined && known.until > now.getTime()) return known.figures
    const figures = findEndedFigures(db, actor, today)
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { until: now.getTime() + keptMs, figures })
    figures.catch(() => kept.delete(key))
    return figures
  }

  return {
    async count(db: Db, actor: Actor, bounds: CaseFilter['bounds'], today: string): Promise<CaseCounts> {
      const work = await findWorkCounts(db, actor, bounds, today)
      return { ...work, ...(await endedFigures(db, actor, bounds.now, today)) }
    },
  }
}

const keptMs = 10 * 60_000
const mostKept = 1000
// Nobody has more work than this on the desk; a larger number says no more.
const most = 10_000

/** What has ended counts for the organisation that was in charge, not for those it asked. */
const answeredFor = (actor: Actor) =>
  scopeOf(actor, 'case.case.read') === 'organisation'
    ? sql`c.organisation_id = any(${[...actor.organisationScope]}::uuid[])`
    : readable(actor)

async function findWorkCounts(
  db: Db,
  actor: Actor,
  bounds: CaseFilter['bounds'],
  today: string,
): Promise<WorkCounts> {
  const running = sql`c.clock_state = 'running'`
  const tomorrow = sql`${day(today)} + interval '1 day'`
  const counted = await sql<WorkCounts>`
    with work as materialized (select w.case_id from ${workOf(actor)} as w limit ${most})
    select (select count(*) from (select 1 from cases.cases as c where ${mineOf(actor)} limit ${most}) as x) as mine,
      (select count(*) from (select 1 from cases.cases as c where ${claimableOf(actor)} limit ${most}) as x) as claimable,
      w."near-due", w.returned, w.overdue, w.due_today,
      (select count(*) from cases.marks as m join cases.cases as c on c.id = m.case_id
       where m.account_id = ${actor.accountId}::uuid and m.watched and ${readable(actor)}) as watched,
      (select count(*) from (select 1 from cases.cases as c where ${supervised} and ${readable(actor)} limit ${most}) as x) as supervised,
      (select count(*) from cases.cases as c where c.finished_at >= ${day(today)} and ${answeredFor(actor)}) as finished_today
    from (select count(*) filter (where ${running} and c.due_at <= ${bounds.nearUntil}) as "near-due",
                 count(*) filter (where ${hasComeBack}) as returned,
                 count(*) filter (where ${running} and c.due_at < ${bounds.now}) as overdue,
                 count(*) filter (where ${running} and c.due_at >= ${day(today)} and c.due_at < ${tomorrow}) as due_today
          from work as k join cases.cases as c on c.id = k.case_id and c.status in ('open', 'paused')) as w`.execute(
    db,
  )
  const row = counted.rows[0]
  if (row === undefined) throw new Error('an aggregate always has one row')
  return row
}

async function findEndedFigures(db: Db, actor: Actor, today: string): Promise<EndedFigures> {
  const found = await sql<EndedFigures>`
    select round(avg(c.used_days), 1)::float8 as mean_days,
           (count(*) filter (where c.rating >= 3))::float8 / nullif(count(c.rating), 0) as satisfied
    from cases.cases as c where c.finished_at >= ${day(today)} - interval '90 days' and ${answeredFor(actor)}`.execute(
    db,
  )
  return found.rows[0] ?? { mean_days: null, satisfied: null }
}
