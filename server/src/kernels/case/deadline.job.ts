// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { JobHandler } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import type { Calendars } from './calendars.ts'
import type { CaseRow, TaskRow } from './case-row.ts'
import type { Cases } from './cases.service.ts'
import { alarmJob, alarmOf, deadlineQueue, overdueTasks, rungs, rungsAhead } from './deadline.logic.ts'
import { type Concerned, writeDeed } from './operations/deed.ts'
import { waitedFor } from './operations/urging.service.ts'

/** The alarm of a case has gone off: says what is due now, each thing once, and sets the next. */
export function deadlineJob(cases: Cases, calendars: Calendars): JobHandler {
  return {
    queue: deadlineQueue,
    async run(unit, payload) {
      const { caseId } = payload as { caseId: string } // written by alarmJob only
      const loaded = await cases.lock(unit, { id: caseId })
      const policy = cases.policy(loaded.row.kind).deadlines
      const workdays = calendars.of(loaded.row.region_code)
      // The clock may have been stopped while the job was on its way.
      if (loaded.row.clock_state === 'stopped') return
      const due = rungsAhead(policy, loaded.row, workdays).filter((one) => one.at <= unit.now)
      const told = Math.max(loaded.row.rungs_told, ...due.map((one) => one.number))
      for (const one of due) {
        // Nobody is warned of what has come to pass.
        if (one.number === rungs.warning && told > rungs.warning) continue
        await tell(unit, loaded.row, loaded.tasks, one)
      }
      const late = overdueTasks(loaded.tasks, unit.now)
      for (const task of late)
        await writeDeed(unit, loaded.row, {
          kind: 'task-overdue',
          task,
          said: null,
          raises: false,
          concerned: waitedFor([task]),
        })
      await markTold(unit.db, caseId, told, late)
      const next = alarmOf(
        policy,
        { ...loaded.row, rungs_told: told },
        loaded.tasks.filter((task) => !late.includes(task)),
        workdays,
      )
      if (next !== null) unit.enqueue(alarmJob(caseId, next))
    },
  }
}

type Told = ReturnType<typeof rungsAhead>[number]

async function tell(
  unit: Unit,
  row: CaseRow,
  tasks: readonly TaskRow[],
  { number, rung }: Told,
): Promise<void> {
  const holders = waitedFor(tasks.filter((task) => !task.for_applicant))
  const [kind, concerned]: [string, Concerned] =
    rung === null
      ? [number === rungs.warning ? 'deadline-near' : 'deadline-passed', holders]
      : [
          'deadline-escalated',
          rung.at === 'owner'
            ? { posts: [{ organisationId: row.organisation_id, role: rung.role }] }
            : { roles: [rung.role] },
        ]
  await writeDeed(unit, row, {
    kind,
    said: null,
    raises: false,
    details: {
      dueAt: row.due_at?.toISOString() ?? null,
      ...(rung !== null && { rung: number - rungs.overdue, role: rung.role }),
    },
    concerned,
  })
}

async function markTold(db: Db, caseId: string, told: number, late: readonly TaskRow[]): Promise<void> {
  await sql`
    with marked as (
      update cases.tasks set overdue_told = true where id = any(${late.map((task) => task.id)}::uuid[])
    )
    update cases.cases set rungs_told = ${told} where id = ${caseId}`.execute(db)
}
