// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { CaseBadge } from '#contracts/case-parts'
import type { Actor } from '#platform/access'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import { type CaseFilter, readable, supervised } from './case-filter.ts'
import { newestFirst, urgentFirst } from './case-page.ts'
import type { CaseRow } from './case-row.ts'
import { findMatches } from './case-search.ts'

export type CaseListRow = Pick<
  CaseRow,
  | 'id'
  | 'number'
  | 'kind'
  | 'title_zh'
  | 'title_en'
  | 'item_code'
  | 'status'
  | 'phase'
  | 'outcome'
  | 'organisation_id'
  | 'region_code'
  | 'subject_kind'
  | 'subject_id'
  | 'subject_name'
  | 'channel'
  | 'submitted_at'
  | 'promised_days'
  | 'clock_state'
  | 'clock_started_at'
  | 'due_at'
  | 'days_left'
  | 'stopped_for'
  | 'used_days'
  | 'rating'
  | 'rev'
> & {
  organisation_zh: string
  organisation_en: string
  task_id: string | null
  task_node: string | null
  task_zh: string | null
  task_en: string | null
  task_assignee: string | null
  task_assignee_id: string | null
  task_opened_at: Date | null
  task_due_at: Date | null
  watched: boolean
  seen_rev: number
  badges: CaseBadge[]
  sort_key: string
}

/** Marks of a case in a list; the office sees how it presses, the applicant only what they still owe. */
const badgesFor = (actor: Actor) => {
  const running = sql`c.clock_state = 'running'`
  const forOffice = sql`
    case when ${supervised} then 'supervised' end,
    case when ${running} and c.rungs_told = 1 then 'warned' when ${running} and c.rungs_told = 2 then 'overdue' when ${running} and c.rungs_told > 2 then 'escalated' end,
    case when c.status = 'open' and exists (select 1 from cases.history as h where h.case_id = c.id and h.kind = 'urged' and h.at >= coalesce(t.opened_at, h.at)) then 'urged' end,
    case when t.parent_id is not null then 'asked' end,
    case when exists (select 1 from cases.dues as d where d.case_id = c.id and d.kind = 'commitment' and d.status in ('promised', 'open')) then 'commitment' end`
  const forAll = sql`case when exists (select 1 from cases.dues as d where d.case_id = c.id and d.kind = 'omission' and d.status = 'open') then 'omission' end`
  return sql`array_remove(array[${forAll}${actor.kind === 'staff' ? sql`, ${forOffice}` : sql``}]::text[], null)`
}

/** Columns every list and card shows. */
const columnsFor = (actor: Actor) => sql`
  c.id, c.number, c.kind, c.title_zh, c.title_en, c.item_code, c.status, c.phase, c.outcome, c.organisation_id, c.region_code, c.subject_kind, c.subject_id, c.subject_name, c.channel,
  c.submitted_at, c.promised_days, c.clock_state, c.clock_started_at, c.due_at, c.days_left, c.stopped_for, c.used_days, c.rating, c.rev,
  o.name_zh as organisation_zh, o.name_en as organisation_en,
  t.id as task_id, t.node as task_node, t.name_zh as task_zh, t.name_en as task_en, a.display_name as task_assignee, t.assignee_id as task_assignee_id,
  t.opened_at as task_opened_at, t.due_at as task_due_at, coalesce(m.watched, false) as watched, coalesce(m.seen_rev, 0) as seen_rev,
  ${badgesFor(actor)} as badges`

/** The open task that concerns the reader: their own first, then one they could take, then any. */
function taskOf(actor: Actor): RawBuilder<unknown> {
  return sql`left join lateral (
    select k.* from cases.tasks as k where k.case_id = c.id and k.status in ('open', 'claimed') and (${actor.kind === 'staff'} or k.token <> 0)
    order by (k.assignee_id is not distinct from ${actor.accountId}::uuid) desc,
             (k.status = 'open' and k.organisation_id is not distinct from ${actor.organisationId}::uuid and k.role = any(${[...actor.roles]})) desc, (k.token = 0), k.opened_at, k.token limit 1
  ) as t on true`
}

function from(actor: Actor, cases: RawBuilder<unknown> = sql`cases.cases as c`): RawBuilder<unknown> {
  return sql`
    from ${cases}
    left join cases.marks as m on m.case_id = c.id and m.account_id = ${actor.accountId}::uuid
    ${taskOf(actor)}
    left join directory.accounts as a on a.id = t.assignee_id
    join lateral (select name_zh, name_en from directory.organisation_versions where organisation_id = c.organisation_id order by valid_from desc limit 1) as o on true`
}

/** Views of work, most urgent first; everything else is newest first. */
const urgentViews: ReadonlySet<CaseFilter['view']> = new Set(['mine', 'claimable', 'near-due', 'returned'])

/** One page of a list, by keyset. What is searched for is looked up first: how common it is decides the way. */
export async function listCases(
  db: Db,
  actor: Actor,
  filter: CaseFilter,
  page: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: CaseListRow[]; next: string | null }> {
  const limit = page.limit ?? 30
  const found = await findMatches(db, filter.q)
  const query = { actor, filter, found, after: decodeCursor(page.cursor, 2), limit: limit + 1 }
  const byDue = urgentViews.has(filter.view) && filter.sort !== 'newest'
  const ids = byDue ? urgentFirst(query) : newestFirst(query)
  const rows = await sql<CaseListRow>`
    with page as materialized (${ids})
    select ${columnsFor(actor)}, p.sort_key ${from(actor, sql`page as p join cases.cases as c on c.id = p.id`)} order by p.place`.execute(
    db,
  )
  return pageOf(rows.rows, limit, (row) => [row.sort_key, row.id])
}

/** Cards of given cases that the actor may read, in the given order. */
export async function listCasesByNumber(
  db: Db,
  actor: Actor,
  numbers: readonly string[],
): Promise<CaseListRow[]> {
  const found = await sql<CaseListRow>`
    select ${columnsFor(actor)}, '' as sort_key ${from(actor)} where c.number = any(${[...numbers]}) and ${readable(actor)} limit 500`.execute(
    db,
  )
  const byNumber = new Map(found.rows.map((row) => [row.number, row]))
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}
