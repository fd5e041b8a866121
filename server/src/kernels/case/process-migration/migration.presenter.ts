// SPDX-License-Identifier: Apache-2.0
import { type MigratedCase, migratedStates, type ProcessMigration } from '#contracts/process-migrations'
import type { Model } from '../engine/index.ts'
import type { ListedMigration, MigratedRow } from './migrations.repo.ts'

export function presentMigration(row: ListedMigration): ProcessMigration {
  const { waiting = 0, moved = 0 } = row.counts
  const counts = migratedStates.map((state) => [state, row.counts[state] ?? 0])
  return {
    id: row.id,
    key: row.key,
    from: row.from_version,
    to: row.to_version,
    reason: row.reason,
    places: Object.entries(row.places).map(([from, to]) => ({ from, to })),
    begunBy: row.begun_by_name,
    begunAt: row.created_at.toISOString(),
    undoneBy: row.undone_by_name,
    undoneAt: row.undone_at?.toISOString() ?? null,
    // One entry for each of the states.
    cases: Object.fromEntries(counts) as ProcessMigration['cases'],
    can: row.undone_at === null && waiting === 0 && moved > 0 ? ['undo'] : [],
  }
}

/** `from` and `to`: the versions, whose elements the reasons are about. */
export function presentMigrated(from: Model, to: Model, row: MigratedRow): MigratedCase {
  const name = row.node === null ? null : (to.nodes[row.node] ?? from.nodes[row.node])?.name
  return {
    number: row.number,
    state: row.state,
    reason: row.reason,
    element: row.node === null ? null : { id: row.node, name: name ?? null },
  }
}
