// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Sweep } from '#platform/jobs'

/** Sessions past their end, and failed sign-ins that no longer count. */
export const sessionSweep: Sweep = {
  name: 'sessions',
  async sweep(unit) {
    const day = new Date(unit.now.getTime() - 24 * 3_600_000)
    const gone = await sql`
      with ended as (delete from directory.sessions where expires_at < ${unit.now} returning 1),
           forgotten as (delete from directory.sign_in_failures where last_failed_at < ${day} returning 1)
      select 1 from ended union all select 1 from forgotten`.execute(unit.db)
    return gone.rows.length
  },
}
