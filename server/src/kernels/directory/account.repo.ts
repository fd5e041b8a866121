// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Failures } from './sign-in-delay.logic.ts'

export interface AccountRow {
  id: string
  kind: 'staff' | 'resident' | 'system'
  password_hash: string
  totp_secret: string | null
  password_is_temporary: boolean
  person_id: string | null
  post_id: string | null
}

/** The account of a login, with the first post it holds today. */
export async function findAccount(db: Db, loginHash: string, now: Date): Promise<AccountRow | undefined> {
  const found = await sql<AccountRow>`
    select a.id, a.kind, a.password_hash, a.totp_secret, a.password_is_temporary, a.person_id,
           (select ap.post_id from directory.account_posts as ap
            where ap.account_id = a.id and ap.valid_from <= ${chinaDay(now)}::date and (ap.valid_to is null or ap.valid_to > ${chinaDay(now)}::date)
            order by ap.valid_from, ap.post_id limit 1) as post_id
    from directory.accounts as a where a.login_hash = ${loginHash} and a.disabled_at is null`.execute(db)
  return found.rows[0]
}

export interface NewAccount {
  id: string
  kind: 'staff' | 'resident' | 'system'
  loginHash: string
  displayName: string
  passwordHash: string
  personId: string | null
  demo: boolean
  now: Date
}

export async function insertAccount(db: Db, account: NewAccount): Promise<void> {
  await sql`
    insert into directory.accounts (id, kind, login_hash, display_name, password_hash, person_id, demo, created_at)
    values (${account.id}, ${account.kind}, ${account.loginHash}, ${account.displayName}, ${account.passwordHash}, ${account.personId}, ${account.demo}, ${account.now})`.execute(
    db,
  )
}

export async function insertAccountPost(
  db: Db,
  accountId: string,
  postId: string,
  from: string,
  now: Date,
): Promise<void> {
  await sql`insert into directory.account_posts (account_id, post_id, valid_from, created_at) values (${accountId}, ${postId}, ${from}, ${now})`.execute(
    db,
  )
}

export async function countDemoAccounts(db: Db): Promise<number> {
  const counted = await sql<{
    count: number
  }>`select count(*) as count from directory.accounts where demo and disabled_at is null`.execute(db)
  return counted.rows[0]?.count ?? 0
}

export async function findFailures(db: Db, keys: readonly string[]): Promise<Map<string, Failures>> {
  const found = await sql<{ key: string; failures: number; last_failed_at: Date }>`
    select key, failures, last_failed_at from directory.sign_in_failures where key = any(${[...keys]})`.execute(
    db,
  )
  return new Map(
    found.rows.map((row) => [row.key, { failures: row.failures, lastFailedAt: row.last_failed_at }]),
  )
}

export async function addFailures(db: Db, keys: readonly string[], now: Date): Promise<void> {
  await sql`
    insert into directory.sign_in_failures (key, failures, last_failed_at) select key, 1, ${now} from unnest(${[...keys]}::text[]) as key
    on conflict (key) do update set last_failed_at = excluded.last_failed_at,
      failures = case when sign_in_failures.last_failed_at < ${now}::timestamptz - interval '12 hours' then 1 else sign_in_failures.failures + 1 end`.execute(
    db,
  )
}

export async function clearFailures(db: Db, key: string): Promise<void> {
  await sql`delete from directory.sign_in_failures where key = ${key}`.execute(db)
}
