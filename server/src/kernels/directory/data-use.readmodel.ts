// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { SubjectRef } from '#contracts/wire'
import { type Db, decodeCursor, pageOf } from '#platform/db'

export interface DataUseRow {
  id: string
  at: Date
  elements: string[]
  purpose_kind: 'case' | 'draft' | 'reveal' | 'verification' | 'import'
  purpose_ref: string | null
  reason: string | null
  account_kind: string | null
  organisation_zh: string | null
  organisation_en: string | null
  post_zh: string | null
  post_en: string | null
}

/** Who used a subject's data, newest first: organisation and post, not the official's name. */
export async function listDataUses(
  db: Db,
  subject: SubjectRef,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: DataUseRow[]; next: string | null }> {
  const limit = query.limit ?? 20
  const before = decodeCursor(query.cursor, 1)?.[0] ?? null
  const found = await sql<DataUseRow>`
    select u.id, u.at, u.elements, u.purpose_kind, u.purpose_ref, u.reason, a.kind as account_kind,
           v.name_zh as organisation_zh, v.name_en as organisation_en, p.title_zh as post_zh, p.title_en as post_en
    from directory.data_uses as u
    left join directory.accounts as a on a.id = u.account_id
    left join directory.posts as p on p.id = u.post_id
    left join directory.organisation_versions as v
      on v.organisation_id = u.organisation_id and v.valid_from <= u.at::date and (v.valid_to is null or v.valid_to > u.at::date)
    where u.subject_kind = ${subject.kind} and u.subject_id = ${subject.id} and (${before}::uuid is null or u.id < ${before}::uuid)
    order by u.id desc limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.id])
}
