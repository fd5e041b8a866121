// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { ReportedStateCode } from '#contracts/exchange-door'
import type { Db } from '#platform/db'
import { jsonRows } from '#platform/unit'
import type { KeptEvent } from './fold.logic.ts'

export interface ReportedCaseRow {
  external_number: string
  case_number: string
  head: string
  item_code: string
  submitted_on: string
  promised_on: string | null
  state: string
  state_on: string
}
export interface StoredCase extends ReportedCaseRow {
  submitted_at: Date
  data: Record<string, unknown>
  events: KeptEvent[]
}

/** Reports of one system follow one another: two that open the same case at once would open it twice. */
export async function lockReports(db: Db, systemId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exchange-reports:${systemId}`}, 0))`.execute(db)
}

interface StoredEvent {
  id: string
  occurredAt: string
  state: ReportedStateCode
  outcome: KeptEvent['outcome']
  stepZh: string | null
  stepEn: string | null
}

/** Cases by their numbers in the system, each with all its events, in one query. */
export async function listStoredCases(
  db: Db,
  systemId: string,
  numbers: readonly string[],
): Promise<Map<string, StoredCase>> {
  const found = await sql<Omit<StoredCase, 'events'> & { events: StoredEvent[] }>`
    select x.external_number, x.case_number, x.head, x.item_code, x.submitted_on::text, x.promised_on::text, x.state, x.state_on::text, c.submitted_at, c.data,
      (select coalesce(json_agg(json_build_object('id', e.event_id, 'occurredAt', e.occurred_at, 'state', e.state, 'outcome', e.outcome, 'stepZh', e.step_zh, 'stepEn', e.step_en)), '[]')
       from exchange.events as e where e.system_id = x.system_id and e.external_number = x.external_number) as events
    from exchange.cases as x join cases.cases as c on c.number = x.case_number
    where x.system_id = ${systemId} and x.external_number = any(${[...numbers]}::text[])`.execute(db)
  return new Map(
    found.rows.map((row) => [
      row.external_number,
      {
        ...row,
        events: row.events.map(({ occurredAt, stepZh, stepEn, ...event }) => ({
          ...event,
          occurredAt: new Date(occurredAt),
          step: stepZh === null || stepEn === null ? null : { zh: stepZh, en: stepEn },
        })),
      },
    ]),
  )
}

export async function saveCases(
  db: Db,
  systemId: string,
  rows: readonly ReportedCaseRow[],
  now: Date,
): Promise<void> {
  await sql`
    insert into exchange.cases (system_id, external_number, case_number, head, item_code, submitted_on, promised_on, state, state_on, created_at, changed_at)
    select ${systemId}, r.external_number, r.case_number, r.head, r.item_code, r.submitted_on, r.promised_on, r.state, r.state_on, ${now}, ${now}
    from json_to_recordset(${jsonRows(rows)}) as r(external_number text, case_number text, head text, item_code text, submitted_on date, promised_on date, state text, state_on date)
    on conflict (system_id, external_number) do update set state = excluded.state, state_on = excluded.state_on, changed_at = excluded.changed_at`.execute(
    db,
  )
}

export async function insertEvents(
  db: Db,
  systemId: string,
  events: readonly { externalNumber: string; event: KeptEvent }[],
  now: Date,
): Promise<void> {
  const rows = events.map(({ externalNumber, event }) => ({
    external_number: externalNumber,
    event_id: event.id,
    occurred_at: event.occurredAt.toISOString(),
    state: event.state,
    outcome: event.outcome,
    step_zh: event.step?.zh ?? null,
    step_en: event.step?.en ?? null,
  }))
  await sql`
    insert into exchange.events (system_id, external_number, event_id, occurred_at, state, outcome, step_zh, step_en, created_at)
    select ${systemId}, r.external_number, r.event_id, r.occurred_at, r.state, r.outcome, r.step_zh, r.step_en, ${now}
    from json_to_recordset(${jsonRows(rows)}) as r(external_number text, event_id text, occurred_at timestamptz, state text, outcome text, step_zh text, step_en text)`.execute(
    db,
  )
}

export interface ItemRow {
  code: string
  entry_id: string
  version: number
  name_zh: string
  name_en: string
  promised_days: number
  organisation_id: string
  region_code: string
}

/** Published items with the organisation that carries each out, as of a day. */
export async function listItems(
  db: Db,
  codes: readonly string[],
  day: string,
): Promise<Map<string, ItemRow>> {
  const found = await sql<ItemRow>`
    select e.code, e.id as entry_id, v.version, v.name_zh, v.name_en, (v.content ->> 'promisedDays')::int as promised_days, o.id as organisation_id, ov.region_code
    from catalog.entries as e
    join catalog.entry_versions as v on v.entry_id = e.id and v.version = e.published_version
    join directory.organisations as o on o.code = v.content ->> 'organisation'
    join directory.organisation_versions as ov on ov.organisation_id = o.id and ov.valid_from <= ${day} and (ov.valid_to is null or ov.valid_to > ${day})
    where e.type = 'service-item' and e.code = any(${[...codes]}::text[])`.execute(db)
  return new Map(found.rows.map((row) => [row.code, row]))
}
