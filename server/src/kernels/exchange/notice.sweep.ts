// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Sweep } from '#platform/jobs'

const keptDays = 90

/** What was delivered is kept for a quarter, for whoever asks what a system was told. */
export const noticeSweep: Sweep = {
  name: 'exchange-notices',
  async sweep(unit) {
    const before = new Date(unit.now.getTime() - keptDays * 86_400_000)
    const gone =
      await sql`delete from exchange.notices where state = 'delivered' and delivered_at < ${before} returning 1`.execute(
        unit.db,
      )
    return gone.rows.length
  },
}
