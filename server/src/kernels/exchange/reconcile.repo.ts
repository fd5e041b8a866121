// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { DifferenceKind } from '#contracts/exchange'
import type { ReportedStateCode } from '#contracts/exchange-door'
import type { Db } from '#platform/db'
import { jsonRows } from '#platform/unit'
import type { Difference } from './reconcile.logic.ts'

export interface DayCase {
  external_number: string
  item_code: string
  submitted_on: string
  promised_on: string | null
  events: { id: string; occurredAt: string; state: ReportedStateCode }[]
}

/** Cases that were submitted or moved on the day, with all that had happened to them by its end. */
export async function listDayCases(
  db: Db,
  systemId: string,
  day: string,
  { from, to }: { from: Date; to: Date },
  limit: number,
): Promise<DayCase[]> {
  const found = await sql<DayCase>`
    select x.external_number, x.item_code, x.submitted_on::text, x.promised_on::text,
      (select coalesce(json_agg(json_build_object('id', e.event_id, 'occurredAt', e.occurred_at, 'state', e.state)), '[]')
       from exchange.events as e where e.system_id = x.system_id and e.external_number = x.external_number and e.occurred_at <= ${to}) as events
    from exchange.cases as x
    where x.system_id = ${systemId} and (x.submitted_on = ${day}::date
      or x.external_number in (select e.external_number from exchange.events as e where e.system_id = ${systemId} and e.occurred_at >= ${from} and e.occurred_at <= ${to}))
    order by x.external_number limit ${limit}`.execute(db)
  return found.rows
}

export interface ReconciliationRow {
  id: string
  day: string
  listed: number
  known: number
  equal: number
  differing: number
  digest_here: string
  digest_there: string
  created_at: Date
}

export async function insertReconciliation(
  db: Db,
  systemId: string,
  row: Omit<ReconciliationRow, 'created_at'> & { by: string | null },
  now: Date,
): Promise<void> {
  await sql`
    insert into exchange.reconciliations (id, system_id, day, listed, known, equal, differing, digest_here, digest_there, by_account_id, created_at)
    values (${row.id}, ${systemId}, ${row.day}, ${row.listed}, ${row.known}, ${row.equal}, ${row.differing}, ${row.digest_here}, ${row.digest_there}, ${row.by}, ${now})`.execute(
    db,
  )
}

export async function listReconciliations(
  db: Db,
  systemId: string,
  limit: number,
): Promise<ReconciliationRow[]> {
  const found = await sql<ReconciliationRow>`
    select r.id, r.day::text, r.listed, r.known, r.equal, r.differing, r.digest_here, r.digest_there, r.created_at
    from exchange.reconciliations as r where r.system_id = ${systemId} order by r.created_at desc, r.id desc limit ${limit}`.execute(
    db,
  )
  return found.rows
}

/** Opens what differs, or keeps it open; what agrees now is closed. */
export async function saveDifferences(
  db: Db,
  systemId: string,
  found: { day: string; differences: readonly (Difference & { id: string })[]; equal: readonly string[] },
  now: Date,
): Promise<void> {
  await sql`update exchange.differences set closed_at = ${now}
    where system_id = ${systemId} and closed_at is null and external_number = any(${[...found.equal]}::text[])`.execute(
    db,
  )
  await sql`
    insert into exchange.differences (id, system_id, external_number, kind, day, case_number, here, there, last_seen_at, created_at)
    select d.id, ${systemId}, d."externalNumber", d.kind, ${found.day}, x.case_number, d.here, d.there, ${now}, ${now}
    from json_to_recordset(${jsonRows(found.differences)}) as d(id uuid, "externalNumber" text, kind text, here text, there text)
    left join exchange.cases as x on x.system_id = ${systemId} and x.external_number = d."externalNumber"
    on conflict (system_id, external_number) where closed_at is null
    do update set kind = excluded.kind, here = excluded.here, there = excluded.there, case_number = excluded.case_number, last_seen_at = excluded.last_seen_at`.execute(
    db,
  )
}

export interface DifferenceRow {
  id: string
  external_number: string
  kind: DifferenceKind
  day: string
  case_number: string | null
  here: string | null
  there: string | null
  created_at: Date
  closed_at: Date | null
  closed_by_name: string | null
  reason: string | null
}

export async function listDifferences(
  db: Db,
  query: { systemId: string; open: boolean; after: readonly [string, string] | null; limit: number },
): Promise<DifferenceRow[]> {
  const [at, id] = query.after ?? [null, null]
  const found = await sql<DifferenceRow>`
    select d.id, d.external_number, d.kind, d.day::text, d.case_number, d.here, d.there, d.created_at, d.closed_at, a.display_name as closed_by_name, d.reason
    from exchange.differences as d left join directory.accounts as a on a.id = d.closed_by
    where d.system_id = ${query.systemId} and (d.closed_at is null) = ${query.open}
      and (${at}::timestamptz is null or (d.created_at, d.id) < (${at}::timestamptz, ${id}::uuid))
    order by d.created_at desc, d.id desc limit ${query.limit}`.execute(db)
  return found.rows
}

export async function closeDifference(
  db: Db,
  systemId: string,
  difference: { id: string; by: string | null; reason: string },
  now: Date,
): Promise<boolean> {
  const done =
    await sql`update exchange.differences set closed_at = ${now}, closed_by = ${difference.by}, reason = ${difference.reason}
    where id = ${difference.id} and system_id = ${systemId} and closed_at is null returning id`.execute(db)
  return done.rows.length === 1
}
