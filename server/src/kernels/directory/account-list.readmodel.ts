// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { StaffAccount } from '#contracts/accounts'
import { chinaDay } from '#platform/clock'
import { type Db, decodeCursor, pageOf } from '#platform/db'

export interface AccountListRow {
  id: string
  display_name: string
  disabled_at: Date | null
  second_factor: boolean
  password_is_temporary: boolean
  created_at: Date
  posts: StaffAccount['posts']
}

/** Staff by name with the posts they hold today; `q` is part of a name, of an organisation or of a post's title. */
export async function listStaffAccounts(
  db: Db,
  query: { q?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
  now: Date,
): Promise<{ items: AccountListRow[]; next: string | null }> {
  const limit = query.limit ?? 50
  const day = chinaDay(now)
  const [name, id] = decodeCursor(query.cursor, 2) ?? [null, null]
  const like = query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
  const found = await sql<AccountListRow>`
    select a.id, a.display_name, a.disabled_at, a.totp_secret is not null as second_factor, a.password_is_temporary, a.created_at, held.posts
    from directory.accounts as a
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', p.id, 'title', json_build_object('zh', p.title_zh, 'en', p.title_en),
               'organisation', json_build_object('zh', o.name_zh, 'en', o.name_en), 'roles', p.roles) order by p.code), '[]') as posts,
             bool_or(p.title_zh ilike ${like} or o.name_zh ilike ${like} or o.name_en ilike ${like}) as fits
      from directory.account_posts as ap
      join directory.posts as p on p.id = ap.post_id
      join directory.organisation_versions as o
        on o.organisation_id = p.organisation_id and o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to > ${day}::date)
      where ap.account_id = a.id and ap.valid_from <= ${day}::date and (ap.valid_to is null or ap.valid_to > ${day}::date)
    ) as held
    where a.kind = 'staff' and (${name}::text is null or (a.display_name, a.id) > (${name}::text, ${id}::uuid))
      and (${like}::text is null or a.display_name ilike ${like} or held.fits)
    order by a.display_name, a.id limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.display_name, row.id])
}
