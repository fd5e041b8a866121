// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import type { StoredCase, StoredJob } from '../store/tables.ts'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** A value without what differs between two writers of the same: instants as numbers, names in order, nothing undefined. */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'string') return instant.test(value) ? Date.parse(value) : value
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, part]) => (part === undefined ? [] : [[name, plain(part)]])),
  )
}

interface ComparedCase {
  readonly id: string
  readonly row: unknown
  readonly tasks: unknown
  readonly history: unknown
}

export function memoryCase({ row, tasks, history }: StoredCase): ComparedCase {
  return {
    id: row.id,
    row: plain(row),
    tasks: plain(inOrder(tasks, (task) => task.id)),
    history: plain(history),
  }
}

export async function databaseCases(client: pg.PoolClient, ids: readonly string[]): Promise<ComparedCase[]> {
  const { rows } = await client.query<{
    id: string
    row: object
    tasks: { id: string }[]
    history: object[]
  }>(
    `select c.id, to_jsonb(c) as row,
       coalesce((select jsonb_agg(to_jsonb(t) order by t.id) from cases.tasks as t where t.case_id = c.id), '[]') as tasks,
       coalesce((select jsonb_agg(to_jsonb(h) - 'case_id' order by h.seq) from cases.history as h where h.case_id = c.id), '[]') as history
     from cases.cases as c where c.id = any($1::uuid[]) order by c.id`,
    [ids],
  )
  return rows.map(({ id, row, tasks, history }) => ({
    id,
    row: plain(row),
    tasks: plain(tasks),
    history: plain(history),
  }))
}

export function memoryJobs(jobs: readonly StoredJob[]): unknown {
  return inOrder(jobs, (job) => job.id).map((job) => ({ ...job, payload: plain(job.payload) }))
}

export async function databaseJobs(client: pg.PoolClient): Promise<unknown> {
  const { rows } = await client.query<{
    id: string
    queue: string
    key: string | null
    payload: unknown
    run_at: Date
    attempts: number
    locked_until: Date | null
    failed_at: Date | null
    last_error: string | null
  }>(
    'select id, queue, key, payload, run_at, attempts, locked_until, failed_at, last_error from platform.jobs order by id',
  )
  return rows.map((job) => ({
    id: job.id,
    queue: job.queue,
    key: job.key,
    payload: plain(job.payload),
    runAt: job.run_at.getTime(),
    attempts: job.attempts,
    lockedUntil: job.locked_until?.getTime() ?? null,
    failedAt: job.failed_at?.getTime() ?? null,
    lastError: job.last_error,
  }))
}

const inOrder = <Row>(rows: readonly Row[], by: (row: Row) => string): Row[] =>
  [...rows].sort((a, b) => (by(a) < by(b) ? -1 : 1))
