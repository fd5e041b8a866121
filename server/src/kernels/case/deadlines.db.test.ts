// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './operations/operations.testing.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const at = (time: string) => office.platform.clock.set(new Date(time))
const alarm = async (number: string): Promise<string | null> => {
  const found = await office.platform.pool.query<{ run_at: Date }>(
    "select j.run_at from platform.jobs as j join cases.cases as c on c.id::text = j.key where j.queue = 'case.deadline' and c.number = $1",
    [number],
  )
  return found.rows[0]?.run_at.toISOString() ?? null
}
const told = async (number: string) =>
  (await office.history(number)).filter((kind) => kind.startsWith('deadline') || kind === 'task-overdue')
const accepted = async () => {
  const number = await office.apply()
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  return number
}
const clock = (number: string, turn: 'pause' | 'resume') => {
  const by = { actor: office.who('market.decider'), number, reason: '组织听证', claim: null, traceId: 't' }
  return turn === 'pause'
    ? office.kernel.handling.pause({ ...by, ground: 'hearing', days: 10 })
    : office.kernel.handling.resume(by)
}

test('an untouched case is warned of, falls due and climbs the ladder, each thing once and to whom it concerns', async () => {
  at('2026-03-02T01:00:00Z')
  const number = await accepted()
  // The step of the reviewer is due first: 3 working days.
  expect(await alarm(number)).toBe('2026-03-05T16:00:00.000Z')
  for (const day of ['2026-03-06', '2026-03-12', '2026-03-17', '2026-03-17', '2026-03-18', '2026-03-24']) {
    at(`${day}T02:00:00Z`)
    await office.worker.processAll()
  }
  expect(await told(number)).toEqual([
    'task-overdue',
    'deadline-near',
    'deadline-passed',
    'deadline-escalated',
    'deadline-escalated',
    'deadline-escalated',
  ])
  expect((await office.load(number)).row).toMatchObject({ rungs_told: 5 })
  expect(await alarm(number)).toBeNull()
  expect((await office.seen('market.decider', number)).badges).toEqual(['escalated'])
  const heard = async (login: string) => (await office.messagesOf(login)).filter((one) => one === '超期办件')
  expect(await heard('market.decider')).toHaveLength(1)
  expect(await heard('market.department-leader')).toHaveLength(1)
  expect(await heard('data.supervisor')).toHaveLength(1)
  expect(await heard('fire.decider')).toEqual([])
  expect(await office.messagesOf('market.reviewer')).toEqual(
    expect.arrayContaining(['本环节超期', '办理期限将至', '办件已超期']),
  )
  const climbed = (await office.seen('market.reviewer', number)).timeline
  expect(climbed.map((one) => one.title.zh)).toContain('超期升级 · 3 级')
})

test('the alarm is taken down while the clock stands, comes back with the days that were left, and ends with the case', async () => {
  at('2026-03-02T01:00:00Z')
  const number = await accepted()
  await clock(number, 'pause')
  expect(await alarm(number)).toBeNull()
  expect((await office.load(number)).tasks[0]).toMatchObject({ node: 'review', days_left: 3 })
  at('2026-04-20T01:00:00Z')
  await office.worker.processAll()
  expect(await told(number)).toEqual([])
  await clock(number, 'resume')
  expect((await office.load(number)).tasks[0]).toMatchObject({
    days_left: null,
    due_at: new Date('2026-04-23T15:59:59.999Z'),
  })
  expect(await alarm(number)).toBe('2026-04-23T16:00:00.000Z')
  await office.kernel.handling.withdraw({
    actor: office.applicant,
    number,
    reason: '不办了',
    claim: null,
    traceId: 't',
  })
  expect(await alarm(number)).toBeNull()
})

test('what was told is not told again after a pause', async () => {
  at('2026-03-02T01:00:00Z')
  const number = await accepted()
  at('2026-03-13T01:00:00Z')
  await office.worker.processAll()
  expect(await told(number)).toEqual(['deadline-near', 'task-overdue'])
  await clock(number, 'pause')
  at('2026-03-20T01:00:00Z')
  await clock(number, 'resume')
  await office.worker.processAll()
  expect(await told(number)).toEqual(['deadline-near', 'task-overdue'])
  // One working day was left on Friday the 13th.
  expect((await office.load(number)).row.due_at?.toISOString()).toBe('2026-03-23T15:59:59.999Z')
})

test('the clock of paper that a window took counts from then; that of anything else does not', async () => {
  at('2026-03-02T01:00:00Z')
  const number = await office.apply()
  at('2026-03-04T01:00:00Z')
  const late = { occurredAt: '2026-03-02T08:00:00Z' }
  await expect(
    office.complete(number, 'accept', 'market.window-clerk', 'accept', {
      occurredAt: '2026-03-01T08:00:00Z',
    }),
  ).rejects.toMatchObject({ code: 'case.event-time' })
  await expect(
    office.complete(number, 'accept', 'market.window-clerk', 'accept', {
      occurredAt: '2026-03-05T08:00:00Z',
    }),
  ).rejects.toMatchObject({ code: 'case.event-time' })
  await office.complete(number, 'accept', 'market.window-clerk', 'accept', late)
  const { row } = await office.load(number)
  expect(row.clock_started_at?.toISOString()).toBe('2026-03-02T08:00:00.000Z')
  expect(row.due_at?.toISOString()).toBe('2026-03-16T15:59:59.999Z')
  await office.complete(number, 'review', 'market.reviewer', 'pass', { occurredAt: '2026-03-03T08:00:00Z' })
  const visit = await office.taskAt(number, 'site-visit')
  expect(visit.opened_at.toISOString()).toBe('2026-03-04T01:00:00.000Z')
  const entry = (await office.seen('market.reviewer', number)).timeline.find(
    (one) => one.kind === 'task-completed',
  )
  expect(entry).toMatchObject({ at: '2026-03-04T01:00:00.000Z', occurredAt: '2026-03-02T08:00:00.000Z' })
})

test('a case accepted on paper so late that it is overdue already says so at once, without a warning', async () => {
  at('2026-03-02T01:00:00Z')
  const number = await office.apply({ promisedDays: 3 })
  at('2026-03-12T01:00:00Z')
  await office.complete(number, 'accept', 'market.window-clerk', 'accept', {
    occurredAt: '2026-03-02T08:00:00Z',
  })
  await office.worker.processAll()
  expect(await told(number)).toEqual([
    'deadline-passed',
    'deadline-escalated',
    'deadline-escalated',
    'deadline-escalated',
  ])
})
