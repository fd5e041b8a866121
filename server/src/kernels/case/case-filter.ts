// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { CaseStatus, caseViews, Phase } from '#contracts/cases'
import { type Actor, scopeOf } from '#platform/access'

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
  readonly sort?: 'due' | 'newest' | undefined
  /** Ends of the due days that divide near and overdue; from the calendar. */
  readonly bounds: { readonly now: Date; readonly nearUntil: Date }
}

export const day = (text: string) => sql`(${text}::date::timestamp at time zone 'Asia/Shanghai')`

/** What of the cases an actor may see at all: the access rule, pushed into SQL. */
export function readable(actor: Actor): RawBuilder<unknown> {
  const scope = actor.kind === 'system' ? 'all' : scopeOf(actor, 'case.case.read')
  if (scope === 'all') return sql`true`
  if (scope === 'organisation')
    return sql`(exists (select 1 from cases.reach as r where r.case_id = c.id and r.organisation_id = any(${[...actor.organisationScope]}::uuid[]))
      or exists (select 1 from cases.tasks as h where h.case_id = c.id and h.assignee_id = ${actor.accountId}::uuid))`
  if (scope === 'own' && actor.subject !== null)
    return sql`(c.subject_kind = ${actor.subject.kind} and c.subject_id = ${actor.subject.id}::uuid)`
  return sql`false`
}

const watchedBy = (actor: Actor) =>
  sql`exists (select 1 from cases.marks as w where w.case_id = c.id and w.account_id = ${actor.accountId}::uuid and w.watched)`

/** Tasks one holds. */
const held = (actor: Actor) =>
  sql`select k.case_id from cases.tasks as k where k.status = 'claimed' and k.assignee_id = ${actor.accountId}::uuid`
/** Tasks one could take by post. */
const open = (actor: Actor) =>
  sql`select k.case_id from cases.tasks as k where k.status = 'open' and k.organisation_id = ${actor.organisationId}::uuid and k.role = any(${[...actor.roles]})`

/** Cases of the reader's work, from the tasks: there are few of them among many cases. */
export const workOf = (actor: Actor) => sql`(${held(actor)} union ${open(actor)})`
export const mineOf = (actor: Actor) => sql`c.id in (${held(actor)})`
export const claimableOf = (actor: Actor) => sql`c.id in (${open(actor)})`

/** Supplemented by the applicant, or returned by a later step. */
export const hasComeBack = sql`(exists (select 1 from cases.tasks as k where k.case_id = c.id and k.for_applicant and k.status = 'closed')
  or exists (select 1 from cases.history as h where h.case_id = c.id and h.kind = 'task-returned'))`

/** Somebody above watches over it until it is lifted; told as a list, because there are few among many cases. */
export const supervised = sql`(c.status in ('open', 'paused') and c.id in (select s.case_id from cases.supervisions as s where s.lifted_at is null))`

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
      return sql`c.id in ${workOf(actor)} and c.clock_state = 'running' and c.due_at <= ${bounds.nearUntil}`
    case 'returned':
      return sql`c.id in ${workOf(actor)} and ${hasComeBack}`
    case 'watched':
      return watchedBy(actor)
    case 'supervised':
      return supervised
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

export function conditionsOf(actor: Actor, filter: CaseFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [viewOf(actor, filter.view, filter.bounds)]
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
    parts.push(sql`c.status = 'open' and c.clock_state = 'running' and c.due_at < ${filter.bounds.now}`)
  if (filter.level === 'near')
    parts.push(
      sql`c.status = 'open' and c.clock_state = 'running' and c.due_at between ${filter.bounds.now} and ${filter.bounds.nearUntil}`,
    )
  if (filter.level === 'fine')
    parts.push(sql`(c.clock_state <> 'running' or c.due_at > ${filter.bounds.nearUntil})`)
  return sql.join(parts, sql` and `)
}
