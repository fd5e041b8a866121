// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

export async function insertLane(db: Db, systemId: string, now: Date): Promise<void> {
  await sql`insert into exchange.lanes (system_id, last_seq, created_at) values (${systemId}, 0, ${now})`.execute(
    db,
  )
}

/**
 * Notes that a case changed for every system that handles its item, and tells those that have an address; a system that
 * reports the case itself is told what happened to it here, not its own reports. The lane is locked until the commit, so
 * that numbers become visible in their order and a cursor never passes one that is still to come.
 */
export async function feedCase(
  db: Db,
  event: { id: string; type: string; subject: string; at: Date },
  now: Date,
): Promise<void> {
  await sql`
    with matter as (
      select p.system_id, c.id, true as handled from cases.cases as c join exchange.permits as p on p.item_code = c.item_code and p.act = 'handle'
      where c.number = ${event.subject} and c.kind <> 'reported'
      union all
      select x.system_id, c.id, false from cases.cases as c join exchange.cases as x on x.case_number = c.number
      where c.number = ${event.subject} and ${event.type} <> 'case.moved'),
    lane as (
      update exchange.lanes as l set last_seq = l.last_seq + 1 from matter where l.system_id = matter.system_id
      returning l.system_id, l.last_seq, matter.handled),
    fed as (
      insert into exchange.feed (system_id, case_number, seq, created_at)
      select lane.system_id, ${event.subject}, lane.last_seq, ${now} from lane where lane.handled
      on conflict (system_id, case_number) do update set seq = excluded.seq)
    insert into exchange.notices (system_id, seq, event_id, type, case_number, data, happened_at, state, next_try_at, created_at)
    select lane.system_id, lane.last_seq, ${event.id}, ${event.type}, c.number,
      jsonb_build_object('number', c.number, 'externalNumber', x.external_number, 'itemCode', c.item_code, 'status', c.status, 'phase', c.phase, 'outcome', c.outcome, 'version', c.rev),
      ${event.at}, 'waiting', ${now}, ${now}
    from lane
    join exchange.systems as s on s.id = lane.system_id and s.state <> 'prepared' and s.callback_url is not null
    join cases.cases as c on c.number = ${event.subject}
    left join exchange.cases as x on x.system_id = lane.system_id and x.case_number = c.number
    on conflict (system_id, event_id) do nothing`.execute(db)
}

/** Puts cases that are open already into the feed of a system that is now to handle their items. */
export async function feedOpenCases(
  db: Db,
  systemId: string,
  itemCodes: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    with fresh as (
      select c.number, row_number() over (order by c.submitted_at, c.id) as place from cases.cases as c
      where c.item_code = any(${[...itemCodes]}::text[]) and c.kind <> 'reported' and c.finished_at is null
        and not exists (select 1 from exchange.feed as f where f.system_id = ${systemId} and f.case_number = c.number)),
    lane as (
      update exchange.lanes set last_seq = last_seq + (select count(*) from fresh) where system_id = ${systemId}
      returning last_seq - (select count(*) from fresh) as before)
    insert into exchange.feed (system_id, case_number, seq, created_at)
    select ${systemId}, fresh.number, lane.before + fresh.place, ${now} from fresh, lane`.execute(db)
}

export interface FeedRow {
  seq: string
  case_number: string
}

/** Changed cases after a number, of items the system may fetch and organisations it answers for. */
export async function listFeed(
  db: Db,
  query: {
    systemId: string
    after: string
    items: readonly string[]
    organisations: readonly string[]
    limit: number
  },
): Promise<FeedRow[]> {
  const found = await sql<FeedRow>`
    select f.seq::text, f.case_number from exchange.feed as f join cases.cases as c on c.number = f.case_number
    where f.system_id = ${query.systemId} and f.seq > ${query.after}::bigint and c.item_code = any(${[...query.items]}::text[])
      and c.organisation_id = any(${[...query.organisations]}::uuid[])
    order by f.seq limit ${query.limit}`.execute(db)
  return found.rows
}
