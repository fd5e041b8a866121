// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import type { Unit } from '#platform/unit'
import type { TaskRow } from '../case-row.ts'
import type { Cases } from '../cases.service.ts'
import { caseRefusal } from './case-operations.logic.ts'
import { type Concerned, writeDeed } from './deed.ts'
import { loadFacts } from './load-facts.ts'
import { lockReadable } from './readable.ts'
import { refuse } from './refusal.ts'

/** 催办: whoever has to act next is reminded; it is on record, and moves no deadline. */
export interface Urging {
  urge(unit: Unit, number: string, reason: string): Promise<void>
}

export function createUrging(cases: Cases): Urging {
  return {
    async urge(unit, number, reason) {
      const loaded = await lockReadable(cases, unit, number)
      const { row, tasks } = loaded
      const facts = await loadFacts(unit.db, unit.actor, loaded, cases.type(row.kind), unit.now)
      refuse(caseRefusal('urge', facts))
      await writeDeed(unit, row, {
        kind: 'urged',
        said: reason,
        raises: false,
        details: { by: unit.actor.kind === 'staff' ? 'staff' : 'applicant', tasks: tasks.length },
        concerned: waitedFor(tasks),
      })
    },
  }
}

/** Whoever holds an open task, or could take it; the applicant where the case waits for them. */
export function waitedFor(tasks: readonly TaskRow[]): Concerned {
  return {
    accounts: tasks.flatMap((task) => (task.assignee_id === null ? [] : [task.assignee_id])),
    posts: tasks.flatMap((task) =>
      task.assignee_id !== null || task.organisation_id === null || task.role === null
        ? []
        : // Roles of processes are checked when they are published.
          [{ organisationId: task.organisation_id, role: task.role as Role }],
    ),
    applicant: tasks.some((task) => task.for_applicant),
  }
}
