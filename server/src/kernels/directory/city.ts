// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'
import type { Unit } from '#platform/unit'

/** Whose installation this is. */
export interface City {
  readonly name: LocalizedText
  readonly bureau: LocalizedText
  readonly host: LocalizedText
  /** First letters of every public number made here: tells which node made it. */
  readonly node: string
  readonly regionCode: string
  /** Codes of organisations that do something for the whole city. */
  readonly centres: {
    /** Owns the common vocabulary: the data bureau. */
    readonly vocabulary: string
    /** Verifies bad ratings and calls back: the service centre, not the one that was rated. */
    readonly ratings: string
  }
}

export async function findCity(db: Db): Promise<City | undefined> {
  const found = await sql<{
    node: string
    region_code: string
    profile: Pick<City, 'name' | 'bureau' | 'host' | 'centres'>
  }>`select node, region_code, profile from directory.city`.execute(db)
  const [row] = found.rows
  return row === undefined ? undefined : { ...row.profile, node: row.node, regionCode: row.region_code }
}

/** Written once: a second city on the same database is refused by its primary key. */
export async function insertCity(unit: Unit, { node, regionCode, ...profile }: City): Promise<void> {
  await sql`insert into directory.city (node, region_code, profile, created_at)
    values (${node}, ${regionCode}, ${JSON.stringify(profile)}::jsonb, ${unit.now})`.execute(unit.db)
  unit.record({ action: 'directory.city-founded', objectKind: 'city', objectId: node })
}
