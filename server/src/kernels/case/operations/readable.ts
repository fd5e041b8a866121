// SPDX-License-Identifier: Apache-2.0
import { type Actor, can } from '#platform/access'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { caseObject } from '../case.access.ts'
import type { Cases } from '../cases.service.ts'
import type { LoadedCase } from '../step.repo.ts'
import { hasTakenPart } from '../task.repo.ts'

/** 404 where the actor may not read the case. */
export async function requireReadable(db: Db, actor: Actor, { row, tasks }: LoadedCase): Promise<void> {
  if (actor.kind === 'system' || can(actor, 'case.case.read', caseObject(actor, row, tasks)).allowed) return
  // Who handled a step that is over may still read the case: told that the step is over, not that there is no case.
  if (actor.kind !== 'staff' || !(await hasTakenPart(db, row.id, actor))) throw problem('platform.not-found')
}

/** The case, locked for the unit, if the actor may read it at all. */
export async function lockReadable(cases: Cases, unit: Unit, number: string): Promise<LoadedCase> {
  const loaded = await cases.lock(unit, { number })
  await requireReadable(unit.db, unit.actor, loaded)
  return loaded
}
