// SPDX-License-Identifier: Apache-2.0
import type { RegionCalendar } from '#kernels/directory'
import type { Db } from '#platform/db'
import type { Workdays } from '#platform/workdays'

/** Working days where a case lies: the country's, less the days its region has off besides. */
export interface Calendars {
  of(regionCode: string): Workdays
  /** The calendar of a region as it was before some of its days changed. */
  before(regionCode: string, change: { days: readonly string[]; what: 'declared' | 'revoked' }): Workdays
  /** Reads the days anew if that was a while ago. */
  refresh(db: Db, now: Date): Promise<void>
  /** Reads them anew the next time. */
  expire(): void
}

// Days off are declared days ahead: another process may learn of them a minute later.
const freshMs = 60_000

export function createCalendars(base: Workdays, days: RegionCalendar): Calendars {
  let known: ReadonlyMap<string, readonly string[]> = new Map()
  const built = new Map<string, Workdays>()
  let readAt: number | null = null

  const without = (daysOff: readonly string[]): Workdays => {
    // What lies beyond the published years cannot be counted yet.
    const counted = daysOff.filter((day) => day <= base.horizon)
    return counted.length === 0 ? base : base.without(counted)
  }
  return {
    of(regionCode) {
      const found = built.get(regionCode)
      if (found !== undefined) return found
      const calendar = without(known.get(regionCode) ?? [])
      built.set(regionCode, calendar)
      return calendar
    },
    before(regionCode, { days: changed, what }) {
      const now = known.get(regionCode) ?? []
      return without(what === 'declared' ? now.filter((day) => !changed.includes(day)) : [...now, ...changed])
    },
    async refresh(db, now) {
      if (readAt !== null && Math.abs(now.getTime() - readAt) < freshMs) return
      readAt = now.getTime()
      known = await days.byRegion(db)
      built.clear()
    },
    expire() {
      readAt = null
    },
  }
}
