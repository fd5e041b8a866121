// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { JobHandler } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import type { CaseRow } from './case-row.ts'
import { searchWordsOf } from './case-search.ts'

const queue = 'case.search-words'
const portion = 500

/** Words for cases that were opened before words were kept; goes on from wherever it was interrupted. */
export const searchWordsJob: JobHandler = {
  queue,
  async run(unit) {
    const missing = await sql<Pick<CaseRow, 'id' | 'title_zh' | 'title_en' | 'subject_name'>>`
      select c.id, c.title_zh, c.title_en, c.subject_name from cases.cases as c
      where not exists (select 1 from cases.search as s where s.case_id = c.id) limit ${portion}`.execute(
      unit.db,
    )
    const rows = missing.rows.map((row) => ({ id: row.id, words: searchWordsOf(row) }))
    await sql`insert into cases.search (case_id, words)
      select r.id, r.words from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, words tsvector) on conflict do nothing`.execute(
      unit.db,
    )
    if (rows.length === portion) fillSearchWords(unit)
  },
}

export function fillSearchWords(unit: Unit): void {
  unit.enqueue({ queue, key: 'all', payload: {} })
}
