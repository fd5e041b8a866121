// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/access'
import { type Office, openOffice } from './operations.testing.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const hour = 3_600_000
const urge = (number: string, actor: Actor | string) =>
  office.as(actor, (unit) => office.kernel.urging.urge(unit, number, '请尽快办理'))
const supervise = (number: string, dueOn: string, login = 'data.supervisor', taskId?: string) =>
  office.as(login, (unit) =>
    office.kernel.supervisions.supervise(unit, number, {
      dueOn,
      reason: '群众反映办理缓慢',
      ...(taskId !== undefined && { taskId }),
    }),
  )
/** `can` and what really happens are one and the same. */
async function offered(number: string, actor: Actor | string, operation: string): Promise<boolean> {
  return (await office.seen(actor, number)).can.some((one) => one === operation)
}

test('an applicant urges whoever has to act, and again only after a day', async () => {
  const number = await office.apply()
  expect(await offered(number, office.applicant, 'urge')).toBe(true)
  await urge(number, office.applicant)
  await office.worker.processAll()
  expect(await office.messagesOf('market.window-clerk')).toContain('催办')
  expect(await offered(number, office.applicant, 'urge')).toBe(false)
  await expect(urge(number, office.applicant)).rejects.toMatchObject({
    code: 'case.urged-recently',
    fields: { again: '2026-03-03 09:00' },
  })
  office.platform.clock.advance(24 * hour)
  await urge(number, office.applicant)
  const mine = await office.seen(office.applicant, number)
  expect(mine.timeline.filter((one) => one.kind === 'urged')).toHaveLength(2)
})

test('staff urge on their own account; the applicant does not see it, and is the one urged while the case waits for them', async () => {
  const number = await office.apply()
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  await urge(number, 'market.window-clerk')
  await expect(urge(number, 'market.window-clerk')).rejects.toMatchObject({ code: 'case.urged-recently' })
  await urge(number, 'market.decider')
  await expect(urge(number, 'fire.reviewer')).rejects.toMatchObject({ code: 'platform.not-found' })
  expect((await office.seen(office.applicant, number)).timeline.some((one) => one.kind === 'urged')).toBe(
    false,
  )
  await office.complete(number, 'review', 'market.reviewer', 'supplement', {
    supplements: [{ target: 'other', reason: '请补充平面图' }],
  })
  await expect(urge(number, office.applicant)).rejects.toMatchObject({ code: 'case.nothing-to-urge' })
  office.platform.clock.advance(5 * hour)
  await urge(number, 'market.decider')
})

test('a supervision is stricter than the promise, wants an answer, and lasts until it is lifted', async () => {
  const number = await office.apply()
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  const due = (await office.load(number)).row.due_at
  await expect(supervise(number, '2027-01-01')).rejects.toMatchObject({ code: 'case.supervision-due' })
  await expect(supervise(number, '2026-03-02')).rejects.toMatchObject({ code: 'case.supervision-due' })
  await expect(supervise(number, '2026-03-09', 'market.reviewer')).rejects.toMatchObject({
    code: 'platform.forbidden',
  })
  // A department that has a part in the case does not command it.
  await expect(supervise(number, '2026-03-09', 'fire.decider')).rejects.toMatchObject({
    code: 'platform.not-found',
  })
  const id = await supervise(number, '2026-03-09')
  await office.worker.processAll()
  expect(await office.messagesOf('market.reviewer')).toContain('督办')
  await expect(supervise(number, '2026-03-08')).rejects.toMatchObject({ code: 'case.already-supervised' })
  expect((await office.load(number)).row.due_at).toEqual(due)
  expect((await office.seen('market.reviewer', number)).supervisions).toMatchObject([
    { state: 'open', can: ['answer'], dueAt: '2026-03-09T15:59:59.999Z', by: 'data.supervisor' },
  ])
  expect((await office.seen(office.applicant, number)).supervisions).toEqual([])
  await office.as('market.reviewer', (unit) =>
    office.kernel.supervisions.answer(unit, number, id, { answer: '已安排，明日完成审查' }),
  )
  await office.worker.processAll()
  expect(await office.messagesOf('data.supervisor')).toContain('督办已答复')
  await expect(
    office.as('market.reviewer', (unit) =>
      office.kernel.supervisions.lift(unit, number, id, { reason: '已完成' }),
    ),
  ).rejects.toMatchObject({ code: 'platform.forbidden' })
  await office.as('data.supervisor', (unit) =>
    office.kernel.supervisions.lift(unit, number, id, { reason: '已完成' }),
  )
  expect((await office.seen('market.reviewer', number)).supervisions).toMatchObject([
    { state: 'lifted', can: [] },
  ])
  expect(await office.history(number)).toEqual(
    expect.arrayContaining(['supervised', 'supervision-answered', 'supervision-lifted']),
  )
})

test('an answer that does not come is told once, to the supervisor and to the leader of the department', async () => {
  const number = await office.apply({ promisedDays: 20 })
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  const task = await office.taskAt(number, 'review')
  await supervise(number, '2026-03-06', 'data.supervisor', task.id)
  office.platform.clock.set(new Date('2026-03-07T02:00:00Z'))
  await office.worker.processAll()
  await office.worker.processAll()
  expect((await office.messagesOf('data.supervisor')).filter((one) => one === '督办逾期未答复')).toHaveLength(
    1,
  )
  expect(await office.messagesOf('market.department-leader')).toContain('督办逾期未答复')
  expect((await office.seen('data.supervisor', number)).supervisions).toMatchObject([
    { state: 'overdue', taskId: task.id, task: { zh: '材料审查' } },
  ])
  expect((await office.history(number)).filter((kind) => kind === 'supervision-overdue')).toHaveLength(1)
})

test('pausing is for those in charge of the case, and tells the applicant why and how long', async () => {
  const number = await office.apply()
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  await office.complete(number, 'review', 'market.reviewer', 'pass')
  const pause = (login: string) =>
    office.kernel.handling.pause({
      actor: office.who(login),
      number,
      ground: 'expert-review',
      days: 20,
      reason: '组织专家评审',
      claim: null,
      traceId: 't',
    })
  // The fire department has a task in it by now, but the case is not its own.
  expect(await offered(number, 'fire.decider', 'pause')).toBe(false)
  await expect(pause('fire.decider')).rejects.toMatchObject({ code: 'platform.forbidden' })
  expect(await offered(number, 'market.decider', 'pause')).toBe(true)
  await pause('market.decider')
  expect(await offered(number, 'market.decider', 'resume')).toBe(true)
  expect((await office.load(number)).row).toMatchObject({ status: 'paused', stopped_for: 'expert-review' })
})
