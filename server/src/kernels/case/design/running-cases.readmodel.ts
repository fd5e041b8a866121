// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import type { CaseState } from '../engine/index.ts'
import type { Paging } from './process-list.readmodel.ts'

export interface RunningRow {
  number: string
  organisation_id: string
  engine: CaseState
}

/** Cases pinned to a version that are not finished, by number. */
export async function listRunning(
  db: Db,
  key: string,
  version: number,
  paging: Paging,
): Promise<{ items: RunningRow[]; next: string | null }> {
  const limit = paging.limit ?? 50
  const after = decodeCursor(paging.cursor, 1)?.[0] ?? null
  const found = await sql<RunningRow>`
    select c.number, c.organisation_id, c.engine from cases.cases as c
    where c.process_key = ${key} and c.process_version = ${version} and c.finished_at is null
      and (${after}::text is null or c.number > ${after}::text)
    order by c.number limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.number])
}
