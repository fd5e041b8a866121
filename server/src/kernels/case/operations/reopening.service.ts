// SPDX-License-Identifier: Apache-2.0
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Calendars } from '../calendars.ts'
import type { CaseRow } from '../case-row.ts'
import type { Cases } from '../cases.service.ts'
import { nodeOf } from '../engine/model.ts'
import type { Processes } from '../processes.service.ts'
import { listHandledNodes } from '../task.repo.ts'
import { caseRefusal } from './case-operations.logic.ts'
import { eventTime } from './event-time.logic.ts'
import { loadFacts } from './load-facts.ts'
import { lockReadable } from './readable.ts'
import { refuse } from './refusal.ts'
import { reopenedAt, reopeningTargets, withAlarm } from './turn.logic.ts'

/** 重新办理: a finished case taken up again at a step it went through, after a review, a court or an error of our own. */
export interface Reopening {
  reopen(
    unit: Unit,
    number: string,
    input: { target: string; reason: string; occurredAt?: string },
  ): Promise<void>
  /** Where a finished case may go back to. */
  targets(db: Db, row: CaseRow, now: Date): Promise<{ node: string; name: { zh: string; en: string } }[]>
}

export function createReopening(cases: Cases, processes: Processes, calendars: Calendars): Reopening {
  const targets: Reopening['targets'] = async (db, row, now) => {
    const model = await processes.model(db, row.process_key, row.process_version)
    const handled = await listHandledNodes(db, row.id)
    return reopeningTargets(model, row, handled, calendars.of(row.region_code), now).map((node) => ({
      node,
      name: nodeOf(model, node).name ?? { zh: node, en: node },
    }))
  }
  return {
    targets,
    async reopen(unit, number, input) {
      const loaded = await lockReadable(cases, unit, number)
      const { row } = loaded
      const policy = cases.policy(row.kind)
      refuse(
        caseRefusal('reopen', await loadFacts(unit.db, unit.actor, loaded, cases.type(row.kind), unit.now)),
      )
      const possible = await targets(unit.db, row, unit.now)
      const model = await processes.model(unit.db, row.process_key, row.process_version)
      const reopened = possible.some((one) => one.node === input.target)
        ? reopenedAt(model, row, input.target, calendars.of(row.region_code), unit.now)
        : undefined
      if (reopened === undefined) throw problem('case.reopening-target')
      const plan = await cases.plan(
        unit,
        { row: reopened.row, tasks: [] },
        {
          command: null,
          outside: { command: reopened.command, step: reopened.step },
          kind: 'reopened',
          opinion: input.reason,
          occurredAt: eventTime(input.occurredAt, row, unit.now),
          note: { target: input.target, outcomeBefore: row.outcome },
        },
      )
      // Checks of commitments that are under way stay as they are.
      await cases.write(unit, {
        ...withAlarm(
          plan,
          [...loaded.tasks, ...plan.openedTasks],
          policy.deadlines,
          calendars.of(row.region_code),
        ),
        rungsReset: true,
      })
      unit.emit({
        type: 'case.reopened',
        subject: number,
        data: { number, concerned: { applicant: true } },
      })
    },
  }
}
