// SPDX-License-Identifier: Apache-2.0
import type { JobHandler, StoredEvent, Subscriber } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import type { Calendars } from '../calendars.ts'
import type { Cases } from '../cases.service.ts'
import { alarmJob, alarmOf } from '../deadline.logic.ts'
import type { LoadedCase } from '../step.repo.ts'
import { writeDeed } from './deed.ts'
import { dueQueue } from './due-reminders.logic.ts'
import { endDues, listPromised, openChecks, tellDue } from './dues.repo.ts'
import { waitedFor } from './urging.service.ts'

/** Warns of an omission before it is due, and passes it on to those in charge when it did not come. */
export function dueJob(cases: Cases): JobHandler {
  return {
    queue: dueQueue,
    async run(unit, payload) {
      const { caseId, dueId, told } = payload as { caseId: string; dueId: string; told: number } // written by dues.service
      const { row, tasks } = await cases.lock(unit, { id: caseId })
      const due = await tellDue(unit.db, dueId, told)
      if (due === undefined) return
      const overdue = told === 2
      await writeDeed(unit, row, {
        kind: overdue ? 'omission-overdue' : 'omission-near',
        said: `${due.name_zh} ${due.name_en}`,
        raises: false,
        details: { dueId, dueAt: due.due_at.toISOString() },
        concerned: overdue
          ? {
              ...waitedFor(tasks.filter((task) => !task.for_applicant)),
              posts: [{ organisationId: row.organisation_id, role: 'decider' }],
              applicant: true,
            }
          : { applicant: true },
      })
    },
  }
}

/** A case has ended: what was owed to it ends, and what was promised for it is checked from now on. */
export function dueSubscriber(cases: Cases, calendars: Calendars): Subscriber {
  return { name: 'case.dues', types: ['case.moved'], hear }

  async function hear(unit: Unit, event: StoredEvent): Promise<void> {
    const { number, result } = event.data as { number: string; result: string | null } // our own event
    if (result === null) return
    const loaded = await cases.lock(unit, { number })
    if (result === 'granted') await openPromised(unit, loaded)
    await endDues(unit.db, loaded.row.id, unit.now)
  }

  async function openPromised(unit: Unit, { row, tasks }: LoadedCase): Promise<void> {
    const workdays = calendars.of(row.region_code)
    const promised = await listPromised(unit.db, row.id)
    if (promised.length === 0) return
    const checks = promised.map((due) => ({
      id: due.id,
      task_id: unit.newId(),
      case_id: row.id,
      name_zh: `承诺核查：${due.name_zh}`,
      name_en: `Check of the commitment: ${due.name_en}`,
      role: cases.policy(row.kind).commitmentRole,
      organisation_id: row.organisation_id,
      due_at: workdays.add(unit.now, due.days),
      opened_at: unit.now,
    }))
    await openChecks(unit.db, checks)
    for (const check of checks)
      await writeDeed(unit, row, {
        kind: 'commitment-check-opened',
        said: null,
        raises: true,
        details: { dueId: check.id, dueAt: check.due_at.toISOString() },
        concerned: {
          posts: [{ organisationId: row.organisation_id, role: cases.policy(row.kind).commitmentRole }],
        },
      })
    const watched = checks.map((check) => ({ ...check, for_applicant: false, overdue_told: false }))
    const alarm = alarmOf(cases.policy(row.kind).deadlines, row, [...tasks, ...watched], workdays)
    if (alarm !== null) unit.enqueue(alarmJob(row.id, alarm))
  }
}
