// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

export interface LaneRow {
  system_id: string
  callback_url: string
  failures: number
  key_id: string
  secret: string
}

/** Takes lanes that have something due under a lease; two processes never deliver for the same system. */
export async function claimLanes(db: Db, now: Date, lease: Date, limit: number): Promise<LaneRow[]> {
  const claimed = await sql<LaneRow>`
    with due as (
      select l.system_id from exchange.lanes as l
      join exchange.systems as s on s.id = l.system_id and s.state = 'active' and s.callback_url is not null
      where l.stopped_at is null and (l.locked_until is null or l.locked_until < ${now}) and (l.rests_until is null or l.rests_until <= ${now})
        and exists (select 1 from exchange.notices as n where n.system_id = l.system_id and n.state = 'waiting' and n.next_try_at <= ${now})
        and exists (select 1 from exchange.keys as k where k.system_id = l.system_id and k.revoked_at is null and (k.retires_at is null or k.retires_at > ${now}))
      order by l.system_id limit ${limit} for update of l skip locked)
    update exchange.lanes as l set locked_until = ${lease}
    from due
    join exchange.systems as s on s.id = due.system_id
    join lateral (select k.id, k.secret from exchange.keys as k
      where k.system_id = due.system_id and k.revoked_at is null and (k.retires_at is null or k.retires_at > ${now})
      order by k.created_at desc, k.id desc limit 1) as k on true
    where l.system_id = due.system_id
    returning l.system_id, s.callback_url, l.failures, k.id as key_id, k.secret`.execute(db)
  return claimed.rows
}

export interface NoticeRow {
  seq: string
  event_id: string
  type: string
  case_number: string
  data: Record<string, unknown>
  happened_at: Date
  tries: number
}

/** What is due of a lane: of each case only the earliest that was not delivered. */
export async function listDue(db: Db, systemId: string, now: Date, limit: number): Promise<NoticeRow[]> {
  const found = await sql<NoticeRow>`
    select n.seq::text, n.event_id, n.type, n.case_number, n.data, n.happened_at, n.tries from exchange.notices as n
    where n.system_id = ${systemId} and n.state = 'waiting' and n.next_try_at <= ${now}
      and not exists (select 1 from exchange.notices as before
        where before.system_id = n.system_id and before.case_number = n.case_number and before.state <> 'delivered' and before.seq < n.seq)
    order by n.seq limit ${limit}`.execute(db)
  return found.rows
}

/** Marks a notice as delivered, and its receiver as alive. */
export async function markDelivered(db: Db, systemId: string, seq: string, now: Date): Promise<void> {
  await sql`
    with heard as (update exchange.signs set heard_at = ${now} where system_id = ${systemId}),
    lane as (update exchange.lanes set failures = 0 where system_id = ${systemId} and failures > 0)
    update exchange.notices set state = 'delivered', delivered_at = ${now}, tries = tries + 1, last_fault = null
    where system_id = ${systemId} and seq = ${seq}::bigint`.execute(db)
}

export async function putOff(
  db: Db,
  notice: { systemId: string; seq: string; nextTryAt: Date; held: boolean; fault: string },
): Promise<void> {
  await sql`update exchange.notices set tries = tries + 1, next_try_at = ${notice.nextTryAt}, last_fault = ${notice.fault},
      state = ${notice.held ? 'held' : 'waiting'}
    where system_id = ${notice.systemId} and seq = ${notice.seq}::bigint`.execute(db)
}

/** Leaves a receiver alone that cannot be reached; gives up where `stoppedAt` is set. */
export async function restLane(
  db: Db,
  lane: { systemId: string; seq: string; until: Date; stoppedAt: Date | null; fault: string },
): Promise<void> {
  await sql`
    with noted as (update exchange.notices set tries = tries + 1, last_fault = ${lane.fault} where system_id = ${lane.systemId} and seq = ${lane.seq}::bigint)
    update exchange.lanes set failures = failures + 1, rests_until = ${lane.until}, stopped_at = ${lane.stoppedAt} where system_id = ${lane.systemId}`.execute(
    db,
  )
}

export async function releaseLane(db: Db, systemId: string): Promise<void> {
  await sql`update exchange.lanes set locked_until = null where system_id = ${systemId}`.execute(db)
}

/** Begins anew: what is held or waits is due now; from a number on also what was delivered is told once more. */
export async function resumeLane(db: Db, systemId: string, from: string | null, now: Date): Promise<number> {
  await sql`update exchange.lanes set failures = 0, rests_until = null, stopped_at = null where system_id = ${systemId}`.execute(
    db,
  )
  const again = await sql`
    update exchange.notices set state = 'waiting', tries = 0, next_try_at = ${now}, delivered_at = null, last_fault = null
    where system_id = ${systemId} and (state <> 'delivered' or seq >= ${from}::bigint) returning 1`.execute(
    db,
  )
  return again.rows.length
}

export interface NoticeListRow {
  seq: string
  type: string
  case_number: string
  happened_at: Date
  state: 'waiting' | 'delivered' | 'held'
  tries: number
  next_try_at: Date
  last_fault: string | null
  delivered_at: Date | null
}

export async function listNotices(
  db: Db,
  query: { systemId: string; state: string | null; before: string | null; limit: number },
): Promise<NoticeListRow[]> {
  const found = await sql<NoticeListRow>`
    select n.seq::text, n.type, n.case_number, n.happened_at, n.state, n.tries, n.next_try_at, n.last_fault, n.delivered_at
    from exchange.notices as n
    where n.system_id = ${query.systemId} and (${query.state}::text is null or n.state = ${query.state})
      and (${query.before}::bigint is null or n.seq < ${query.before}::bigint)
    order by n.seq desc limit ${query.limit}`.execute(db)
  return found.rows
}
