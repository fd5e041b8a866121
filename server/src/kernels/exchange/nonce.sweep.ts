// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Sweep } from '#platform/jobs'
import { windowMs } from './signature-rules.logic.ts'

/** A nonce is kept until no signature that names it can be accepted any more: the window lies to both sides of now. */
export const nonceSweep: Sweep = {
  name: 'exchange-nonces',
  async sweep(unit) {
    const before = new Date(unit.now.getTime() - 3 * windowMs)
    const gone = await sql`delete from exchange.nonces where created_at < ${before} returning 1`.execute(
      unit.db,
    )
    return gone.rows.length
  },
}
