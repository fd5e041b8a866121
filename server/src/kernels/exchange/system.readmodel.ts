// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { PermitAct } from '#contracts/exchange'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { SystemRow } from './system.repo.ts'

export interface SystemListRow extends SystemRow {
  organisation_zh: string
  organisation_en: string
  heard_at: Date | null
  silent_since: Date | null
  waiting: number
  held: number
  stopped_at: Date | null
  open_differences: number
}

/** Systems with what the register shows of each; a city has tens of them, the list ends at 500. */
export async function listSystems(
  db: Db,
  where: { code?: string; organisationIds?: readonly string[] },
  now: Date,
): Promise<SystemListRow[]> {
  const day = chinaDay(now)
  const found = await sql<SystemListRow>`
    select s.id, s.code, s.name_zh, s.name_en, s.organisation_id, s.account_id, s.contact_role, s.callback_url, s.silence_hours, s.state, s.version,
           o.short_zh as organisation_zh, o.short_en as organisation_en, g.heard_at, g.silent_since, l.stopped_at,
           (select count(*)::int from exchange.notices as n where n.system_id = s.id and n.state = 'waiting') as waiting,
           (select count(*)::int from exchange.notices as n where n.system_id = s.id and n.state = 'held') as held,
           (select count(*)::int from exchange.differences as d where d.system_id = s.id and d.closed_at is null) as open_differences
    from exchange.systems as s
    join exchange.signs as g on g.system_id = s.id
    join exchange.lanes as l on l.system_id = s.id
    left join lateral (select v.short_zh, v.short_en from directory.organisation_versions as v
      where v.organisation_id = s.organisation_id order by (v.valid_from <= ${day}) desc, v.valid_from desc limit 1) as o on true
    where (${where.code ?? null}::text is null or s.code = ${where.code ?? null})
      and (${where.organisationIds === undefined ? null : [...where.organisationIds]}::uuid[] is null or s.organisation_id = any(${[...(where.organisationIds ?? [])]}::uuid[]))
    order by (g.silent_since is null), s.code limit 500`.execute(db)
  return found.rows
}

export interface PermitRow {
  item_code: string
  act: PermitAct
  name_zh: string | null
  name_en: string | null
}

export async function listPermits(db: Db, systemId: string): Promise<PermitRow[]> {
  const found = await sql<PermitRow>`
    select p.item_code, p.act, v.name_zh, v.name_en
    from exchange.permits as p
    left join catalog.entries as e on e.type = 'service-item' and e.code = p.item_code
    left join catalog.entry_versions as v on v.entry_id = e.id and v.version = coalesce(e.published_version, e.latest_version)
    where p.system_id = ${systemId} order by p.item_code, p.act limit 1000`.execute(db)
  return found.rows
}
