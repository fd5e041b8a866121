// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '#platform/access'
import type { Ids } from '#platform/clock'
import type { Db } from '#platform/db'
import type { KeyProvider } from '#platform/keys'
import { type AuditRow, evidenceRows, type OutboxRow, outboxRows, type Units } from '#platform/unit'
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

/** A case with its open tasks, in one round trip. */
export async function loadCase(
  db: Db,
  by: { number: string } | { id: string },
): Promise<LoadedCase | undefined> {
  const found = await sql<{ row: Record<string, unknown>; tasks: Record<string, unknown>[] }>`
    select to_jsonb(c) as row, coalesce((select jsonb_agg(to_jsonb(t) order by t.opened_at, t.token) from cases.tasks as t
      where t.case_id = c.id and t.status in ('open', 'claimed')), '[]') as tasks
    from cases.cases as c where ${'number' in by ? sql`c.number = ${by.number}` : sql`c.id = ${by.id}`}`.execute(
    db,
  )
  const loaded = found.rows[0]
  if (loaded === undefined) return undefined
  return {
    row: withDates(loaded.row, dates) as unknown as CaseRow,
    tasks: loaded.tasks.map((task) => withDates(task, taskDates) as unknown as TaskRow),
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

/** Writes a planned step: one statement, whether it stands alone or in a transaction. */
export async function applyStep(
  db: Db,
  plan: PlannedStep,
  context: StepContext,
): Promise<'done' | 'stale' | 'repeated'> {
  const audit: AuditRow[] = evidenceRows(context, [plan.evidence])
  const outbox: OutboxRow[] = outboxRows(context, 'chengshu/case', plan.events)
  const at = context.now.toISOString()
  const jobs = [
    ...plan.jobs.map((job) => ({
      id: context.ids.next(),
      queue: job.queue,
      key: job.key ?? null,
      payload: job.payload,
      run_at: (job.runAt ?? context.now).toISOString(),
      created_at: at,
    })),
    ...context.units.jobsFor(outbox, context.now),
  ]
  const { data, ...rest } = plan.row
  const step = {
    case_id: plan.row.id,
    number: plan.row.number,
    expected_rev: plan.expectedRev,
    case: plan.expectedRev === null ? { ...plan.row, rev: 1 } : plan.dataChanged ? { ...rest, data } : rest,
    idempotency:
      plan.idempotency === null
        ? null
        : {
            account_id: plan.idempotency.accountId,
            key: plan.idempotency.key,
            request_hash: plan.idempotency.requestHash,
          },
    opened_tasks: plan.openedTasks,
    closed_tasks: plan.closedTasks,
    history: plan.history,
    cancelled_jobs: plan.cancelledJobs,
    attached_files: plan.attachedFiles,
    audit,
    outbox,
    jobs,
  }
  try {
    const done = await sql<{
      result: 'done' | 'stale' | 'repeated'
    }>`select cases.apply_step(${JSON.stringify(step)}::jsonb) as result`.execute(db)
    return done.rows[0]?.result ?? 'stale'
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'CS409')
      return 'repeated'
    throw error
  }
}
