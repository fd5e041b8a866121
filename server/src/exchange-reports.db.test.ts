// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinaDay } from '#platform/clock'
import { admitSystem, type SignedSystem } from './testing/department-system.ts'
import { foodLicence, submitFoodLicence } from './testing/food-licence.ts'
import { openTestCity, type TestCity } from './testing/test-city.ts'

const equipment = '11990100MB1000213K3990702006000'
let city: TestCity
let system: SignedSystem
let creditCode = ''

beforeAll(async () => {
  city = await openTestCity()
  system = await admitSystem(city, {
    code: 'food-desk',
    organisation: 'yl-market',
    permits: [
      { itemCode: equipment, act: 'report' },
      { itemCode: foodLicence, act: 'handle' },
    ],
  })
  creditCode =
    (await query<{ credit_code: string }>('select credit_code from directory.enterprises limit 1'))[0]
      ?.credit_code ?? ''
}, 120_000)
afterAll(() => city?.close())

async function query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await city.pool.query(text, values)).rows as Row[]
}
const ago = (hours: number) =>
  new Date(city.app.platform.clock.now().getTime() - hours * 3_600_000).toISOString()
const head = (hours = 240) => ({
  itemCode: equipment,
  applicant: { kind: 'enterprise', number: creditCode },
  submittedAt: ago(hours),
})
const column =
  'status, phase, outcome, clock_state, clock_started_at, due_at, days_left, used_days, finished_at'
const stateOf = async (number: string) =>
  (await query<Record<string, unknown>>(`select ${column} from cases.cases where number = $1`, [number]))[0]

const steps = [
  { id: 'e1', state: 'accepted', occurredAt: 230 },
  { id: 'e2', state: 'waiting-for-applicant', occurredAt: 200 },
  { id: 'e3', state: 'in-progress', occurredAt: 150 },
  { id: 'e4', state: 'decided', outcome: 'granted', occurredAt: 60 },
  { id: 'e5', state: 'delivered', occurredAt: 20 },
] as const

test('a case of a department’s system is told once and stands on the platform, with its number there', async () => {
  const told = { ...head(), promisedOn: chinaDay(new Date(Date.parse(ago(-240)))) }
  const first = await system.send('PUT', '/api/exchange/reports/TS-2026-1', told)
  expect([first.status, first.body.result]).toEqual([200, 'opened'])
  const again = await system.send('PUT', '/api/exchange/reports/TS-2026-1', told)
  expect(again.body).toMatchObject({ result: 'repeated', number: first.body.number })
  const moved = await system.send('PUT', '/api/exchange/reports/TS-2026-1', {
    events: [
      {
        id: 'a',
        state: 'in-progress',
        occurredAt: ago(100),
        step: { zh: '技术审查', en: 'Technical review' },
      },
    ],
  })
  expect(moved.body).toMatchObject({ result: 'moved', number: first.body.number })
  const leader = await city.signIn('hanlei')
  const shown = await leader.get(`/api/cases/${first.body.number}`)
  expect(shown.status).toBe(200)
  expect(shown.body).toMatchObject({ phase: 'in-review', status: 'open', itemCode: equipment })
  const facts = shown.body.situation.map((one: { answer: { zh: string } }) => one.answer.zh)
  expect(facts).toEqual(expect.arrayContaining(['food-desk 系统', 'TS-2026-1', '技术审查']))
  const line = shown.body.timeline.find((one: { kind: string }) => one.kind === 'reported')
  expect(line).toMatchObject({ title: { zh: '技术审查' }, by: 'food-desk 系统' })
  expect(line.occurredAt).not.toBeNull()
})

test('the same events in any order, doubled and in pieces, make the same case', async () => {
  const submittedAt = ago(240)
  const events = steps.map((step) => ({ ...step, occurredAt: ago(step.occurredAt) }))
  const orders = [
    [[0, 1, 2, 3, 4]],
    [[4], [3], [2], [1], [0]],
    [[3, 1], [1, 3], [4, 0], [2], [0, 1, 2, 3, 4]],
    [[2], [4, 4], [0], [3], [1]],
  ]
  const states = []
  for (const [index, order] of orders.entries()) {
    let number = ''
    for (const part of order) {
      const answer = await system.send('PUT', `/api/exchange/reports/ORDER-${index}`, {
        ...head(),
        submittedAt,
        events: part.map((place) => events[place]),
      })
      expect([answer.status, answer.body.errors]).toEqual([200, []])
      number = answer.body.number
    }
    states.push(await stateOf(number))
    const lines = await query<{ count: string }>(
      "select count(*) from cases.history as h join cases.cases as c on c.id = h.case_id where c.number = $1 and h.kind = 'reported'",
      [number],
    )
    expect(Number(lines[0]?.count)).toBe(steps.length)
  }
  expect(states[0]).toMatchObject({ status: 'finished', phase: 'delivered', outcome: 'granted' })
  expect(states[0]?.['used_days']).toBeGreaterThan(0)
  for (const state of states) expect(state).toEqual(states[0])
})

test('the history of what was reported holds the commands that lead to where the case stands', async () => {
  const cases = await query<{ status: string; commands: (string | null)[] }>(
    `select c.engine ->> 'status' as status,
       (select array_agg(h.command ->> 'kind' order by h.seq) filter (where h.command is not null) from cases.history as h where h.case_id = c.id) as commands
     from cases.cases as c where c.kind = 'reported'`,
  )
  expect(cases.filter(({ status }) => status === 'ended').length).toBeGreaterThan(0)
  for (const { status, commands } of cases)
    expect(commands).toEqual(status === 'ended' ? ['start', 'message'] : ['start'])
})

test('bad rows are refused one by one by what is wrong, and nothing else is lost', async () => {
  const rows = [
    { externalNumber: 'B-1', ...head() },
    { externalNumber: 'B-2', ...head(), itemCode: foodLicence },
    { externalNumber: 'B-3', ...head(), applicant: { kind: 'enterprise', number: '91990102MA00000000' } },
    { externalNumber: 'B-4', ...head(), submittedAt: ago(-10) },
    { externalNumber: 'B-5' },
    { externalNumber: 'B 6!', ...head() },
    { externalNumber: 'B-7', ...head(), events: [{ id: '1', state: 'decided', occurredAt: ago(1) }] },
    { externalNumber: 'B-8', ...head(), events: [{ id: '1', state: 'accepted', occurredAt: ago(300) }] },
    { externalNumber: 'B-1', events: [{ id: '1', state: 'accepted', occurredAt: ago(10) }] },
    { externalNumber: 'B-1', events: [{ id: '1', state: 'withdrawn', occurredAt: ago(10) }] },
    { externalNumber: 'B-1', ...head(241) },
    'nonsense',
    { externalNumber: 'B-9', ...head(), applicant: { kind: 'enterprise', number: '91990102MA0000000Y' } },
  ]
  const answer = await system.send('POST', '/api/exchange/reports', { rows })
  expect(answer.status).toBe(200)
  const seen = answer.body.rows.map(
    (row: { result: string; errors: { pointer: string; code: string }[] }) => [
      row.result,
      row.errors[0]?.pointer ?? null,
    ],
  )
  expect(seen.slice(0, 12)).toEqual([
    ['opened', null],
    ['refused', '/itemCode'],
    ['refused', '/applicant/number'],
    ['refused', '/submittedAt'],
    ['refused', '/itemCode'],
    ['refused', '/externalNumber'],
    ['refused', '/events/0/outcome'],
    ['refused', '/events/0/occurredAt'],
    ['moved', null],
    ['refused', '/events/0/id'],
    ['refused', '/itemCode'],
    ['refused', ''],
  ])
  expect(answer.body.rows[8].number).toBe(answer.body.rows[0].number)
  const kept = await query('select 1 from exchange.cases where external_number like $1', ['B%'])
  expect(kept).toHaveLength(1)
})

test('five hundred rows take as many statements as five', async () => {
  const many = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      externalNumber: `${prefix}-${index}`,
      ...head(),
      events: [{ id: '1', state: 'accepted', occurredAt: ago(200) }],
    }))
  const count = async (rows: unknown[]) => {
    const before = city.statements()
    const answer = await system.send('POST', '/api/exchange/reports', { rows })
    expect(answer.body.rows.every((row: { result: string }) => row.result === 'opened')).toBe(true)
    return city.statements() - before
  }
  const few = await count(many('FEW', 5))
  expect(await count(many('MANY', 500))).toBe(few)
  const tooMany = await system.send('POST', '/api/exchange/reports', { rows: many('MORE', 501) })
  expect(tooMany.status).toBe(400)
})

test('a case that began here is fetched and answered by the department’s system, and the history says so', async () => {
  const owner = await city.signIn('wangxiaolan', 'enterprise')
  const number = await submitFoodLicence(city, owner)
  await city.settle()
  const clerk = await city.signIn('hejia')
  const accept = (await clerk.get(`/api/cases/${number}`)).body
  await clerk.send('POST', `/api/cases/${number}/tasks/${accept.tasks[0].id}/claim`)
  const accepted = await clerk.send('POST', `/api/cases/${number}/tasks/${accept.tasks[0].id}/completion`, {
    version: (await clerk.get(`/api/cases/${number}`)).body.version,
    action: 'accept',
  })
  expect(accepted.status).toBe(200)
  await city.settle()

  const page = await system.get('/api/exchange/cases')
  expect(page.status).toBe(200)
  const found = page.body.items.find((one: { number: string }) => one.number === number)
  expect(found.tasks).toHaveLength(1)
  expect(JSON.stringify(page.body)).not.toContain('澜湾餐饮')
  const later = await system.get(`/api/exchange/cases?since=${page.body.cursor}`)
  expect(later.body).toMatchObject({ items: [], cursor: page.body.cursor, more: false })

  const whole = await system.get(`/api/exchange/cases/${number}`)
  expect(whole.body.applicant.name).toContain('澜湾餐饮')
  expect(Object.values(whole.body.answers).some((value) => String(value).includes('***'))).toBe(false)
  const file = whole.body.materials.flatMap((one: { files: { id: string }[] }) => one.files)[0]
  expect((await system.get(`/api/exchange/cases/${number}/files/${file.id}`)).bytes.length).toBeGreaterThan(
    10,
  )

  const result = {
    id: 'result-0001',
    taskId: found.tasks[0].id,
    action: 'pass',
    opinion: '经部门系统审查，符合条件。',
  }
  const answer = await system.send('POST', `/api/exchange/cases/${number}/results`, result)
  expect(answer.status).toBe(200)
  expect((await system.send('POST', `/api/exchange/cases/${number}/results`, result)).status).toBe(200)
  const other = await system.send('POST', `/api/exchange/cases/${number}/results`, {
    ...result,
    id: 'result-0002',
  })
  expect([other.status, other.body.code]).toEqual([409, 'case.task-not-open'])
  await city.settle()
  const changed = await system.get(`/api/exchange/cases?since=${page.body.cursor}`)
  expect(changed.body.items.map((one: { number: string }) => one.number)).toEqual([number])

  const leader = await city.signIn('hanlei')
  const shown = (await leader.get(`/api/cases/${number}`)).body
  expect(shown.timeline.filter((one: { by: string | null }) => one.by === 'food-desk 系统')).toHaveLength(1)
  const uses = await query(
    "select 1 from directory.data_uses as u join exchange.systems as s on s.account_id = u.account_id where u.purpose_ref = $1 and s.code = 'food-desk'",
    [number],
  )
  expect(uses).toHaveLength(1)
})

test('another department’s system sees and changes nothing of it', async () => {
  const water = await admitSystem(city, {
    code: 'water-desk',
    organisation: 'yl-water',
    permits: [{ itemCode: await itemOf('yl-water'), act: 'handle' }],
  })
  const number = (await system.get('/api/exchange/cases')).body.items[0].number
  expect((await water.get('/api/exchange/cases')).body.items).toEqual([])
  expect((await water.get(`/api/exchange/cases/${number}`)).status).toBe(404)
  const answer = await water.send('POST', `/api/exchange/cases/${number}/results`, {
    id: 'result-0003',
    taskId: '01900000-0000-7000-8000-000000000000',
    action: 'pass',
  })
  expect(answer.status).toBe(404)
  const report = await water.send('PUT', '/api/exchange/reports/TS-2026-1', head())
  expect([report.status, report.body.code]).toEqual([403, 'exchange.not-permitted'])
  const mine = (await query<{ case_number: string }>('select case_number from exchange.cases limit 1'))[0]
  expect((await system.get(`/api/exchange/cases/${mine?.case_number}`)).status).toBe(404)
})

async function itemOf(organisation: string): Promise<string> {
  const found = await query<{ code: string }>(
    "select e.code from catalog.entries as e join catalog.entry_versions as v on v.entry_id = e.id and v.version = e.published_version where v.content ->> 'organisation' = $1 limit 1",
    [organisation],
  )
  return found[0]?.code ?? ''
}
