// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'

export interface RegionRow {
  code: string
  name_zh: string
  name_en: string
  level: 'city' | 'county' | 'township' | 'village'
  parent_code: string | null
}

export async function listRegions(db: Db, day: string): Promise<RegionRow[]> {
  const found = await sql<RegionRow>`
    select code, name_zh, name_en, level, parent_code from directory.regions
    where valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by code limit 5000`.execute(
    db,
  )
  return found.rows
}

export async function insertRegion(
  db: Db,
  region: {
    code: string
    name: LocalizedText
    level: RegionRow['level']
    parentCode: string | null
    validFrom: string
  },
  now: Date,
): Promise<void> {
  await sql`insert into directory.regions (code, name_zh, name_en, level, parent_code, valid_from, created_at)
    values (${region.code}, ${region.name.zh}, ${region.name.en}, ${region.level}, ${region.parentCode}, ${region.validFrom}, ${now})`.execute(
    db,
  )
}
