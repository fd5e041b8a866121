// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { Model } from '../../engine/model.ts'
import type { RecordedCommand } from '../../engine/recorded.ts'
import { replayHistory, versionsIn } from '../../engine/replay.ts'
import type { KillDatabase } from './kill-database.ts'
import type { KillLedger } from './run-kills.ts'
import { heardTypes } from './writing-kernel.ts'

/** The ledger against the database: what was acknowledged is there once, what was not at most once. */
export async function checkLedger(pool: pg.Pool, ledger: KillLedger): Promise<string[]> {
  const lines = await listSteps(pool)
  return [
    ...[...lines].filter(([, count]) => count > 1).map(([id, count]) => `${id} is in history ${count} times`),
    ...[...ledger.acknowledged]
      .filter((id) => !lines.has(id))
      .map((id) => `${id} was acknowledged and is lost`),
    ...[...ledger.refused]
      .filter((id) => !ledger.acknowledged.has(id) && lines.has(id))
      .map((id) => `${id} was refused and is in history`),
  ]
}

/** How often each step is in history, by the id of its command. */
export async function listSteps(pool: pg.Pool): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; lines: number }>(
    `select h.opinion as id, count(*)::int as lines from cases.history as h where h.kind = 'task-completed' group by h.opinion`,
  )
  return new Map(rows.map((row) => [row.id, row.lines]))
}

/** When nobody writes any more: every case whole, every event heard once. */
export async function checkWhole({ pool, own, numbers }: KillDatabase): Promise<string[]> {
  await untilQuiet(pool)
  await own.worker.takeOver()
  await own.worker.processAll()
  return [...(await checkCases(own, numbers)), ...(await checkEvents(pool))]
}

/** A killed process is gone, but PostgreSQL carries out what it had already sent. */
async function untilQuiet(pool: pg.Pool): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and backend_type = 'client backend' and state <> 'idle'`,
    )
    if (rowCount === 0) return
    await sleep(20)
  }
  throw new Error('a connection of a killed process did not come to an end')
}

async function checkCases(
  { kernel, platform, pool }: KillDatabase['own'],
  numbers: readonly string[],
): Promise<string[]> {
  const faults: string[] = []
  for (const number of numbers) {
    const { row, tasks } = await kernel.cases.load(platform.db, { number })
    const history = await pool.query<{ seq: number; command: RecordedCommand | null }>(
      'select seq, command from cases.history where case_id = $1 order by seq',
      [row.id],
    )
    const dense = history.rows.every((line, index) => line.seq === index + 1)
    if (!dense || row.history_seq !== history.rows.length) faults.push(`${number}: history has gaps`)
    if (row.rev !== history.rows.length)
      faults.push(`${number}: revision ${row.rev}, ${history.rows.length} steps`)
    const commands = history.rows.map(({ command }) => command)
    const models = new Map<number, Model>()
    for (const version of versionsIn(commands, row.process_version))
      models.set(version, await kernel.processes.model(platform.db, row.process_key, version))
    const replayed = replayHistory(models, commands, row.process_version)
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(replayed)), row.engine))
      faults.push(`${number}: replaying history gives another state`)
    const waiting = row.engine.tokens.map((token) => token.id).sort()
    if (!isDeepStrictEqual(waiting, tasks.map((task) => task.token).sort()))
      faults.push(`${number}: tasks and tokens differ`)
  }
  return faults
}

async function checkEvents(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; heard: number }>(
    `select o.id, count(a.id)::int as heard from platform.outbox as o
       left join platform.audit_log as a on a.action = 'city.told' and a.object_id = o.id::text
     where o.type = any ($1) group by o.id having count(a.id) <> 1 limit 20`,
    [heardTypes],
  )
  const counted = await pool.query<{ jobs: number; events: number }>(
    `select (select count(*)::int from platform.jobs where queue = 'event' or failed_at is not null) as jobs,
       (select count(*)::int from platform.outbox as o where o.type = any ($1)) as events`,
    [heardTypes],
  )
  const { jobs = 0, events = 0 } = counted.rows[0] ?? {}
  return [
    ...rows.map(({ id, heard }) => `event ${id} was heard ${heard} times`),
    ...(events === 0 ? ['there was no event that anybody hears'] : []),
    ...(jobs > 0 ? [`${jobs} jobs were left`] : []),
  ]
}
