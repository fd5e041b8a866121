// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { KeyProvider } from '#platform/keys'
import { problem } from '#platform/problems'
import type { IdempotencyClaim } from './routes.ts'

export type ClaimedKey =
  | { readonly first: true }
  | { readonly first: false; readonly response: string | null }

/**
 * Claims a key in the transaction of the write. A second request with the key waits here for the first to commit, and
 * then gets its answer; the same key with another request is refused.
 */
export async function claimKey(db: Db, claim: IdempotencyClaim, now: Date): Promise<ClaimedKey> {
  const made = await sql`
    insert into platform.idempotency_keys (account_id, key, request_hash, created_at)
    values (${claim.accountId}, ${claim.key}, ${claim.requestHash}, ${now}) on conflict do nothing returning key`.execute(
    db,
  )
  if (made.rows.length === 1) return { first: true }
  return await keyOutcome(db, claim)
}

/** What became of a key that is already there. */
export async function keyOutcome(db: Db, claim: IdempotencyClaim): Promise<ClaimedKey & { first: false }> {
  const found = await sql<{ request_hash: string; response: string | null }>`
    select request_hash, response from platform.idempotency_keys where account_id = ${claim.accountId} and key = ${claim.key}`.execute(
    db,
  )
  if (found.rows[0]?.request_hash !== claim.requestHash) throw problem('platform.idempotency-key-reused')
  return { first: false, response: found.rows[0].response }
}

export async function keepAnswer(
  db: Db,
  keys: KeyProvider,
  claim: IdempotencyClaim,
  answer: unknown,
): Promise<void> {
  const envelope = keys.encrypt('idempotent-answer', JSON.stringify(answer ?? null))
  await sql`update platform.idempotency_keys set status = 200, response = ${envelope} where account_id = ${claim.accountId} and key = ${claim.key}`.execute(
    db,
  )
}

export function openAnswer(keys: KeyProvider, envelope: string): unknown {
  return JSON.parse(keys.decrypt('idempotent-answer', envelope))
}
