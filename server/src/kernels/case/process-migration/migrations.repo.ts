// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { MigratedState, MigrationReason } from '#contracts/process-migrations'
import type { Actor } from '#platform/access'
import { type Db, decodeCursor, pageOf } from '#platform/db'
import type { CaseTimer, TaskRow } from '../case-row.ts'
import type { Paging } from '../design/process-list.readmodel.ts'
import type { CaseState, NewPlaces } from '../engine/index.ts'

export interface MigrationRow {
  id: string
  key: string
  from_version: number
  to_version: number
  places: NewPlaces
  reason: string
  actor: Actor
  undo_reason: string | null
  undo_actor: Actor | null
  undone_at: Date | null
  created_at: Date
}

export interface ListedMigration extends MigrationRow {
  begun_by_name: string | null
  undone_by_name: string | null
  counts: Partial<Record<MigratedState, number>>
}

/** A case as it was before it was taken over. */
export interface BeforeMigration {
  readonly engine: CaseState
  readonly phase: string
  readonly timers: readonly CaseTimer[]
  readonly tasks: readonly TaskRow[]
}

export interface MigratedRow {
  migration_id: string
  case_id: string
  number: string
  state: MigratedState
  reason: MigrationReason | null
  node: string | null
  rev: number | null
  before: BeforeMigration | null
}

type NewMigration = Pick<
  MigrationRow,
  'id' | 'key' | 'from_version' | 'to_version' | 'places' | 'reason' | 'actor' | 'created_at'
>

/** Records the migration and its cases: those running on the version, by number, up to `most`. */
export async function insertMigration(db: Db, row: NewMigration, most: number): Promise<string[]> {
  await sql`insert into cases.process_migrations (id, key, from_version, to_version, places, reason, actor, begun_by, created_at)
    values (${row.id}, ${row.key}, ${row.from_version}, ${row.to_version}, ${JSON.stringify(row.places)}::jsonb, ${row.reason},
      ${JSON.stringify(row.actor)}::jsonb, ${row.actor.accountId}, ${row.created_at})`.execute(db)
  const found = await sql<{ case_id: string }>`
    insert into cases.migrated_cases (migration_id, case_id, number, state, created_at)
    select ${row.id}, c.id, c.number, 'waiting', ${row.created_at} from cases.cases as c
    where c.process_key = ${row.key} and c.process_version = ${row.from_version} and c.finished_at is null
    order by c.number limit ${most} returning case_id`.execute(db)
  return found.rows.map(({ case_id }) => case_id)
}

export async function findMigration(db: Db, key: string, id: string): Promise<ListedMigration | undefined> {
  return (await listMigrations(db, key, { only: id })).items[0]
}

/** Migrations of a process, newest first; `only` picks one. */
export async function listMigrations(
  db: Db,
  key: string,
  { cursor, limit = 20, only = null }: Paging & { readonly only?: string | null },
): Promise<{ items: ListedMigration[]; next: string | null }> {
  const [before, beforeId] = decodeCursor(cursor, 2) ?? [null, null]
  const found = await sql<ListedMigration>`
    select m.*, b.display_name as begun_by_name, u.display_name as undone_by_name, coalesce(c.counts, '{}'::jsonb) as counts
    from cases.process_migrations as m
    left join directory.accounts as b on b.id = m.begun_by
    left join directory.accounts as u on u.id = m.undone_by
    left join lateral (
      select jsonb_object_agg(s.state, s.cases) as counts
      from (select mc.state, count(*) as cases from cases.migrated_cases as mc where mc.migration_id = m.id group by mc.state) as s
    ) as c on true
    where m.key = ${key} and (${only}::uuid is null or m.id = ${only}::uuid)
      and (${before}::timestamptz is null or (m.created_at, m.id) < (${before}::timestamptz, ${beforeId}::uuid))
    order by m.created_at desc, m.id desc limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.created_at.toISOString(), row.id])
}

/** The migration, held until the transaction ends: it is taken back once. */
export async function lockMigration(db: Db, key: string, id: string): Promise<MigrationRow | undefined> {
  const found = await sql<MigrationRow>`
    select * from cases.process_migrations where key = ${key} and id = ${id} for update`.execute(db)
  return found.rows[0]
}

export async function getMigration(db: Db, id: string): Promise<MigrationRow> {
  const found = await sql<MigrationRow>`select * from cases.process_migrations where id = ${id}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw new Error(`no migration ${id}`)
  return row
}

/** Notes that it is to be taken back; returns the cases this concerns. */
export async function markUndoing(
  db: Db,
  id: string,
  { actor, reason, now }: { readonly actor: Actor; readonly reason: string; readonly now: Date },
): Promise<string[]> {
  await sql`update cases.process_migrations set undone_by = ${actor.accountId}, undone_at = ${now}, undo_reason = ${reason},
    undo_actor = ${JSON.stringify(actor)}::jsonb where id = ${id}`.execute(db)
  const found = await sql<{ case_id: string }>`
    update cases.migrated_cases set state = 'undoing' where migration_id = ${id} and state = 'moved' returning case_id`.execute(
    db,
  )
  return found.rows.map(({ case_id }) => case_id)
}

/** One case of a migration, held until the transaction ends. */
export async function lockMigrated(
  db: Db,
  migrationId: string,
  caseId: string,
): Promise<MigratedRow | undefined> {
  const found = await sql<MigratedRow>`
    select * from cases.migrated_cases where migration_id = ${migrationId} and case_id = ${caseId} for update`.execute(
    db,
  )
  return found.rows[0]
}

type Result = Pick<MigratedRow, 'state' | 'reason' | 'node' | 'rev' | 'before'>

export async function setMigrated(
  db: Db,
  { migration_id, number }: Pick<MigratedRow, 'migration_id' | 'number'>,
  { state, reason, node, rev, before }: Result,
): Promise<void> {
  const kept = before === null ? null : JSON.stringify(before)
  await sql`update cases.migrated_cases set state = ${state}, reason = ${reason}, node = ${node}, rev = ${rev}, before = ${kept}::jsonb
    where migration_id = ${migration_id} and number = ${number}`.execute(db)
}

export async function listMigrated(
  db: Db,
  migrationId: string,
  { cursor, limit = 50, state = null }: Paging & { readonly state?: MigratedState | null | undefined },
): Promise<{ items: MigratedRow[]; next: string | null }> {
  const after = decodeCursor(cursor, 1)?.[0] ?? null
  const found = await sql<MigratedRow>`
    select * from cases.migrated_cases where migration_id = ${migrationId} and (${state}::text is null or state = ${state}::text)
      and (${after}::text is null or number > ${after}::text) order by number limit ${limit + 1}`.execute(db)
  return pageOf(found.rows, limit, (row) => [row.number])
}

/** Pins a case to a version; the case is locked, and its step written in the same transaction. */
export async function pinCase(db: Db, caseId: string, version: number): Promise<void> {
  await sql`update cases.cases set process_version = ${version} where id = ${caseId}`.execute(db)
}

/** Writes what a task is, who may take it and whether it is open, where the version of its process changed. */
export async function rewriteTasks(db: Db, tasks: readonly TaskRow[]): Promise<void> {
  if (tasks.length === 0) return
  await sql`
    update cases.tasks as t set node = r.node, name_zh = r.name_zh, name_en = r.name_en, actions = r.actions, role = r.role,
      organisation_id = r.organisation_id, for_applicant = r.for_applicant, assignee_id = r.assignee_id, status = r.status,
      claimed_at = r.claimed_at, closed_at = r.closed_at, closed_by = r.closed_by, outcome = r.outcome
    from jsonb_populate_recordset(null::cases.tasks, ${JSON.stringify(tasks)}::jsonb) as r where t.id = r.id`.execute(
    db,
  )
}
