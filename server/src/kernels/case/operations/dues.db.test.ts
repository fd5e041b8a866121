// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './operations.testing.ts'
import { lenient } from './permits.testing.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice([lenient])
})
afterAll(() => office?.close())

const clerk = 'market.window-clerk'
const at = (time: string) => office.platform.clock.set(new Date(time))
async function tolerate(number: string, materials: string[], more: object = {}): Promise<void> {
  const task = await office.taskAt(number, 'accept')
  const { rev } = (await office.load(number)).row
  await office.as(clerk, (unit) =>
    office.kernel.dues.tolerate(unit, number, task.id, {
      version: rev,
      materials,
      reason: '承诺五个工作日内补交',
      ...more,
    }),
  )
  await office.worker.processAll()
}
const apply = async (missing: string[] = ['plan']) => {
  at('2026-03-02T01:00:00Z')
  return await office.apply({ data: { missing }, process: 'single-approval' })
}
const dueOf = async (number: string, actor: Parameters<Office['seen']>[0] = clerk) =>
  (await office.seen(actor, number)).dues
async function pass(number: string) {
  await office.complete(number, 'review', 'market.reviewer', 'pass')
}

test('a case with something missing is accepted only by tolerating it, each thing with a date of its own', async () => {
  const number = await apply(['plan', 'lease'])
  const offer = (await office.seen(clerk, number)).tasks[0]
  expect(offer?.actions.map((one) => one.code)).toEqual(['refuse-acceptance'])
  expect(offer).toMatchObject({
    can: expect.arrayContaining(['tolerate']),
    omissible: [{ code: 'plan' }, { code: 'lease' }],
  })
  await expect(office.complete(number, 'accept', clerk, 'accept')).rejects.toMatchObject({
    code: 'case.omissions-undecided',
  })
  await expect(tolerate(number, ['plan'])).rejects.toMatchObject({ code: 'case.omissions-undecided' })
  await expect(tolerate(number, ['plan', 'lease', 'passport'])).rejects.toMatchObject({
    code: 'case.omission-unknown',
  })
  await tolerate(number, ['plan', 'lease'])
  expect((await office.load(number)).row).toMatchObject({ clock_state: 'running', phase: 'in-review' })
  expect(await dueOf(number, office.applicant)).toMatchObject([
    {
      kind: 'omission',
      material: { code: 'lease' },
      dueAt: '2026-03-12T15:59:59.999Z',
      state: 'open',
      can: ['supply'],
    },
    { material: { code: 'plan' }, dueAt: '2026-03-09T15:59:59.999Z' },
  ])
  expect(await office.messagesOf('market.reviewer')).toContain('新的待办')
  expect((await office.seen('market.reviewer', number)).badges).toContain('omission')
})

test('its applicant is reminded the morning before, and when it does not come the office is told, each once', async () => {
  const number = await apply()
  await tolerate(number, ['plan'])
  at('2026-03-06T02:00:00Z')
  await office.worker.processAll()
  await office.worker.processAll()
  const told = async () => (await office.history(number)).filter((kind) => kind.startsWith('omission-'))
  expect(await told()).toEqual(['omission-near'])
  at('2026-03-10T02:00:00Z')
  await office.worker.processAll()
  await office.worker.processAll()
  expect(await told()).toEqual(['omission-near', 'omission-overdue'])
  expect(await office.messagesOf('market.decider')).toContain('容缺材料逾期未补交')
  expect(await dueOf(number)).toMatchObject([{ state: 'overdue' }])
})

test('nothing is granted while something is missing; what was handed in closes it, at the window as well', async () => {
  const number = await apply()
  await tolerate(number, ['plan'])
  await pass(number)
  const decider = await office.seen('market.decider', number)
  expect(decider.tasks[0]?.actions.map((one) => one.code)).toEqual(['reject'])
  await expect(office.complete(number, 'decide', 'market.decider', 'approve')).rejects.toMatchObject({
    code: 'case.omissions-open',
  })
  const [due] = await dueOf(number, office.applicant)
  const supply = (login: string) =>
    office.as(login, (unit) =>
      office.kernel.dues.supply(unit, number, due?.id ?? '', {
        fileIds: [],
        occurredAt: '2026-03-02T01:00:00Z',
      }),
    )
  await expect(supply('fire.reviewer')).rejects.toMatchObject({ code: 'platform.not-found' })
  await supply(clerk)
  await office.worker.processAll()
  expect(await dueOf(number)).toMatchObject([{ state: 'supplied', can: [] }])
  await expect(supply(clerk)).rejects.toMatchObject({ code: 'case.due-not-open' })
  await office.complete(number, 'decide', 'market.decider', 'approve')
  expect((await office.load(number)).row.outcome).toBe('granted')
  // The reminders went with it.
  at('2026-03-20T02:00:00Z')
  await office.worker.processAll()
  expect((await office.history(number)).filter((kind) => kind.startsWith('omission-'))).toEqual([
    'omission-supplied',
  ])
})

test('those in charge may do without it, with a reason the applicant is told', async () => {
  const number = await apply()
  await tolerate(number, ['plan'])
  const [due] = await dueOf(number)
  const close = (login: string) =>
    office.as(login, (unit) =>
      office.kernel.dues.close(unit, number, due?.id ?? '', { reason: '证照库已可核验' }),
    )
  await expect(close(clerk)).rejects.toMatchObject({ code: 'platform.forbidden' })
  await close('market.decider')
  await office.worker.processAll()
  expect(await dueOf(number, office.applicant)).toMatchObject([
    { state: 'waived', findings: '证照库已可核验' },
  ])
})

test('a commitment is checked after the decision: the check is a task with a date, and a broken one has a consequence', async () => {
  at('2026-03-02T01:00:00Z')
  const { number } = await office.as(office.applicant, (unit) =>
    office.kernel.cases.open(unit, {
      kind: 'permit',
      title: { zh: '公共场所卫生许可', en: 'Hygiene licence' },
      itemCode: 'Y',
      definition: null,
      process: 'single-approval',
      organisationId: office.organisations['market'] ?? '',
      regionCode: '990100',
      subject: office.applicant.subject ?? { kind: 'person', id: '' },
      subjectName: '王晓岚',
      channel: 'web',
      promisedDays: 10,
      vars: {},
      data: { missing: [] },
      commitments: [
        {
          code: 'test-report',
          name: { zh: '检测报告', en: 'Test report' },
          statement: { zh: '我承诺符合标准', en: 'I commit to the standard' },
          checkDays: 20,
        },
      ],
    }),
  )
  await office.complete(number, 'accept', clerk, 'accept')
  await pass(number)
  expect(await dueOf(number)).toMatchObject([{ kind: 'commitment', state: 'promised', dueAt: null, can: [] }])
  await office.complete(number, 'decide', 'market.decider', 'approve')
  const inspector = 'market.inspector'
  expect(await office.messagesOf(inspector)).toContain('承诺核查')
  const seen = await office.seen(inspector, number)
  expect(seen).toMatchObject({
    status: 'finished',
    tasks: [{ node: 'commitment-check', name: { zh: '承诺核查：检测报告' } }],
    dues: [{ state: 'open', can: ['check'], dueAt: '2026-03-30T15:59:59.999Z' }],
  })
  const [due] = seen.dues
  const check = (login: string, consequence?: { kind: 'revoke'; text: string }) =>
    office.as(login, (unit) =>
      office.kernel.dues.check(unit, number, due?.id ?? '', {
        result: 'broken',
        findings: '检测结果不合格',
        ...(consequence !== undefined && { consequence }),
      }),
    )
  await expect(check('market.reviewer')).rejects.toMatchObject({ code: 'platform.forbidden' })
  await expect(check(inspector)).rejects.toMatchObject({ code: 'case.consequence-required' })
  at('2026-03-31T02:00:00Z')
  await office.worker.processAll()
  expect(await office.messagesOf(inspector)).toContain('本环节超期')
  await check(inspector, { kind: 'revoke', text: '撤销许可决定' })
  await office.worker.processAll()
  const [closed] = await dueOf(number, office.applicant)
  expect(closed).toMatchObject({ state: 'broken', consequence: { kind: 'revoke', text: '撤销许可决定' } })
  expect(await office.messagesOf(office.applicant)).toEqual([])
  expect((await office.load(number)).tasks).toEqual([])
})

test('what was owed to a case that ends is owed no more', async () => {
  const number = await apply()
  await tolerate(number, ['plan'])
  await office.complete(number, 'review', 'market.reviewer', 'reject', { opinion: '不符合条件' })
  await office.complete(number, 'decide', 'market.decider', 'reject', { opinion: '不予许可' })
  expect(await dueOf(number, office.applicant)).toMatchObject([{ state: 'ended', can: [] }])
})

test('paper that came to the window yesterday is tolerated from yesterday', async () => {
  const number = await apply()
  at('2026-03-04T02:00:00Z')
  await tolerate(number, ['plan'], { occurredAt: '2026-03-02T08:00:00Z' })
  expect(await dueOf(number)).toMatchObject([{ dueAt: '2026-03-09T15:59:59.999Z' }])
  expect((await office.load(number)).row.clock_started_at?.toISOString()).toBe('2026-03-02T08:00:00.000Z')
})
