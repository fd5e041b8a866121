// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Role } from '#contracts/permissions'
import type { CaseKernel } from '#kernels/case'
import type { Channel, MessageTemplate } from '#kernels/channel'
import type { Directory } from '#kernels/directory'
import { chinaDay, chinaTimeText } from '#platform/clock'
import type { Db } from '#platform/db'
import type { JobHandler } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import { isSilent } from './silence.logic.ts'

export const silenceQueue = 'exchange.silence'
const everyMs = 10 * 60_000

export const exchangeMessageTemplates: readonly MessageTemplate[] = [
  {
    code: 'exchange.system-silent',
    topic: 'system',
    title: { zh: '部门系统静默', en: 'A system has gone silent' },
    body: {
      zh: '“{name}”自 {since} 起没有活动，已超过正常的 {hours} 个工作小时，请联系其运维单位。',
      en: '“{name}” has shown no sign of life since {since}; {hours} working hours are normal. Please see to it.',
    },
  },
  {
    code: 'exchange.system-back',
    topic: 'system',
    title: { zh: '部门系统已恢复', en: 'A system is back' },
    body: { zh: '“{name}”已恢复活动。', en: '“{name}” shows signs of life again.' },
  },
]

interface WatchedRow {
  id: string
  code: string
  name_zh: string
  name_en: string
  organisation_id: string
  contact_role: Role
  silence_hours: number
  region_code: string
  last_sign: Date
  heard_at: Date | null
  silent_since: Date | null
}

/** Looks every ten minutes which systems have gone silent and which are back, and tells of each change once. */
export function silenceJob(kernel: () => CaseKernel, directory: Directory, channel: Channel): JobHandler {
  return {
    queue: silenceQueue,
    async run(unit) {
      const { calendars } = kernel()
      await calendars.refresh(unit.db, unit.now)
      const watched = await listWatched(unit.db, unit.now)
      const turned = watched.flatMap((row) => {
        const workdays = calendars.of(row.region_code)
        const silent = isSilent(row.last_sign, unit.now, row.silence_hours, (day) => workdays.isWorkday(day))
        return silent === (row.silent_since !== null) ? [] : [{ row, silent }]
      })
      await saveTurns(unit.db, turned)
      for (const { row, silent } of turned) await tell(unit, row, silent)
      unit.enqueue({
        queue: silenceQueue,
        key: 'watch',
        payload: {},
        runAt: new Date(unit.now.getTime() + everyMs),
      })
    },
  }

  async function tell(unit: Unit, row: WatchedRow, silent: boolean): Promise<void> {
    const { staff } = directory
    const contacts = await staff.nearestHolders(unit.db, row.organisation_id, row.contact_role, unit.now)
    const supervisors = await staff.holdersAnywhere(unit.db, 'supervisor', unit.now)
    const since = row.silent_since ?? row.last_sign
    await channel.send(unit, {
      template: silent ? 'exchange.system-silent' : 'exchange.system-back',
      accountIds: [...new Set([...contacts, ...supervisors].map(({ accountId }) => accountId))],
      values: {
        name: { zh: row.name_zh, en: row.name_en },
        since: chinaTimeText(since),
        hours: String(row.silence_hours),
      },
      link: null,
      dedupeKey: `${row.id}:${since.toISOString()}`,
    })
    unit.record({
      action: silent ? 'exchange.system-silent' : 'exchange.system-back',
      objectKind: 'system',
      objectId: row.code,
      details: { since: since.toISOString() },
    })
  }
}

async function listWatched(db: Db, now: Date): Promise<WatchedRow[]> {
  const day = chinaDay(now)
  const found = await sql<WatchedRow>`
    select s.id, s.code, s.name_zh, s.name_en, s.organisation_id, s.contact_role, s.silence_hours, v.region_code,
           coalesce(g.heard_at, s.changed_at) as last_sign, g.heard_at, g.silent_since
    from exchange.systems as s
    join exchange.signs as g on g.system_id = s.id
    join lateral (select w.region_code from directory.organisation_versions as w
      where w.organisation_id = s.organisation_id order by (w.valid_from <= ${day}) desc, w.valid_from desc limit 1) as v on true
    where s.state = 'active' order by s.code limit 1000`.execute(db)
  return found.rows
}

async function saveTurns(db: Db, turned: readonly { row: WatchedRow; silent: boolean }[]): Promise<void> {
  if (turned.length === 0) return
  await sql`
    update exchange.signs as g set silent_since = t.since
    from unnest(${turned.map(({ row }) => row.id)}::uuid[], ${turned.map(({ row, silent }) => (silent ? row.last_sign.toISOString() : null))}::timestamptz[]) as t(id, since)
    where g.system_id = t.id`.execute(db)
}
