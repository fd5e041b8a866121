// SPDX-License-Identifier: Apache-2.0
import { type MigrationOutlook, mostMigratedCases } from '#contracts/process-migrations'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { findVersion } from '../design/process-list.readmodel.ts'
import { type Model, type NewPlaces, placesFor } from '../engine/index.ts'
import { outlookOf } from './migration.logic.ts'
import { listStandings } from './migration-outlook.readmodel.ts'
import {
  findMigration,
  insertMigration,
  type ListedMigration,
  lockMigration,
  markUndoing,
} from './migrations.repo.ts'

export const migrateQueue = 'case.migration'
export const undoQueue = 'case.migration-undoing'

/** Written by begin and undo, read by the jobs: each case is a job, a commit and a line of history of its own. */
export interface MigrationPayload {
  readonly migrationId: string
  readonly caseId: string
}

/** Running cases taken over to another version of their process, and back as long as nothing has happened since. */
export interface Migrations {
  outlook(db: Db, key: string, from: number, to: number): Promise<MigrationOutlook>
  begin(
    unit: Unit,
    key: string,
    input: {
      readonly from: number
      readonly to: number
      readonly places: NewPlaces
      readonly reason: string
    },
  ): Promise<ListedMigration>
  undo(unit: Unit, key: string, id: string, reason: string): Promise<ListedMigration>
}

export function createMigrations(): Migrations {
  async function modelsOf(db: Db, key: string, from: number, to: number): Promise<[Model, Model]> {
    const [before, after] = [await findVersion(db, key, from), await findVersion(db, key, to)]
    if (before === undefined || after === undefined) throw problem('platform.not-found')
    if (from === to) throw problem('case.migration-same')
    return [before.model, after.model]
  }
  async function listed(db: Db, key: string, id: string): Promise<ListedMigration> {
    const found = await findMigration(db, key, id)
    if (found === undefined) throw problem('platform.not-found')
    return found
  }

  return {
    async outlook(db, key, from, to) {
      const [before, after] = await modelsOf(db, key, from, to)
      return outlookOf(before, after, await listStandings(db, key, from))
    },
    async begin(unit, key, { from, to, places, reason }) {
      const [before, after] = await modelsOf(unit.db, key, from, to)
      for (const [node, place] of Object.entries(places))
        if (!placesFor(before, after, node).includes(place))
          throw problem('case.migration-place', { from: node, to: place })
      const id = unit.newId()
      const { actor, now: created_at } = unit
      const versions = { from_version: from, to_version: to }
      const cases = await insertMigration(
        unit.db,
        { id, key, ...versions, places, reason, actor, created_at },
        mostMigratedCases,
      )
      if (cases.length === 0) throw problem('case.migration-empty', { version: from })
      enqueueAll(unit, migrateQueue, id, cases)
      note(unit, 'case.migration-begun', key, reason, { id, from, to, cases: cases.length })
      return await listed(unit.db, key, id)
    },
    async undo(unit, key, id, reason) {
      const locked = await lockMigration(unit.db, key, id)
      if (locked === undefined) throw problem('platform.not-found')
      if (locked.undone_at !== null) throw problem('case.migration-undone')
      const { counts } = await listed(unit.db, key, id)
      if ((counts.waiting ?? 0) > 0) throw problem('case.migration-under-way', { count: counts.waiting ?? 0 })
      const cases = await markUndoing(unit.db, id, { actor: unit.actor, reason, now: unit.now })
      enqueueAll(unit, undoQueue, id, cases)
      note(unit, 'case.migration-undoing-begun', key, reason, { id, cases: cases.length })
      return await listed(unit.db, key, id)
    },
  }
}

function enqueueAll(unit: Unit, queue: string, migrationId: string, cases: readonly string[]): void {
  for (const caseId of cases)
    unit.enqueue({ queue, key: `${migrationId}:${caseId}`, payload: { migrationId, caseId } })
}

function note(
  unit: Unit,
  action: 'case.migration-begun' | 'case.migration-undoing-begun',
  key: string,
  reason: string,
  details: Readonly<Record<string, unknown>>,
): void {
  unit.record({ action, objectKind: 'process', objectId: key, reason, details })
  unit.emit({ type: action, subject: key, data: details })
}
