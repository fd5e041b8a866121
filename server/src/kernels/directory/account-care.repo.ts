// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** What an account proves itself by. */
export interface ProofRow {
  id: string
  kind: 'staff' | 'resident' | 'system'
  display_name: string
  password_hash: string
  password_changed_at: Date | null
  totp_secret: string | null
  totp_pending: string | null
  totp_used_step: number | null
  disabled_at: Date | null
}

const proof = sql`select id, kind, display_name, password_hash, password_changed_at, totp_secret, totp_pending, totp_used_step, disabled_at
  from directory.accounts`

export async function findProof(db: Db, accountId: string): Promise<ProofRow | undefined> {
  const found = await sql<ProofRow>`${proof} where id = ${accountId}`.execute(db)
  return found.rows[0]
}

/** Locked, so that two changes at once are one after the other. */
export async function lockProof(db: Db, accountId: string): Promise<ProofRow | undefined> {
  const found = await sql<ProofRow>`${proof} where id = ${accountId} for update`.execute(db)
  return found.rows[0]
}

export async function updatePassword(
  db: Db,
  accountId: string,
  change: { hash: string; temporary: boolean; now: Date },
): Promise<void> {
  await sql`update directory.accounts set password_hash = ${change.hash}, password_is_temporary = ${change.temporary},
    password_changed_at = ${change.now} where id = ${accountId}`.execute(db)
}

export async function updateSecondFactor(
  db: Db,
  accountId: string,
  { secret, pending, usedStep }: { secret: string | null; pending: string | null; usedStep: number | null },
): Promise<void> {
  await sql`update directory.accounts set totp_secret = ${secret}, totp_pending = ${pending}, totp_used_step = ${usedStep} where id = ${accountId}`.execute(
    db,
  )
}

/** Takes a time step as used; false when this or a later one was used already, also by somebody at the same time. */
export async function takeCodeStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const taken = await sql`
    update directory.accounts set totp_used_step = ${step}
    where id = ${accountId} and (totp_used_step is null or totp_used_step < ${step}) returning id`.execute(db)
  return taken.rows.length === 1
}

export async function updateDisabled(db: Db, accountId: string, at: Date | null): Promise<void> {
  await sql`update directory.accounts set disabled_at = ${at} where id = ${accountId}`.execute(db)
}

/** Ends the sessions of an account; `except` keeps the one that asks. */
export async function deleteSessionsOf(db: Db, accountId: string, except: string | null): Promise<void> {
  await sql`delete from directory.sessions where account_id = ${accountId} and (${except}::text is null or token_hash <> ${except})`.execute(
    db,
  )
}
