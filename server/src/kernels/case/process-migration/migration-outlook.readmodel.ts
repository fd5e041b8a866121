// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Token } from '../engine/index.ts'

/** Where cases stand, and how many stand exactly so. */
export interface StandingRow {
  tokens: Pick<Token, 'node' | 'state' | 'via'>[]
  cases: number
}

const mostStandings = 1000

/** The running cases of a version by where they stand; cases by the thousand stand at few places. */
export async function listStandings(db: Db, key: string, version: number): Promise<StandingRow[]> {
  const found = await sql<StandingRow>`
    select s.tokens, count(*) as cases from (
      select (
        select coalesce(jsonb_agg(distinct jsonb_strip_nulls(jsonb_build_object('node', t -> 'node', 'state', t -> 'state', 'via', t -> 'via'))), '[]'::jsonb)
        from jsonb_array_elements(c.engine -> 'tokens') as t
      ) as tokens
      from cases.cases as c where c.process_key = ${key} and c.process_version = ${version} and c.finished_at is null
    ) as s group by s.tokens order by count(*) desc limit ${mostStandings}`.execute(db)
  return found.rows
}
