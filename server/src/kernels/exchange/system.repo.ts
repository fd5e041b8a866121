// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { contactRoles, PermitAct, systemStates } from '#contracts/exchange'
import type { Db } from '#platform/db'

export interface SystemRow {
  id: string
  code: string
  name_zh: string
  name_en: string
  organisation_id: string
  account_id: string
  contact_role: (typeof contactRoles)[number]
  callback_url: string | null
  silence_hours: number
  state: (typeof systemStates)[number]
  version: number
}

export interface Permit {
  readonly itemCode: string
  readonly act: PermitAct
}

const columns = sql.raw(
  's.id, s.code, s.name_zh, s.name_en, s.organisation_id, s.account_id, s.contact_role, s.callback_url, s.silence_hours, s.state, s.version',
)

export async function insertSystem(db: Db, row: SystemRow, now: Date): Promise<boolean> {
  const made = await sql`
    insert into exchange.systems (id, code, name_zh, name_en, organisation_id, account_id, contact_role, callback_url, silence_hours, state, version, created_at, changed_at)
    values (${row.id}, ${row.code}, ${row.name_zh}, ${row.name_en}, ${row.organisation_id}, ${row.account_id}, ${row.contact_role}, ${row.callback_url}, ${row.silence_hours}, ${row.state}, ${row.version}, ${now}, ${now})
    on conflict (code) do nothing returning id`.execute(db)
  return made.rows.length === 1
}

export async function insertSign(db: Db, systemId: string, now: Date): Promise<void> {
  await sql`insert into exchange.signs (system_id, created_at) values (${systemId}, ${now})`.execute(db)
}

export async function findSystem(db: Db, code: string): Promise<SystemRow | undefined> {
  const found =
    await sql<SystemRow>`select ${columns} from exchange.systems as s where s.code = ${code}`.execute(db)
  return found.rows[0]
}

export async function lockSystem(db: Db, code: string): Promise<SystemRow | undefined> {
  const found =
    await sql<SystemRow>`select ${columns} from exchange.systems as s where s.code = ${code} for update`.execute(
      db,
    )
  return found.rows[0]
}

export async function updateSystem(db: Db, row: SystemRow, now: Date): Promise<void> {
  await sql`update exchange.systems set name_zh = ${row.name_zh}, name_en = ${row.name_en}, contact_role = ${row.contact_role},
    callback_url = ${row.callback_url}, silence_hours = ${row.silence_hours}, state = ${row.state}, version = version + 1, changed_at = ${now}
    where id = ${row.id}`.execute(db)
}

export async function replacePermits(
  db: Db,
  systemId: string,
  permits: readonly Permit[],
  now: Date,
): Promise<void> {
  await sql`delete from exchange.permits where system_id = ${systemId}`.execute(db)
  await sql`insert into exchange.permits (system_id, item_code, act, created_at)
    select ${systemId}, one.item_code, one.act, ${now}
    from unnest(${permits.map(({ itemCode }) => itemCode)}::text[], ${permits.map(({ act }) => act)}::text[]) as one(item_code, act)
    on conflict do nothing`.execute(db)
}

/** Which of the items are published and carried out by the organisation or one below it. */
export async function listOwnItems(
  db: Db,
  organisationId: string,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ code: string }>`
    select e.code from catalog.entries as e
    join catalog.entry_versions as v on v.entry_id = e.id and v.version = e.published_version
    join directory.organisations as o on o.code = v.content ->> 'organisation'
    where e.type = 'service-item' and e.code = any(${[...codes]}::text[])
      and exists (select 1 from directory.organisation_versions as below where below.organisation_id = o.id and below.path @> ${[organisationId]}::uuid[])`.execute(
    db,
  )
  return new Set(found.rows.map(({ code }) => code))
}

export interface KeyRow {
  id: string
  created_at: Date
  retires_at: Date | null
  revoked_at: Date | null
}

export async function listKeys(db: Db, systemId: string): Promise<KeyRow[]> {
  const found = await sql<KeyRow>`
    select k.id, k.created_at, k.retires_at, k.revoked_at from exchange.keys as k where k.system_id = ${systemId}
    order by k.created_at desc, k.id desc limit 50`.execute(db)
  return found.rows
}

export async function countPermits(db: Db, systemId: string): Promise<number> {
  const found = await sql<{
    count: number
  }>`select count(*) as count from exchange.permits where system_id = ${systemId}`.execute(db)
  return Number(found.rows[0]?.count ?? 0)
}

export async function insertKey(
  db: Db,
  key: { id: string; systemId: string; secret: string },
  now: Date,
): Promise<void> {
  await sql`insert into exchange.keys (id, system_id, secret, created_at) values (${key.id}, ${key.systemId}, ${key.secret}, ${now})`.execute(
    db,
  )
}

export async function retireKeys(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await sql`update exchange.keys set retires_at = ${at} where id = any(${[...ids]}::text[])`.execute(db)
}

export async function revokeKey(db: Db, systemId: string, id: string, now: Date): Promise<boolean> {
  const done =
    await sql`update exchange.keys set revoked_at = ${now} where id = ${id} and system_id = ${systemId} and revoked_at is null returning id`.execute(
      db,
    )
  return done.rows.length === 1
}

/** A key that counts at that time. */
export const counts = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`(k.revoked_at is null and (k.retires_at is null or k.retires_at > ${now}))`
