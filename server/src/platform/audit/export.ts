// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { KeyProvider } from '#platform/keys'
import { type AuditRow, canonicalEntry } from '../unit/rows.ts'
import { genesis } from './sealer.ts'

const pageSize = 5000

/**
 * The sealed log as NDJSON: a header with the public key, every entry with its hash, the signed heads, and an end line
 * that says how many. `scripts/verify-audit.mjs` checks it without any code of the platform. Format: docs/audit.md.
 */
export function exportAudit(db: Db, keys: KeyProvider): Readable {
  return Readable.from(lines(db, keys))
}

async function* lines(db: Db, keys: KeyProvider): AsyncGenerator<string> {
  yield line({
    kind: 'header',
    format: 'chengshu-audit/1',
    publicKey: keys.headPublicKey().export({ format: 'jwk' }),
  })
  // The last head is fixed first, so that entries sealed while the export runs do not appear without their head.
  const end =
    (await sql<{ seq: number }>`select seq from platform.audit_heads order by seq desc limit 1`.execute(db))
      .rows[0]?.seq ?? 0
  for (let after = 0; after < end; ) {
    const page = await sql<Omit<AuditRow, 'at'> & { at: Date; seq: number; hash: string }>`
      select seq, hash, id, at, action, object_kind, object_id, actor_account_id, actor_post_id, organisation_id, channel, reason, details, trace_id
      from platform.audit_log where seq > ${after} and seq <= ${end} order by seq limit ${pageSize}`.execute(
      db,
    )
    for (const { seq, hash, mac: _mac, ...fields } of page.rows) {
      yield line({
        kind: 'entry',
        seq,
        hash,
        text: canonicalEntry({ ...fields, at: fields.at.toISOString() }),
      })
    }
    after = page.rows.at(-1)?.seq ?? end
  }
  const heads = await sql<{ seq: number; hash: string; signed_at: Date; signature: string }>`
    select seq, hash, signed_at, signature from platform.audit_heads where seq <= ${end} order by seq`.execute(
    db,
  )
  for (const head of heads.rows) {
    yield line({
      kind: 'head',
      seq: head.seq,
      hash: head.hash,
      signedAt: head.signed_at.toISOString(),
      signature: head.signature,
    })
  }
  // Signed, or whoever cuts the file at an earlier head could simply write a smaller number here.
  const count = heads.rows.length
  const message = `chengshu-audit-end/1\n${end}\n${count}\n${heads.rows.at(-1)?.hash ?? genesis}`
  const signature = Buffer.from(keys.signHead(Buffer.from(message))).toString('base64url')
  yield line({ kind: 'end', entries: end, heads: count, signature })
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`
