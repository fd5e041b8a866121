// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { KeyProvider } from '#platform/keys'
import type { Log } from '#platform/log'
import { type AuditRow, canonicalEntry } from '../unit/rows.ts'

/**
 * Seals committed evidence into one hash chain: seq n carries SHA-256(hash of n-1, entry n). Chaining inside the writing
 * transactions would make them queue for one lock; a single sealer a second later costs them nothing (docs/adr/0003).
 */
export interface Sealer {
  /** Seals what is committed so far; returns how many entries. Safe to run in two processes: they take turns. */
  seal(): Promise<number>
  start(): void
  stop(): Promise<void>
}

type StoredEntry = Omit<AuditRow, 'at'> & { at: Date }

const batch = 2000
const everyMs = 1000
const sealLock = 725_0003
export const genesis = '0'.repeat(64)

export function createSealer({
  db,
  clock,
  keys,
  log,
}: {
  db: Db
  clock: Clock
  keys: KeyProvider
  log: Log
}): Sealer {
  let timer: NodeJS.Timeout | undefined
  let current: Promise<unknown> = Promise.resolve()
  let stopped = true

  async function sealBatch(): Promise<number> {
    return await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${sealLock})`.execute(tx)
      const last = await sql<{
        seq: number
        hash: string
      }>`select seq, hash from platform.audit_log where seq is not null order by seq desc limit 1`.execute(tx)
      const entries = await sql<StoredEntry>`
        select id, at, action, object_kind, object_id, actor_account_id, actor_post_id, organisation_id, channel, reason, details, trace_id, mac
        from platform.audit_log where seq is null order by id limit ${batch}`.execute(tx)
      if (entries.rows.length === 0) return 0
      const sealed = chain(entries.rows, last.rows[0] ?? { seq: 0, hash: genesis }, keys)
      await sql`
        update platform.audit_log set seq = sealed.seq, hash = sealed.hash
        from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as sealed(id uuid, seq bigint, hash text)
        where audit_log.id = sealed.id`.execute(tx)
      const head = sealed.at(-1)
      if (head !== undefined) await signHead(tx, head, clock.now(), keys)
      return sealed.length
    })
  }

  async function seal(): Promise<number> {
    let total = 0
    for (;;) {
      const count = await sealBatch()
      total += count
      if (count < batch) return total
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      current = seal()
        .catch((err: unknown) => log.error({ err }, 'audit entries could not be sealed'))
        .then(() => {
          if (!stopped) schedule()
        })
    }, everyMs)
  }

  return {
    seal,
    start() {
      stopped = false
      schedule()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await current
      await seal()
    },
  }
}

function chain(
  entries: readonly StoredEntry[],
  from: { seq: number; hash: string },
  keys: KeyProvider,
): { id: string; seq: number; hash: string }[] {
  let { seq, hash } = from
  return entries.map((entry) => {
    const { mac, ...fields } = entry
    const text = canonicalEntry({ ...fields, at: entry.at.toISOString() })
    // Halt rather than seal a forged entry into the chain.
    if (keys.mac('audit', text) !== mac)
      throw new Error(`audit entry ${entry.id} was changed before it was sealed`)
    seq += 1
    hash = createHash('sha256').update(`${hash}\n${text}`).digest('hex')
    return { id: entry.id, seq, hash }
  })
}

async function signHead(
  db: Db,
  head: { seq: number; hash: string },
  now: Date,
  keys: KeyProvider,
): Promise<void> {
  const signature = Buffer.from(
    keys.signHead(Buffer.from(`${head.seq}\n${head.hash}\n${now.toISOString()}`)),
  ).toString('base64url')
  await sql`insert into platform.audit_heads (seq, hash, signed_at, signature) values (${head.seq}, ${head.hash}, ${now}, ${signature})`.execute(
    db,
  )
}
