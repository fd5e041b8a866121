// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'

export interface OrganisationRow {
  id: string
  code: string
  credit_code: string | null
  name_zh: string
  name_en: string
  short_zh: string
  short_en: string
  kind: string
  parent_id: string | null
  region_code: string
  path: string[]
  valid_from: string
  valid_to: string | null
}

const columns = sql`o.id, o.code, v.credit_code, v.name_zh, v.name_en, v.short_zh, v.short_en, v.kind, v.parent_id, v.region_code, v.path, v.valid_from, v.valid_to`
const heldOn = (day: string) => sql`v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})`

/** One of them, as it was on a day. */
export async function findOrganisation(
  db: Db,
  by: { readonly id: string } | { readonly code: string },
  day: string,
): Promise<OrganisationRow | undefined> {
  const found = await sql<OrganisationRow>`
    select ${columns} from directory.organisations as o join directory.organisation_versions as v on v.organisation_id = o.id
    where ${'id' in by ? sql`o.id = ${by.id}` : sql`o.code = ${by.code}`} and ${heldOn(day)}`.execute(db)
  return found.rows[0]
}

/** All organisations as they were on a day. */
export async function listOrganisations(db: Db, day: string): Promise<OrganisationRow[]> {
  const found = await sql<OrganisationRow>`
    select ${columns} from directory.organisations as o join directory.organisation_versions as v on v.organisation_id = o.id
    where ${heldOn(day)}
    order by array_length(v.path, 1), o.code limit 20000`.execute(db)
  return found.rows
}

export interface OrganisationVersion {
  organisationId: string
  validFrom: string
  name: LocalizedText
  shortName: LocalizedText
  kind: string
  creditCode: string | null
  regionCode: string
  parentId: string | null
}

export async function insertOrganisation(db: Db, id: string, code: string, now: Date): Promise<void> {
  await sql`insert into directory.organisations (id, code, created_at) values (${id}, ${code}, ${now})`.execute(
    db,
  )
}

/** Adds a version; its path continues that of its parent on that day. */
export async function insertOrganisationVersion(
  db: Db,
  version: OrganisationVersion,
  now: Date,
): Promise<void> {
  await sql`
    insert into directory.organisation_versions (organisation_id, valid_from, name_zh, name_en, short_zh, short_en, kind, credit_code, region_code, parent_id, path, created_at)
    select ${version.organisationId}, ${version.validFrom}, ${version.name.zh}, ${version.name.en}, ${version.shortName.zh}, ${version.shortName.en}, ${version.kind},
           ${version.creditCode}, ${version.regionCode}, ${version.parentId}::uuid,
           coalesce((select p.path from directory.organisation_versions as p
                     where p.organisation_id = ${version.parentId}::uuid and p.valid_from <= ${version.validFrom} and (p.valid_to is null or p.valid_to > ${version.validFrom})), '{}')
             || ${version.organisationId}::uuid, ${now}`.execute(db)
}

export async function endOrganisationVersion(db: Db, organisationId: string, day: string): Promise<void> {
  await sql`update directory.organisation_versions set valid_to = ${day} where organisation_id = ${organisationId} and valid_to is null`.execute(
    db,
  )
}

export async function insertOrganisationAct(
  db: Db,
  act: {
    id: string
    kind: string
    day: string
    fromIds: readonly string[]
    toIds: readonly string[]
    reason: string
  },
  now: Date,
): Promise<void> {
  await sql`insert into directory.organisation_acts (id, kind, on_day, from_ids, to_ids, reason, created_at)
    values (${act.id}, ${act.kind}, ${act.day}, ${[...act.fromIds]}, ${[...act.toIds]}, ${act.reason}, ${now})`.execute(
    db,
  )
}

/** The organisations that took over from one, up to a day; itself where nothing happened. */
export async function listSuccessors(db: Db, organisationId: string, day: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive heirs(id) as (
      select ${organisationId}::uuid
      union
      select unnest(act.to_ids) from heirs join directory.organisation_acts as act
        on act.from_ids @> array[heirs.id] and act.on_day <= ${day} and act.kind in ('merge', 'split', 'transfer')
    )
    select heirs.id from heirs
    where not exists (select 1 from directory.organisation_acts as act
                      where act.from_ids @> array[heirs.id] and act.on_day <= ${day} and act.kind in ('merge', 'split', 'transfer') and not (act.to_ids @> array[heirs.id]))
    order by heirs.id`.execute(db)
  return found.rows.map((row) => row.id)
}
