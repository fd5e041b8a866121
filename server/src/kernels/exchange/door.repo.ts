// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { counts, type Permit, type SystemRow } from './system.repo.ts'

export interface KeyHolder
  extends Pick<
    SystemRow,
    'id' | 'code' | 'name_zh' | 'name_en' | 'organisation_id' | 'account_id' | 'state'
  > {
  secret: string
  permits: Permit[]
  organisation_scope: string[]
}

/** The system of a key that counts, with what it may do; one query a request. */
export async function findKeyHolder(db: Db, keyId: string, now: Date): Promise<KeyHolder | undefined> {
  const found = await sql<KeyHolder>`
    select s.id, s.code, s.name_zh, s.name_en, s.organisation_id, s.account_id, s.state, k.secret,
           (select coalesce(json_agg(json_build_object('itemCode', p.item_code, 'act', p.act)), '[]') from exchange.permits as p where p.system_id = s.id) as permits,
           array(select distinct v.organisation_id from directory.organisation_versions as v where v.path @> array[s.organisation_id]) as organisation_scope
    from exchange.keys as k join exchange.systems as s on s.id = k.system_id
    where k.id = ${keyId} and ${counts(now)}`.execute(db)
  return found.rows[0]
}

/** Takes the nonce and notes the sign of life in one statement; false where the nonce was used before. */
export async function takeNonce(
  db: Db,
  { keyId, nonce, systemId }: { keyId: string; nonce: string; systemId: string },
  now: Date,
): Promise<boolean> {
  const taken = await sql`
    with fresh as (
      insert into exchange.nonces (key_id, nonce, created_at) values (${keyId}, ${nonce}, ${now})
      on conflict do nothing returning 1),
    heard as (
      update exchange.signs set heard_at = ${now} where system_id = ${systemId} and exists (select 1 from fresh)
        and (heard_at is null or heard_at < ${new Date(now.getTime() - 10_000)}))
    select 1 from fresh`.execute(db)
  return taken.rows.length === 1
}
