// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { JobHandler, StoredEvent, Subscriber } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import type { Calendars } from './calendars.ts'
import type { CaseRow, TaskRow } from './case-row.ts'
import type { Cases } from './cases.service.ts'
import { withAlarm } from './operations/turn.logic.ts'

interface Change {
  readonly regionCode: string
  readonly days: readonly string[]
  readonly what: 'declared' | 'revoked'
}

const queue = 'case.calendar'
const page = 500

/** A region has other days off than before: what is promised there is promised for other days. Each case for itself. */
export function calendarSubscriber(calendars: Calendars): Subscriber {
  return { name: 'case.calendar', types: ['directory.days-off-changed'], hear }

  async function hear(unit: Unit, event: StoredEvent): Promise<void> {
    const change = event.data as unknown as Change // written by the calendar of the directory
    calendars.expire()
    const cases = await listRunning(unit.db, change, unit.now)
    for (const caseId of cases)
      unit.enqueue({ queue, key: `${event.id}:${caseId}`, payload: { caseId, ...change } })
  }
}

export function calendarJob(cases: Cases, calendars: Calendars): JobHandler {
  return {
    queue,
    async run(unit, payload) {
      const { caseId, ...change } = payload as Change & { caseId: string } // written above
      const loaded = await cases.lock(unit, { id: caseId })
      const { row, tasks } = loaded
      if (row.clock_state !== 'running' || row.due_at === null) return
      const [before, after] = [calendars.before(row.region_code, change), calendars.of(row.region_code)]
      const move = (due: Date | null): Date | null => {
        const left = due === null ? undefined : before.left(unit.now, due)
        return left === undefined ? due : after.resume(unit.now, left)
      }
      const dueAt = move(row.due_at)
      const moved = tasks.map((task) => (task.for_applicant ? task : { ...task, due_at: move(task.due_at) }))
      if (!isMoved(row, dueAt, tasks, moved)) return
      const plan = await cases.plan(
        unit,
        { row: { ...row, due_at: dueAt }, tasks: moved },
        {
          command: null,
          kind: 'due-moved',
          note: { days: change.days, what: change.what, dueBefore: row.due_at, dueAfter: dueAt },
        },
      )
      const { deadlines } = cases.policy(row.kind)
      await cases.write(unit, {
        ...withAlarm(plan, moved, deadlines, after),
        retimedTasks: moved.map(({ id, due_at, days_left }) => ({ id, due_at, days_left })),
      })
    },
  }
}

const isMoved = (
  row: CaseRow,
  dueAt: Date | null,
  tasks: readonly TaskRow[],
  moved: readonly TaskRow[],
): boolean =>
  dueAt?.getTime() !== row.due_at?.getTime() ||
  moved.some((task, index) => task.due_at?.getTime() !== tasks[index]?.due_at?.getTime())

/** Cases in the region or below it whose promise runs over one of the days. */
async function listRunning(db: Db, change: Change, now: Date): Promise<string[]> {
  const ids: string[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const found = await sql<{ id: string }>`
      with recursive below as (
        select code from directory.regions where code = ${change.regionCode}
        union select r.code from below join directory.regions as r on r.parent_code = below.code
      )
      select c.id from cases.cases as c where c.clock_state = 'running' and c.due_at >= ${now} and c.region_code in (select code from below) and c.id > ${after}
      order by c.id limit ${page}`.execute(db)
    ids.push(...found.rows.map((row) => row.id))
    const last = found.rows.at(-1)
    if (last === undefined || found.rows.length < page) return ids
    after = last.id
  }
}
