// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '#platform/access'
import type { Ids } from '#platform/clock'
import type { Db } from '#platform/db'
import type { KeyProvider } from '#platform/keys'
import {
  type AuditRow,
  evidenceRows,
  jsonRows,
  keptLists,
  type OutboxRow,
  outboxRows,
  type Units,
} from '#platform/unit'
import type { CaseRow, TaskRow } from './case-row.ts'
import type { PlannedStep } from './step.logic.ts'

export interface LoadedCase {
  readonly row: CaseRow
  /** Tasks that are open or claimed. */
  readonly tasks: readonly TaskRow[]
}

const dates: readonly (keyof CaseRow)[] = [
  'submitted_at',
  'clock_started_at',
  'due_at',
  'finished_at',
  'rated_at',
  'created_at',
  'changed_at',
]
const taskDates: readonly (keyof TaskRow)[] = ['opened_at', 'claimed_at', 'due_at', 'closed_at']

// json, not jsonb: what is only to be sent need not be built first.
const loaded = sql`row_to_json(c) as row, (select coalesce(json_agg(t order by t.opened_at, t.token), '[]') from cases.tasks as t
  where t.case_id = c.id and t.status in ('open', 'claimed')) as tasks`

/** Cases by number with their open tasks, in one round trip; those that do not exist are absent. */
export async function loadCases(db: Db, numbers: readonly string[]): Promise<Map<string, LoadedCase>> {
  const found = await sql<{ row: Record<string, unknown>; tasks: Record<string, unknown>[] }>`
    select ${loaded}
    from unnest(${[...numbers]}::text[]) as wanted(number) join cases.cases as c on c.number = wanted.number`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [String(row.row['number']), readCase(row)]))
}

/** A case with its open tasks, in one round trip. */
export async function loadCase(
  db: Db,
  by: { number: string } | { id: string },
): Promise<LoadedCase | undefined> {
  const found = await sql<{ row: Record<string, unknown>; tasks: Record<string, unknown>[] }>`
    select ${loaded}
    from cases.cases as c where ${'number' in by ? sql`c.number = ${by.number}` : sql`c.id = ${by.id}`}`.execute(
    db,
  )
  const [row] = found.rows
  return row === undefined ? undefined : readCase(row)
}

function readCase(found: { row: Record<string, unknown>; tasks: Record<string, unknown>[] }): LoadedCase {
  return {
    row: withDates(found.row, dates) as unknown as CaseRow,
    tasks: found.tasks.map((task) => withDates(task, taskDates) as unknown as TaskRow),
  }
}

function withDates(record: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const read = { ...record }
  for (const name of names) if (typeof read[name] === 'string') read[name] = new Date(read[name])
  return read
}

export interface StepContext {
  readonly actor: Actor
  readonly now: Date
  readonly traceId: string | null
  readonly ids: Ids
  readonly keys: KeyProvider
  readonly units: Pick<Units, 'jobsFor'>
}

export type StepResult = 'done' | 'stale' | 'repeated'

export interface StepEntry {
  readonly plan: PlannedStep
  readonly context: StepContext
  /** Whether the case was locked when it was looked at; if not, whatever was noted of it since makes the step stale. */
  readonly locked: boolean
}

/** Writes planned steps in one statement and one commit; each has its own result. */
export async function applySteps(db: Db, entries: readonly StepEntry[]): Promise<StepResult[]> {
  const batch = batchOf(entries)
  const lists = [
    ...[batch.new, batch.moved, batch.claims, batch.closed, batch.opened, batch.retimed],
    ...[batch.history, batch.cancelled, batch.files],
  ].map(jsonRows)
  const kept = keptLists(batch.audit, batch.outbox, batch.jobs)
  const written = await sql<{ results: StepResult[] }>`
    select cases.apply_steps(${entries.length}::int, ${sql.join(lists)}, ${kept}) as results`.execute(db)
  return written.rows[0]?.results ?? []
}

/** A repeat under the same key that met an unmoved case; nothing of the batch was written. */
export function isRepeatedKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'CS409'
}

/** The lists that cases.apply_steps takes: every entry with the number of its step. */
function batchOf(entries: readonly StepEntry[]) {
  const numbered = entries.map(({ plan, context, locked }, index) => {
    const audit: AuditRow[] = evidenceRows(context, [plan.evidence])
    const outbox: OutboxRow[] = outboxRows(context, 'chengshu/case', plan.events)
    return { ord: index + 1, plan, context, locked, audit, outbox }
  })
  const each = <Part>(part: (entry: (typeof numbered)[number]) => readonly Part[]) =>
    numbered.flatMap((entry) => part(entry).map((one) => ({ ord: entry.ord, ...one })))
  return {
    new: numbered.flatMap(({ ord, plan }) =>
      plan.expectedRev === null ? [{ ord, row: { ...plan.row, rev: 1 } }] : [],
    ),
    moved: each(({ plan, locked }) =>
      plan.expectedRev === null ? [] : [movedRow(plan, plan.expectedRev, locked)],
    ),
    claims: each(({ plan, context }) =>
      plan.idempotency === null
        ? []
        : [
            {
              account_id: plan.idempotency.accountId,
              key: plan.idempotency.key,
              request_hash: plan.idempotency.requestHash,
              created_at: context.now,
            },
          ],
    ),
    closed: each(({ plan }) => plan.closedTasks),
    opened: each(({ plan }) => plan.openedTasks),
    retimed: each(({ plan }) =>
      plan.retimedTasks.map(({ id, due_at, days_left }) => ({ id, due_at, days_left })),
    ),
    history: each(({ plan }) => plan.history.map((line) => ({ case_id: plan.row.id, ...line }))),
    cancelled: each(({ plan }) => plan.cancelledJobs),
    files: each(({ plan }) => plan.attachedFiles.map((id) => ({ id, number: plan.row.number }))),
    audit: each(({ audit }) => audit),
    outbox: each(({ outbox }) => outbox),
    jobs: each(({ plan, context, outbox }) => [
      ...jobRows(plan, context),
      ...context.units.jobsFor(outbox, context.now),
    ]),
  }
}

function movedRow(
  { row, dataChanged, history, rungsReset }: PlannedStep,
  expectedRev: number,
  locked: boolean,
) {
  return {
    id: row.id,
    expected_rev: expectedRev,
    expected_seq: locked ? null : row.history_seq - history.length,
    lines: history.length,
    status: row.status,
    phase: row.phase,
    outcome: row.outcome,
    clock_state: row.clock_state,
    clock_started_at: row.clock_started_at,
    due_at: row.due_at,
    days_left: row.days_left,
    stopped_for: row.stopped_for,
    used_days: row.used_days,
    finished_at: row.finished_at,
    engine: row.engine,
    data: dataChanged ? row.data : null,
    supplement: row.supplement,
    timers: row.timers,
    changed_at: row.changed_at,
    rungs_told: rungsReset ? row.rungs_told : null,
  }
}

function jobRows(plan: PlannedStep, { ids, now }: StepContext) {
  return plan.jobs.map((job) => ({
    id: ids.next(),
    queue: job.queue,
    key: job.key ?? null,
    payload: job.payload,
    run_at: (job.runAt ?? now).toISOString(),
    created_at: now.toISOString(),
  }))
}
