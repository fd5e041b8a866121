// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#contracts/permissions'
import { createDirectory, type Directory, insertRegion } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'
import { createWorker, eventHandler, type Worker } from '#platform/jobs'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import { createCalendar, publishedYears } from '#platform/workdays'
import { type CaseKernel, createCaseKernel } from './case.ts'
import type { CaseType } from './case-type.ts'

const action = (
  asks: 'nothing' | 'supplements' | 'site-visit' | 'answers' = 'nothing',
  needsOpinion = false,
) => ({
  label: { zh: '办理', en: 'Act' },
  style: 'default' as const,
  needsOpinion,
  asks,
  effect: null,
})
let issued: string[] = []
const permit: CaseType = {
  code: 'permit',
  name: { zh: '许可', en: 'Permit' },
  numberLetter: '',
  rating: { withinDays: 30 },
  actions: {
    accept: action(),
    'refuse-acceptance': action('nothing', true),
    pass: action(),
    supplement: action('supplements'),
    reject: action('nothing', true),
    approve: action(),
    agree: action(),
    disagree: action('nothing', true),
    qualified: action('site-visit'),
    unqualified: action('site-visit', true),
    submit: action('answers'),
  },
  services: {
    'issue-credential': async (_unit, row) => {
      issued.push(row.number)
      return {}
    },
  },
  decisions: { 'instant-decision': async () => ({ vars: { eligible: null } }) },
  present: async () => ({
    form: null,
    answers: {},
    masked: [],
    prefills: [],
    materials: [],
    situation: [],
    itemVersion: null,
  }),
  reveal: () => undefined,
  amend: async (_db, row) => ({ data: { ...row.data, amended: true }, attachFiles: [] }),
  papersFor: (node, outcome) => (node === 'accept' && outcome === 'accept' ? ['acceptance'] : []),
  paper: async () => ({
    title: { zh: '受理通知书', en: 'Notice' },
    facts: [],
    paragraphs: ['受理'],
    issuer: '局',
  }),
}

let platform: TestPlatform
let directory: Directory
let kernel: CaseKernel
let worker: Worker
const organisations: Record<string, string> = {}
const staff: Record<string, Actor> = {}
const applicant: Actor = {
  ...systemActor,
  kind: 'resident',
  accountId: '01900000-0000-7000-8000-000000000001',
  subject: { kind: 'person', id: '01900000-0000-7000-8000-000000000002' },
  roles: ['resident'],
  channel: 'web',
}

beforeAll(async () => {
  platform = await openTestPlatform('2026-03-02T01:00:00Z')
  directory = createDirectory(platform, { passwordCost: 1024 })
  kernel = createCaseKernel(platform, directory, [permit], createCalendar(publishedYears), 'YL')
  for (const type of kernel.subscribers.flatMap((subscriber) => subscriber.types)) platform.heard.add(type)
  worker = createWorker({
    db: platform.db,
    units: platform.units,
    clock: platform.clock,
    log: platform.log,
    handlers: [...kernel.jobs, eventHandler(kernel.subscribers)],
  })
  await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    await insertRegion(
      unit.db,
      {
        code: '990100',
        name: { zh: '云澜市', en: 'Yunlan' },
        level: 'city',
        parentCode: null,
        validFrom: '2000-01-01',
      },
      unit.now,
    )
    await kernel.processes.publishShipped(unit)
    for (const code of ['market', 'fire', 'health']) {
      const id = await directory.organisations.found(unit, {
        code,
        name: { zh: code, en: code },
        shortName: { zh: code, en: code },
        kind: 'department',
        creditCode: null,
        regionCode: '990100',
        parentCode: null,
        validFrom: '2020-01-01',
      })
      organisations[code] = id
    }
  })
  for (const [code, role] of [
    ['market', 'window-clerk'],
    ['market', 'reviewer'],
    ['market', 'inspector'],
    ['market', 'decider'],
    ['fire', 'reviewer'],
    ['health', 'reviewer'],
  ] as const) {
    const actor = await hire(code, role)
    staff[`${code}.${role}`] = actor
  }
})
afterAll(() => platform.close())

async function hire(code: string, role: Role): Promise<Actor> {
  const organisationId = organisations[code] ?? ''
  return await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    const postId = await directory.staff.createPost(unit, {
      organisationId,
      code: `${code}.${role}`,
      title: { zh: role, en: role },
      roles: [role],
    })
    const accountId = await directory.staff.createAccount(unit, {
      kind: 'staff',
      login: `${code}.${role}`,
      password: 'Yunlan#2026',
      displayName: `${code} ${role}`,
      personId: null,
      postId,
      demo: true,
    })
    return {
      ...systemActor,
      kind: 'staff',
      accountId,
      postId,
      organisationId,
      organisationScope: [organisationId],
      roles: [role],
      channel: 'web',
    } as Actor
  })
}

const openPermit = () =>
  platform.units.inUnit({ actor: applicant }, (unit) =>
    kernel.cases.open(unit, {
      kind: 'permit',
      title: { zh: '食品经营许可', en: 'Food licence' },
      itemCode: 'X',
      definition: null,
      process: 'permit-joint',
      organisationId: organisations['market'] ?? '',
      regionCode: '990100',
      subject: applicant.subject ?? { kind: 'person', id: '' },
      subjectName: '王晓岚',
      channel: 'web',
      promisedDays: 10,
      vars: { departments: [organisations['fire'] ?? '', organisations['health'] ?? ''] },
      data: {},
    }),
  )

async function act(
  number: string,
  who: string | Actor,
  outcome: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  const actor = typeof who === 'string' ? (staff[who] ?? applicant) : who
  const { row, tasks } = await kernel.cases.load(platform.db, { number })
  const task = tasks.find(
    (one) =>
      one.actions.includes(outcome) &&
      (one.for_applicant
        ? actor === applicant
        : one.organisation_id === actor.organisationId && actor.roles.includes(one.role as Role)),
  )
  if (task === undefined) throw new Error(`no task for ${outcome}`)
  await kernel.handling.complete({
    actor,
    number,
    taskId: task.id,
    claim: null,
    traceId: 't',
    input: { version: row.rev, action: outcome, ...more },
  })
  await worker.processAll()
}
const rowOf = async (number: string) => (await kernel.cases.load(platform.db, { number })).row

test('walks the whole journey: the clock starts with acceptance, stands while supplementing, ends with the decision', async () => {
  issued = []
  const { number } = await openPermit()
  expect(number).toMatch(/^YL2603-\d{6}$/)
  expect((await rowOf(number)).clock_state).toBe('not-started')
  await act(number, 'market.window-clerk', 'accept')
  expect(await rowOf(number)).toMatchObject({ clock_state: 'running', phase: 'in-review' })
  platform.clock.advance(2 * 86_400_000)
  await expect(act(number, 'market.reviewer', 'supplement')).rejects.toMatchObject({
    code: 'case.supplements-required',
  })
  await act(number, 'market.reviewer', 'supplement', {
    supplements: [{ target: 'other', reason: '请补充平面图' }],
  })
  const stopped = await rowOf(number)
  expect(stopped).toMatchObject({ clock_state: 'stopped', phase: 'waiting-for-you', days_left: 8 })
  platform.clock.advance(7 * 86_400_000)
  await act(number, applicant, 'submit')
  const resumed = await rowOf(number)
  expect(resumed).toMatchObject({
    clock_state: 'running',
    phase: 'in-review',
    supplement: null,
    data: { amended: true },
  })
  // 8 working days from Wednesday 2026-03-11 end on Monday 2026-03-23.
  expect(resumed.due_at?.toISOString()).toBe('2026-03-23T15:59:59.999Z')
  await act(number, 'market.reviewer', 'pass')
  const { tasks } = await kernel.cases.load(platform.db, { number })
  expect(tasks.map((task) => task.node).sort()).toEqual(['joint-review', 'joint-review', 'site-visit'])
  await act(number, 'fire.reviewer', 'agree')
  await act(number, 'health.reviewer', 'agree')
  await expect(act(number, 'market.inspector', 'qualified')).rejects.toMatchObject({
    code: 'case.site-visit-required',
  })
  await act(number, 'market.inspector', 'qualified', {
    siteVisit: { visitedAt: '2026-03-12T02:00:00Z', place: '江畔路', findings: '合格', fileIds: [] },
  })
  await act(number, 'market.decider', 'approve')
  expect(await rowOf(number)).toMatchObject({
    status: 'finished',
    outcome: 'granted',
    phase: 'delivered',
    clock_state: 'ended',
    used_days: 2,
  })
  expect(issued).toEqual([number])
  const history = await platform.pool.query(
    'select array_agg(seq order by seq) as seqs from cases.history where case_id = $1',
    [(await rowOf(number)).id],
  )
  expect(history.rows[0].seqs).toEqual(
    Array.from({ length: history.rows[0].seqs.length }, (_, index) => index + 1),
  )
})

test('refuses a stale version, a stranger, and somebody else at the same desk; nothing moves', async () => {
  const { number } = await openPermit()
  const { row, tasks } = await kernel.cases.load(platform.db, { number })
  const taskId = tasks[0]?.id ?? ''
  const complete = (actor: Actor, version: number) =>
    kernel.handling.complete({
      actor,
      number,
      taskId,
      claim: null,
      traceId: 't',
      input: { version, action: 'accept' },
    })
  await expect(complete(staff['market.window-clerk'] ?? applicant, row.rev + 1)).rejects.toMatchObject({
    code: 'platform.stale-version',
  })
  await expect(complete(staff['fire.reviewer'] ?? applicant, row.rev)).rejects.toMatchObject({
    code: 'platform.not-found',
  })
  await expect(complete(staff['market.decider'] ?? applicant, row.rev)).rejects.toMatchObject({
    code: 'platform.forbidden',
  })
  const stranger: Actor = {
    ...applicant,
    subject: { kind: 'person', id: '01900000-0000-7000-8000-00000000000f' },
  }
  await expect(
    kernel.handling.withdraw({ actor: stranger, number, reason: '不办了', claim: null, traceId: 't' }),
  ).rejects.toMatchObject({ code: 'platform.not-found' })
  expect((await rowOf(number)).rev).toBe(row.rev)
})

test('a repeated write with the same key moves the case once', async () => {
  const { number } = await openPermit()
  const { row, tasks } = await kernel.cases.load(platform.db, { number })
  const clerk = staff['market.window-clerk'] ?? applicant
  const claim = { accountId: clerk.accountId ?? '', key: 'key-12345678', requestHash: 'h' }
  const complete = () =>
    kernel.handling.complete({
      actor: clerk,
      number,
      taskId: tasks[0]?.id ?? '',
      claim,
      traceId: 't',
      input: { version: row.rev, action: 'accept' },
    })
  await complete()
  await complete()
  expect((await rowOf(number)).rev).toBe(row.rev + 1 + 0)
  const keys = await platform.pool.query(
    'select count(*)::int as n from platform.idempotency_keys where key = $1',
    [claim.key],
  )
  expect(keys.rows[0].n).toBe(1)
})

test('tells a department whose step is over so, and knows its repeated write', async () => {
  const { number } = await openPermit()
  await act(number, 'market.window-clerk', 'accept')
  await act(number, 'market.reviewer', 'pass')
  const { row, tasks } = await kernel.cases.load(platform.db, { number })
  const fire = staff['fire.reviewer'] ?? applicant
  const taskId = tasks.find((task) => task.organisation_id === fire.organisationId)?.id ?? ''
  const claim = { accountId: fire.accountId ?? '', key: 'key-of-fire', requestHash: 'h' }
  const agree = (key: typeof claim | null) =>
    kernel.handling.complete({
      actor: fire,
      number,
      taskId,
      claim: key,
      traceId: 't',
      input: { version: row.rev, action: 'agree' },
    })
  await agree(claim)
  await expect(agree(claim)).resolves.toEqual([])
  await expect(agree(null)).rejects.toMatchObject({ code: 'case.task-not-open' })
  expect((await rowOf(number)).rev).toBe(row.rev + 1)
})

test('of two clerks who act at once, one moves the case and the other is told', async () => {
  const { number } = await openPermit()
  const { row, tasks } = await kernel.cases.load(platform.db, { number })
  const clerk = staff['market.window-clerk'] ?? applicant
  const attempt = () =>
    kernel.handling.complete({
      actor: clerk,
      number,
      taskId: tasks[0]?.id ?? '',
      claim: null,
      traceId: 't',
      input: { version: row.rev, action: 'accept' },
    })
  const results = await Promise.allSettled([attempt(), attempt(), attempt()])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results)
    if (result.status === 'rejected')
      expect(['platform.stale-version', 'case.task-not-open']).toContain(result.reason.code)
  expect((await rowOf(number)).rev).toBe(row.rev + 1)
})

test('ends a case whose applicant does not supplement in 30 days, at the time the law gives', async () => {
  const { number } = await openPermit()
  await act(number, 'market.window-clerk', 'accept')
  await act(number, 'market.reviewer', 'supplement', {
    supplements: [{ target: 'other', reason: '请补充平面图' }],
  })
  platform.clock.advance(29 * 86_400_000)
  await worker.processAll()
  expect((await rowOf(number)).status).toBe('open')
  platform.clock.advance(5 * 86_400_000)
  await worker.processAll()
  expect(await rowOf(number)).toMatchObject({ status: 'terminated', outcome: 'lapsed' })
})

test('numbers are dense even when many cases open at once, and each has a paper of its own number', async () => {
  const before = await platform.pool.query("select value from platform.counters where kind = 'case'")
  const opened = await Promise.all(Array.from({ length: 12 }, openPermit))
  const after = await platform.pool.query(
    "select sum(value)::int as value from platform.counters where kind = 'case'",
  )
  expect(after.rows[0].value - before.rows.reduce((sum, row) => sum + Number(row.value), 0)).toBe(12)
  expect(new Set(opened.map((row) => row.number)).size).toBe(12)
})
