// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { CaseBadge } from '#contracts/case-parts'
import type { CaseStatus, caseViews, Phase } from '#contracts/cases'
import { type Actor, scopeOf } from '#platform/access'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import type { CaseRow } from './case-row.ts'

export interface CaseFilter {
  readonly view?: (typeof caseViews)[number] | undefined
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly status?: CaseStatus | undefined
  readonly phase?: Phase | undefined
  readonly organisation?: string | undefined
  readonly item?: string | undefined
  readonly level?: 'fine' | 'near' | 'overdue' | undefined
  readonly ratingMax?: number | undefined
  readonly submittedFrom?: string | undefined
  readonly submittedTo?: string | undefined
  /** Ends of the due days that divide near and overdue; from the calendar. */
  readonly bounds: { readonly now: Date; readonly nearUntil: Date }
}

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
    case when exists (select 1 from cases.supervisions as s where s.case_id = c.id and s.lifted_at is null) and c.status in ('open', 'paused') then 'supervised' end,
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

const day = (text: string) => sql`(${text}::date::timestamp at time zone 'Asia/Shanghai')`

/** What of the cases an actor may see at all: the access rule, pushed into SQL. */
function readable(actor: Actor): RawBuilder<unknown> {
  const scope = actor.kind === 'system' ? 'all' : scopeOf(actor, 'case.case.read')
  if (scope === 'all') return sql`true`
  if (scope === 'organisation') {
    return sql`(c.organisation_id = any(${[...actor.organisationScope]}::uuid[]) or exists (select 1 from cases.tasks as h
      where h.case_id = c.id and (h.organisation_id = any(${[...actor.organisationScope]}::uuid[]) or h.assignee_id = ${actor.accountId}::uuid)))`
  }
  if (scope === 'own' && actor.subject !== null)
    return sql`(c.subject_kind = ${actor.subject.kind} and c.subject_id = ${actor.subject.id}::uuid)`
  return sql`false`
}

/** The open task that concerns the reader: their own first, then one they could take, then any. */
function taskOf(actor: Actor): RawBuilder<unknown> {
  return sql`left join lateral (
    select k.* from cases.tasks as k where k.case_id = c.id and k.status in ('open', 'claimed') and (${actor.kind === 'staff'} or k.token <> 0)
    order by (k.assignee_id is not distinct from ${actor.accountId}::uuid) desc,
             (k.status = 'open' and k.organisation_id is not distinct from ${actor.organisationId}::uuid and k.role = any(${[...actor.roles]})) desc, (k.token = 0), k.opened_at, k.token limit 1
  ) as t on true`
}

const mineOf = (actor: Actor) =>
  sql`exists (select 1 from cases.tasks as k where k.case_id = c.id and k.status = 'claimed' and k.assignee_id = ${actor.accountId}::uuid)`
const claimableOf = (actor: Actor) =>
  sql`exists (select 1 from cases.tasks as k where k.case_id = c.id and k.status = 'open' and k.organisation_id = ${actor.organisationId}::uuid and k.role = any(${[...actor.roles]}))`

export function viewOf(
  actor: Actor,
  view: CaseFilter['view'],
  bounds: CaseFilter['bounds'],
): RawBuilder<unknown> {
  switch (view) {
    case 'mine':
      return mineOf(actor)
    case 'claimable':
      return claimableOf(actor)
    case 'near-due':
      return sql`(${mineOf(actor)} or ${claimableOf(actor)}) and c.clock_state = 'running' and c.due_at <= ${bounds.nearUntil}`
    case 'returned':
      return sql`(${mineOf(actor)} or ${claimableOf(actor)}) and (exists (select 1 from cases.tasks as k where k.case_id = c.id and k.for_applicant and k.status = 'closed')
        or exists (select 1 from cases.history as h where h.case_id = c.id and h.kind = 'task-returned'))`
    case 'watched':
      return sql`coalesce(m.watched, false)`
    case 'handled':
      return sql`exists (select 1 from cases.tasks as k where k.case_id = c.id and k.status = 'closed' and k.closed_by = ${actor.accountId}::uuid)`
    case 'own':
      return actor.subject === null
        ? sql`false`
        : sql`(c.subject_kind = ${actor.subject.kind} and c.subject_id = ${actor.subject.id}::uuid)`
    case 'all':
    case undefined:
      return sql`true`
    default:
      return view satisfies never
  }
}

function conditions(actor: Actor, filter: CaseFilter): RawBuilder<unknown> {
  const text = filter.q?.trim() ?? ''
  const parts: RawBuilder<unknown>[] = [readable(actor), viewOf(actor, filter.view, filter.bounds)]
  if (filter.kind !== undefined) parts.push(sql`c.kind = ${filter.kind}`)
  if (filter.status !== undefined) parts.push(sql`c.status = ${filter.status}`)
  if (filter.phase !== undefined) parts.push(sql`c.phase = ${filter.phase}`)
  if (filter.organisation !== undefined) parts.push(sql`c.organisation_id = ${filter.organisation}::uuid`)
  if (filter.item !== undefined) parts.push(sql`c.item_code = ${filter.item}`)
  if (filter.ratingMax !== undefined) parts.push(sql`c.rating <= ${filter.ratingMax}`)
  if (filter.submittedFrom !== undefined) parts.push(sql`c.submitted_at >= ${day(filter.submittedFrom)}`)
  if (filter.submittedTo !== undefined)
    parts.push(sql`c.submitted_at < ${day(filter.submittedTo)} + interval '1 day'`)
  if (filter.level === 'overdue')
    parts.push(sql`c.clock_state = 'running' and c.due_at < ${filter.bounds.now}`)
  if (filter.level === 'near')
    parts.push(
      sql`c.clock_state = 'running' and c.due_at between ${filter.bounds.now} and ${filter.bounds.nearUntil}`,
    )
  if (filter.level === 'fine')
    parts.push(sql`(c.clock_state <> 'running' or c.due_at > ${filter.bounds.nearUntil})`)
  // A full number is looked up exactly; otherwise titles and applicants are searched within what is readable.
  if (text !== '')
    parts.push(
      sql`(c.number = upper(${text}) or position(${text} in c.title_zh) > 0 or position(lower(${text}) in lower(c.title_en)) > 0 or position(${text} in c.subject_name) > 0)`,
    )
  return sql.join(parts, sql` and `)
}

function from(actor: Actor): RawBuilder<unknown> {
  return sql`
    from cases.cases as c
    left join cases.marks as m on m.case_id = c.id and m.account_id = ${actor.accountId}::uuid
    ${taskOf(actor)}
    left join directory.accounts as a on a.id = t.assignee_id
    join lateral (select name_zh, name_en from directory.organisation_versions where organisation_id = c.organisation_id order by valid_from desc limit 1) as o on true`
}

/** Work is listed most urgent first, everything else newest first. Keyset pages. */
export async function listCases(
  db: Db,
  actor: Actor,
  filter: CaseFilter,
  page: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: CaseListRow[]; next: string | null }> {
  const limit = page.limit ?? 30
  const byDue =
    filter.view !== undefined && ['mine', 'claimable', 'near-due', 'returned'].includes(filter.view)
  // Both orders are one ascending text key; microseconds keep it exact.
  const key = byDue
    ? sql`coalesce(to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '9999') || c.id::text`
    : sql`lpad((99999999999999999 - (extract(epoch from c.submitted_at) * 1000000)::bigint)::text, 20, '0') || c.id::text`
  const after = decodeCursor(page.cursor, 1)?.[0] ?? null
  const found = await sql<CaseListRow>`
    select ${columnsFor(actor)}, ${key} as sort_key ${from(actor)}
    where ${conditions(actor, filter)} and (${after}::text is null or ${key} > ${after}::text)
    order by ${byDue ? sql`c.due_at asc nulls last, c.id` : sql`c.submitted_at desc, c.id`} limit ${limit + 1}`.execute(
    db,
  )
  return pageOf(found.rows, limit, (row) => [row.sort_key])
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

export interface CaseCounts {
  mine: number
  claimable: number
  'near-due': number
  returned: number
  watched: number
  overdue: number
  due_today: number
  finished_today: number
  mean_days: number | null
  satisfied: number | null
}

/** The numbers over the inbox, all in one statement. */
export async function countCases(
  db: Db,
  actor: Actor,
  bounds: CaseFilter['bounds'],
  today: string,
): Promise<CaseCounts> {
  const work = sql`(${mineOf(actor)} or ${claimableOf(actor)})`
  const open = sql`c.status in ('open', 'paused')`
  const counted = await sql<CaseCounts>`
    select count(*) filter (where ${mineOf(actor)}) as mine,
           count(*) filter (where ${claimableOf(actor)}) as claimable,
           count(*) filter (where ${open} and ${viewOf(actor, 'near-due', bounds)}) as "near-due",
           count(*) filter (where ${open} and ${viewOf(actor, 'returned', bounds)}) as returned,
           count(*) filter (where coalesce(m.watched, false)) as watched,
           count(*) filter (where ${open} and ${work} and c.clock_state = 'running' and c.due_at < ${bounds.now}) as overdue,
           count(*) filter (where ${open} and ${work} and c.clock_state = 'running' and c.due_at >= ${day(today)} and c.due_at < ${day(today)} + interval '1 day') as due_today,
           count(*) filter (where c.finished_at >= ${day(today)}) as finished_today,
           round(avg(c.used_days) filter (where c.finished_at >= ${day(today)} - interval '90 days'), 1)::float8 as mean_days,
           (count(*) filter (where c.rating >= 3 and c.rated_at >= ${day(today)} - interval '90 days'))::float8
             / nullif(count(*) filter (where c.rating is not null and c.rated_at >= ${day(today)} - interval '90 days'), 0) as satisfied
    from cases.cases as c left join cases.marks as m on m.case_id = c.id and m.account_id = ${actor.accountId}::uuid
    where ${readable(actor)} and (${open} or ${work} or coalesce(m.watched, false) or c.finished_at >= ${day(today)} - interval '90 days')`.execute(
    db,
  )
  const row = counted.rows[0]
  if (row === undefined) throw new Error('an aggregate always has one row')
  return row
}
