// SPDX-License-Identifier: Apache-2.0
import type { JobHandler } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import type { CaseRow, TaskRow } from '../case-row.ts'
import type { Cases } from '../cases.service.ts'
import { carryOver } from '../engine/index.ts'
import type { Processes } from '../processes.service.ts'
import type { PlannedStep } from '../step.logic.ts'
import type { LoadedCase } from '../step.repo.ts'
import { timerJobs } from '../timer.logic.ts'
import { carriedTasks, reasonOf, undoingEffects } from './migration.logic.ts'
import {
  type BeforeMigration,
  getMigration,
  lockMigrated,
  type MigratedRow,
  type MigrationRow,
  pinCase,
  rewriteTasks,
  setMigrated,
} from './migrations.repo.ts'
import { type MigrationPayload, migrateQueue, undoQueue } from './migrations.service.ts'

type Stayed = Pick<MigratedRow, 'reason' | 'node'>

/** Takes cases over and back, each in a transaction of its own together with its job: exactly once. */
export function migrationJobs(cases: Cases, processes: Processes): JobHandler[] {
  const modelsOf = async (unit: Unit, { key, from_version, to_version }: MigrationRow) => ({
    from: await processes.model(unit.db, key, from_version),
    to: await processes.model(unit.db, key, to_version),
  })

  async function move(
    unit: Unit,
    migration: MigrationRow,
    loaded: LoadedCase,
  ): Promise<Stayed | BeforeMigration> {
    const { row, tasks } = loaded
    const { from, to } = await modelsOf(unit, migration)
    const { from_version, to_version, places, reason, actor } = migration
    const gone = whyNot(row, migration, from_version)
    if (gone !== null) return { reason: gone, node: null }
    const step = carryOver(from, to, row.engine, places)
    if (step.refused !== null) return { reason: reasonOf(step.refused), node: step.refused.node }
    const asked = tasks.find(
      (task) => task.parent_id !== null && !step.state.tokens.some((token) => token.id === task.token),
    )
    if (asked !== undefined) return { reason: 'ask-open', node: asked.node }
    const command = { kind: 'migrate' as const, from: from_version, to: to_version, nodes: places }
    const plan = await cases.plan(
      unit,
      { row: { ...row, process_version: to_version }, tasks },
      {
        command: null,
        outside: { command, step, from },
        kind: 'migrated',
        opinion: reason,
        note: { migration: migration.id, from: from_version, to: to_version },
      },
      actor,
    )
    await cases.write(unit, plan)
    await rewriteTasks(unit.db, carriedTasks(row, tasks, from, to, step.state))
    await pinCase(unit.db, row.id, to_version)
    return { engine: row.engine, phase: row.phase, timers: row.timers, tasks }
  }

  async function takeBack(
    unit: Unit,
    migration: MigrationRow,
    migrated: MigratedRow,
    { row, tasks }: LoadedCase,
  ): Promise<Stayed | null> {
    const { to } = await modelsOf(unit, migration)
    const { from_version, to_version, undo_actor, undo_reason } = migration
    const { before } = migrated
    if (before === null || undo_actor === null) throw new Error(`${migrated.number} was not moved`)
    if (row.rev !== migrated.rev || row.process_version !== to_version)
      return { reason: 'moved-on', node: null }
    const command = { kind: 'migrate-back' as const, from: to_version, to: from_version }
    const effects = undoingEffects(row, tasks, before)
    const plan = await cases.plan(
      unit,
      { row: { ...row, process_version: from_version }, tasks },
      {
        command: null,
        outside: { command, step: { state: before.engine, effects, refused: null }, from: to },
        kind: 'migration-undone',
        opinion: undo_reason,
        note: { migration: migration.id, from: to_version, to: from_version },
      },
      undo_actor,
    )
    await cases.write(unit, asBefore(plan, row, before))
    await rewriteTasks(
      unit.db,
      before.tasks.map((task) => withClaim(task, tasks)),
    )
    await pinCase(unit.db, row.id, from_version)
    return null
  }

  return [
    {
      queue: migrateQueue,
      async run(unit, payload) {
        const { migrationId, caseId } = payload as MigrationPayload // written by begin
        const loaded = await cases.lock(unit, { id: caseId })
        const migrated = await lockMigrated(unit.db, migrationId, caseId)
        if (migrated?.state !== 'waiting') return
        const result = await move(unit, await getMigration(unit.db, migrationId), loaded)
        const kept = { ...migrated, reason: null, node: null, rev: null, before: null }
        if ('engine' in result)
          await setMigrated(unit.db, migrated, {
            ...kept,
            state: 'moved',
            rev: loaded.row.rev + 1,
            before: result,
          })
        else await setMigrated(unit.db, migrated, { ...kept, ...result, state: 'refused' })
      },
    },
    {
      queue: undoQueue,
      async run(unit, payload) {
        const { migrationId, caseId } = payload as MigrationPayload // written by undo
        const loaded = await cases.lock(unit, { id: caseId })
        const migrated = await lockMigrated(unit.db, migrationId, caseId)
        if (migrated?.state !== 'undoing') return
        const stayed = await takeBack(unit, await getMigration(unit.db, migrationId), migrated, loaded)
        const result = stayed ?? { reason: null, node: null }
        const state = stayed === null ? 'undone' : 'moved-on'
        await setMigrated(unit.db, migrated, { ...migrated, ...result, state, before: null })
      },
    },
  ]
}

function whyNot(row: CaseRow, { key }: MigrationRow, from: number): 'finished' | 'other-version' | null {
  if (row.finished_at !== null) return 'finished'
  return row.process_key === key && row.process_version === from ? null : 'other-version'
}

/** A claim is no step: whoever has taken the task meanwhile keeps it, if it is the same one. */
function withClaim(before: TaskRow, tasks: readonly TaskRow[]): TaskRow {
  const now = tasks.find((task) => task.id === before.id)
  if (now === undefined || now.role !== before.role) return before
  const { assignee_id, claimed_at, status } = now
  return { ...before, assignee_id, claimed_at, status }
}

/** Timers that the migration had cleared run again to the day they had; the public sees the phase of before. */
function asBefore(plan: PlannedStep, now: CaseRow, before: BeforeMigration): PlannedStep {
  const cleared = before.timers.filter(
    ({ token, event }) => !now.timers.some((timer) => timer.token === token && timer.event === event),
  )
  return {
    ...plan,
    row: {
      ...plan.row,
      phase: before.phase as CaseRow['phase'], // read from the column it goes to
      timers: [...plan.row.timers, ...cleared],
    },
    jobs: [...plan.jobs, ...timerJobs(plan.row.id, cleared)],
  }
}
