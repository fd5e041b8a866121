// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicant, organisations, type Person, staff } from './city/people.ts'
import { claimOf } from './client.ts'
import { openRealCity, type RealCity } from './real/real-city.ts'

// Faults that the simulation found, each shown once more on the real database.
let city: RealCity
beforeAll(async () => {
  city = await openRealCity()
})
afterAll(() => city.close())

const who = (role: string): Person => staff.find((one) => one.roles.some((own) => own === role)) ?? applicant
const [clerk, reviewer, decider] = [who('window-clerk'), who('reviewer'), who('decider')]
const load = (number: string) => city.kernel.cases.load(city.platform.db, { number })

async function openCase(process = 'single-approval'): Promise<string> {
  const { number } = await city.platform.units.inUnit({ actor: applicant }, (unit) =>
    city.kernel.cases.open(unit, {
      kind: 'permit',
      title: { zh: '许可', en: 'Permit' },
      itemCode: null,
      definition: null,
      process,
      organisationId: organisations.market,
      regionCode: '990100',
      subject: { kind: 'person', id: applicant.subject?.id ?? '' },
      subjectName: '某人',
      channel: 'web',
      promisedDays: 10,
      vars: { departments: [] },
      data: {},
    }),
  )
  return number
}

async function step(
  number: string,
  actor: Person,
  action: string,
  key = `${number}-${action}`,
): Promise<void> {
  const { row, tasks } = await load(number)
  await city.kernel.handling.complete({
    actor,
    number,
    taskId: tasks[0]?.id ?? '',
    input: {
      version: row.rev,
      action,
      ...(action === 'supplement' && { supplements: [{ target: 'other' as const, reason: '缺件' }] }),
      ...(action === 'submit' && { answers: {} }),
    },
    claim: claimOf(actor, key, `${number} ${action}`),
    traceId: 't',
  })
}

test('the repeat of a return, a pause or a resumption that was carried out is not refused', async () => {
  const number = await openCase()
  await step(number, clerk, 'accept')
  const call = (key: string) => ({
    actor: decider,
    number,
    reason: '依法',
    claim: claimOf(decider, `${number}-${key}`, key),
    traceId: 't',
  })
  const pause = () => city.kernel.handling.pause({ ...call('pause'), ground: 'hearing', days: 20 })
  await pause()
  await pause()
  await city.kernel.handling.resume(call('resume'))
  await city.kernel.handling.resume(call('resume'))
  await pause()
  expect(await load(number)).toMatchObject({ row: { status: 'open', clock_state: 'running', rev: 4 } })
  await step(number, reviewer, 'pass')
  const { tasks } = await load(number)
  const back = () =>
    city.kernel.handling.sendBack({ ...call('back'), taskId: tasks[0]?.id ?? '', target: 'review' })
  await back()
  await back()
  expect((await load(number)).row.rev).toBe(6)
})

test('a key that belongs to another request is refused, though the case has not moved', async () => {
  const [one, other] = [await openCase(), await openCase()]
  await step(one, clerk, 'accept', 'mixed-up-key')
  await expect(step(other, clerk, 'accept', 'mixed-up-key')).rejects.toMatchObject({
    code: 'platform.idempotency-key-reused',
  })
  expect((await load(other)).row.rev).toBe(1)
})

test('a person whose step waits for a job that waits for the case is not told of the deadlock', async () => {
  const number = await openCase()
  await step(number, clerk, 'accept')
  const { id } = (await load(number)).row
  const withdrawn = await city.platform.db.connection().execute(async (worker) => {
    await sql`begin`.execute(worker)
    // So that it is the person whom PostgreSQL gives up, not the worker.
    await sql`set local deadlock_timeout = '60s'`.execute(worker)
    const job =
      await sql`delete from platform.jobs where queue = 'case.timer' and key like ${`${id}%`} returning id`.execute(
        worker,
      )
    expect(job.rows).toHaveLength(1)
    const call = { actor: applicant, number, reason: '不办了', claim: null, traceId: 't' }
    const withdrawal = city.kernel.handling.withdraw(call)
    await untilSomebodyWaits()
    await sql`select id from cases.cases where id = ${id} for update`.execute(worker)
    await sql`rollback`.execute(worker)
    return await withdrawal.then(() => 'withdrawn')
  })
  expect(withdrawn).toBe('withdrawn')
  expect((await load(number)).row.status).toBe('withdrawn')
})

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const found =
      await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
        city.platform.db,
      )
    if (found.rows.length > 0) return
  }
}

test('a case ends without a job or a timer left, whatever went off in it', async () => {
  const number = await openCase()
  await step(number, clerk, 'accept')
  city.clock.advance(4 * 86_400_000)
  await city.worker.processAll()
  expect((await load(number)).row.timers).toEqual([])
  await step(number, reviewer, 'pass')
  await step(number, decider, 'approve')
  const { id } = (await load(number)).row
  await city.worker.processAll()
  const jobs = await sql`select key from platform.jobs where key like ${`${id}%`}`.execute(city.platform.db)
  expect(jobs.rows).toEqual([])
  expect((await load(number)).row).toMatchObject({ status: 'finished', timers: [] })
})
