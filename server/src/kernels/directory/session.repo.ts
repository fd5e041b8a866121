// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Role } from '#contracts/permissions'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'

export interface SessionRow {
  account_id: string
  kind: 'staff' | 'resident' | 'system'
  display_name: string
  person_id: string | null
  post_id: string | null
  post_roles: Role[] | null
  post_title_zh: string | null
  post_title_en: string | null
  organisation_id: string | null
  organisation_zh: string | null
  organisation_en: string | null
  organisation_scope: string[]
  acting_kind: 'person' | 'enterprise' | null
  acting_id: string | null
  last_used_at: Date
  expires_at: Date
}

/** Everything a request needs to know of its caller, in one statement. */
export async function findSession(db: Db, tokenHash: string, now: Date): Promise<SessionRow | undefined> {
  const found = await sql<SessionRow>`
    select s.account_id, a.kind, a.display_name, a.person_id, s.post_id, p.roles as post_roles, p.title_zh as post_title_zh, p.title_en as post_title_en,
           p.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en,
           s.acting_kind, s.acting_id, s.last_used_at, s.expires_at,
           case when p.organisation_id is null then array[]::uuid[]
                else array(select v.organisation_id from directory.organisation_versions as v
                           where v.path @> array[p.organisation_id] and v.valid_from <= ${chinaDay(now)}::date and (v.valid_to is null or v.valid_to > ${chinaDay(now)}::date))
           end as organisation_scope
    from directory.sessions as s
    join directory.accounts as a on a.id = s.account_id and a.disabled_at is null
    left join directory.posts as p on p.id = s.post_id
    left join directory.organisation_versions as o
      on o.organisation_id = p.organisation_id and o.valid_from <= ${chinaDay(now)}::date and (o.valid_to is null or o.valid_to > ${chinaDay(now)}::date)
    where s.token_hash = ${tokenHash} and s.expires_at > ${now}`.execute(db)
  return found.rows[0]
}

export interface NewSession {
  tokenHash: string
  accountId: string
  postId: string | null
  actingKind: 'person' | 'enterprise' | null
  actingId: string | null
  now: Date
  expiresAt: Date
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await sql`
    insert into directory.sessions (token_hash, account_id, post_id, acting_kind, acting_id, last_used_at, expires_at, created_at)
    values (${session.tokenHash}, ${session.accountId}, ${session.postId}, ${session.actingKind}, ${session.actingId}, ${session.now}, ${session.expiresAt}, ${session.now})`.execute(
    db,
  )
}

export async function touchSession(db: Db, tokenHash: string, now: Date): Promise<void> {
  await sql`update directory.sessions set last_used_at = ${now} where token_hash = ${tokenHash}`.execute(db)
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await sql`delete from directory.sessions where token_hash = ${tokenHash}`.execute(db)
}

export async function setActing(db: Db, tokenHash: string, kind: string, id: string): Promise<void> {
  await sql`update directory.sessions set acting_kind = ${kind}, acting_id = ${id} where token_hash = ${tokenHash}`.execute(
    db,
  )
}
