// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'

export interface DayOff {
  readonly regionCode: string
  readonly day: string
  readonly name: LocalizedText
  readonly basis: string
}

/** Days off of regions, beside those of the whole country. */
export interface RegionCalendar {
  list(db: Db): Promise<DayOff[]>
  /** Days off by region, those of the regions above it included; regions without any are absent. */
  byRegion(db: Db): Promise<ReadonlyMap<string, readonly string[]>>
  declare(
    unit: Unit,
    input: { regionCode: string; days: readonly string[]; name: LocalizedText; basis: string },
  ): Promise<void>
  revoke(unit: Unit, regionCode: string, day: string): Promise<void>
}

interface DayOffRow {
  region_code: string
  day: string
  name_zh: string
  name_en: string
  basis: string
}

export function createRegionCalendar(): RegionCalendar {
  return {
    async list(db) {
      const found = await sql<DayOffRow>`
        select region_code, day::text as day, name_zh, name_en, basis from directory.region_days_off order by day desc, region_code limit 1000`.execute(
        db,
      )
      return found.rows.map((row) => ({
        regionCode: row.region_code,
        day: row.day,
        name: { zh: row.name_zh, en: row.name_en },
        basis: row.basis,
      }))
    },
    async byRegion(db) {
      const found = await sql<{ code: string; days: string[] }>`
        with recursive lineage as (
          select d.region_code as above, d.region_code as code from directory.region_days_off as d group by d.region_code
          union select lineage.above, r.code from lineage join directory.regions as r on r.parent_code = lineage.code
        )
        select lineage.code, array_agg(distinct d.day::text) as days
        from lineage join directory.region_days_off as d on d.region_code = lineage.above group by lineage.code`.execute(
        db,
      )
      return new Map(found.rows.map((row) => [row.code, row.days]))
    },
    async declare(unit, input) {
      requireAhead(input.days, unit.now)
      const known = await sql`select 1 from directory.regions where code = ${input.regionCode}`.execute(
        unit.db,
      )
      if (known.rows.length === 0) throw problem('platform.not-found')
      const made = await sql<{ day: string }>`
        insert into directory.region_days_off (region_code, day, name_zh, name_en, basis, created_by, created_at)
        select ${input.regionCode}, given.day::date, ${input.name.zh}, ${input.name.en}, ${input.basis}, ${unit.actor.accountId}, ${unit.now}
        from unnest(${[...input.days]}::text[]) as given(day) on conflict do nothing returning day::text as day`.execute(
        unit.db,
      )
      changed(
        unit,
        'declared',
        input.regionCode,
        made.rows.map((row) => row.day),
      )
    },
    async revoke(unit, regionCode, day) {
      requireAhead([day], unit.now)
      const gone =
        await sql`delete from directory.region_days_off where region_code = ${regionCode} and day = ${day}::date returning day`.execute(
          unit.db,
        )
      if (gone.rows.length === 0) throw problem('platform.not-found')
      changed(unit, 'revoked', regionCode, [day])
    },
  }
}

/** What is past has been counted: a calendar changes ahead only. */
function requireAhead(days: readonly string[], now: Date): void {
  if (days.some((day) => day < chinaDay(now))) throw problem('directory.day-past')
}

function changed(
  unit: Unit,
  what: 'declared' | 'revoked',
  regionCode: string,
  days: readonly string[],
): void {
  if (days.length === 0) return
  unit.record({
    action: `directory.days-off-${what}`,
    objectKind: 'region',
    objectId: regionCode,
    details: { days },
  })
  unit.emit({ type: 'directory.days-off-changed', subject: regionCode, data: { regionCode, days, what } })
}
