// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Db } from '#platform/db'

export interface ClaimedJob {
  id: string
  queue: string
  payload: unknown
  attempts: number
}

/** Takes due jobs under a lease; two workers never get the same one. */
export async function claimJobs(db: Db, now: Date, lease: Date, limit: number): Promise<ClaimedJob[]> {
  const claimed = await sql<ClaimedJob>`
    update platform.jobs set locked_until = ${lease}, attempts = platform.jobs.attempts + 1
    where id in (
      select due.id from platform.jobs as due
      where due.failed_at is null and due.run_at <= ${now} and (due.locked_until is null or due.locked_until < ${now})
      order by due.run_at, due.id limit ${limit} for update skip locked)
    returning id, queue, payload, attempts`.execute(db)
  return claimed.rows
}

/** Frees what a worker that is gone held, and takes back the attempt it could not finish. */
export async function freeJobs(db: Db): Promise<void> {
  await sql`update platform.jobs set locked_until = null, attempts = greatest(attempts - 1, 0)
    where locked_until is not null`.execute(db)
}

// A job that was asked for anew while it was under way is held by nobody: it stays, for the time it was asked for.

/** Removes a finished job within the transaction of its effect; false when it is not this worker's to finish any more. */
export async function finishJob(db: Db, id: string): Promise<boolean> {
  const gone = await sql<{
    id: string
  }>`delete from platform.jobs where id = ${id} and locked_until is not null returning id`.execute(db)
  return gone.rows.length === 1
}

export async function retryJob(db: Db, id: string, runAt: Date, error: string): Promise<void> {
  await sql`update platform.jobs set locked_until = null, run_at = ${runAt}, last_error = ${error} where id = ${id} and locked_until is not null`.execute(
    db,
  )
}

export async function giveUpJob(db: Db, id: string, now: Date, error: string): Promise<void> {
  await sql`update platform.jobs set locked_until = null, failed_at = ${now}, last_error = ${error} where id = ${id} and locked_until is not null`.execute(
    db,
  )
}

export async function nextRunAt(db: Db): Promise<Date | null> {
  const next = await sql<{ run_at: Date | null }>`
    select min(greatest(jobs.run_at, coalesce(jobs.locked_until, jobs.run_at))) as run_at from platform.jobs where jobs.failed_at is null`.execute(
    db,
  )
  return next.rows[0]?.run_at ?? null
}

export async function cancelJob(db: Db, queue: string, key: string): Promise<void> {
  await sql`delete from platform.jobs where queue = ${queue} and key = ${key}`.execute(db)
}

export async function countJobs(
  db: Db,
  now: Date,
): Promise<{ waiting: number; late: number; failed: number }> {
  const counted = await sql<{ waiting: number; late: number; failed: number }>`
    select count(*) filter (where jobs.failed_at is null) as waiting,
           count(*) filter (where jobs.failed_at is null and jobs.run_at < ${new Date(now.getTime() - 60_000)}) as late,
           count(*) filter (where jobs.failed_at is not null) as failed
    from platform.jobs`.execute(db)
  return counted.rows[0] ?? { waiting: 0, late: 0, failed: 0 }
}
