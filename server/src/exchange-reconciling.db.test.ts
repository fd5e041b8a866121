// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/access'
import { chinaDay } from '#platform/clock'
import { admitSystem, type SignedSystem } from './testing/department-system.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

const equipment = '11990100MB1000213K3990702006000'
let city: TestCity
let system: SignedSystem
let leader: Client
let supervisor: Client
let creditCode = ''

beforeAll(async () => {
  city = await openTestCity()
  leader = await city.signIn('hanlei')
  supervisor = await city.signIn('duanqing')
  system = await admitSystem(city, {
    code: 'equipment-desk',
    organisation: 'yl-market',
    permits: [{ itemCode: equipment, act: 'report' }],
    silenceHours: 4,
  })
  const found = await city.pool.query<{ credit_code: string }>(
    'select credit_code from directory.enterprises limit 1',
  )
  creditCode = found.rows[0]?.credit_code ?? ''
  const rows = ['R-1', 'R-2', 'R-3', 'R-4'].map((externalNumber) => ({
    externalNumber,
    itemCode: equipment,
    applicant: { kind: 'enterprise', number: creditCode },
    submittedAt: `${day}T02:00:00Z`,
    events: [{ id: '1', state: 'accepted', occurredAt: `${day}T03:00:00Z` }],
  }))
  const told = await system.send('POST', '/api/exchange/reports', { rows })
  expect(told.body.rows.map((row: { result: string }) => row.result)).toEqual(Array(4).fill('opened'))
}, 120_000)
afterAll(() => city?.close())

const day = chinaDay(new Date(Date.now() - 2 * 86_400_000))
const entry = (externalNumber: string, more = {}) => ({
  externalNumber,
  itemCode: equipment,
  submittedOn: day,
  promisedOn: null,
  state: 'accepted',
  stateOn: day,
  ...more,
})
const send = (entries: unknown[], digest?: string) =>
  system.send('PUT', `/api/exchange/lists/${day}`, { entries, ...(digest !== undefined && { digest }) })
const open = async (client = leader) =>
  (await client.get('/api/systems/equipment-desk/differences?limit=50')).body.items

test('both sides come to the same digest where they agree', async () => {
  const own = await system.get(`/api/exchange/lists/${day}`)
  const told = await send(['R-4', 'R-2', 'R-3', 'R-1'].map((number) => entry(number)))
  expect(told.body).toMatchObject({ listed: 4, known: 4, equal: 4, differing: 0 })
  expect([told.body.digestHere, told.body.digestThere]).toEqual([own.body.digest, own.body.digest])
  expect(own.body.count).toBe(4)
})

test('each difference is kept with its kind and a link to the case, and is seen where it is watched', async () => {
  const told = await send([
    entry('R-1'),
    entry('R-2', { state: 'decided' }),
    entry('R-3', { promisedOn: '2030-01-01' }),
    entry('R-9'),
  ])
  expect(told.body).toMatchObject({ listed: 4, known: 4, equal: 1, differing: 4 })
  const shown = await open()
  const kinds = Object.fromEntries(
    shown.map((one: { externalNumber: string; kind: string }) => [one.externalNumber, one.kind]),
  )
  expect(kinds).toEqual({ 'R-2': 'state', 'R-3': 'date', 'R-4': 'only-here', 'R-9': 'only-there' })
  const state = shown.find((one: { kind: string }) => one.kind === 'state')
  expect(state).toMatchObject({ here: 'accepted', there: 'decided', overdue: false, can: ['close'] })
  expect((await leader.get(`/api/cases/${state.caseNumber}`)).status).toBe(200)
  expect((await supervisor.get('/api/systems/equipment-desk')).body.openDifferences).toBe(4)
  const runs = (await leader.get('/api/systems/equipment-desk/reconciliations')).body.items
  expect(runs[0]).toMatchObject({ day, differing: 4 })
})

test('the same list again opens nothing twice; what agrees later closes by itself', async () => {
  await send([entry('R-1'), entry('R-2', { state: 'decided' }), entry('R-3'), entry('R-9')])
  const shown = await open()
  expect(shown.map((one: { externalNumber: string }) => one.externalNumber).sort()).toEqual([
    'R-2',
    'R-4',
    'R-9',
  ])
  const closed = (await leader.get('/api/systems/equipment-desk/differences?state=closed')).body.items
  expect(closed).toMatchObject([{ externalNumber: 'R-3', closedBy: null, can: [] }])
})

test('one that stays open too long is overdue, and a person closes it with a reason', async () => {
  await city.pool.query(
    "update exchange.differences set created_at = created_at - interval '4 days' where external_number = 'R-9'",
  )
  const late = (await open()).find((one: { externalNumber: string }) => one.externalNumber === 'R-9')
  expect(late.overdue).toBe(true)
  const path = `/api/systems/equipment-desk/differences/${late.id}/closure`
  const stranger = await city.signIn('yl-water.department-leader')
  expect((await stranger.send('POST', path, { reason: '试探' })).status).toBe(404)
  expect((await leader.send('POST', path, { reason: '对方误报，已更正' })).status).toBe(200)
  expect((await leader.send('POST', path, { reason: '再次' })).status).toBe(404)
  expect((await open()).map((one: { externalNumber: string }) => one.externalNumber)).not.toContain('R-9')
})

test('a damaged, doubled or future list is refused', async () => {
  const code = async (answer: ReturnType<typeof send>) => (await answer).body.code
  expect(await code(send([entry('R-1')], '0'.repeat(64)))).toBe('exchange.list-digest')
  expect(await code(send([entry('R-1'), entry('R-1')]))).toBe('exchange.list-doubled')
  const ahead = chinaDay(new Date(Date.now() + 2 * 86_400_000))
  expect(await code(system.send('PUT', `/api/exchange/lists/${ahead}`, { entries: [] }))).toBe(
    'exchange.list-day',
  )
})

test('the list may be handed in by a person where the system cannot send it', async () => {
  const connector = await city.signIn('xitong')
  const handed = await connector.send('PUT', `/api/systems/equipment-desk/lists/${day}`, {
    entries: ['R-1', 'R-2', 'R-3', 'R-4'].map((number) => entry(number)),
  })
  expect(handed.body).toMatchObject({ equal: 4, differing: 0 })
  expect(await open()).toEqual([])
})

test('a system that falls silent is told of once, and once when it is back', async () => {
  const watch = async () => {
    await city.app.platform.units.inUnit({ actor: systemActor }, async (unit) =>
      unit.enqueue({ queue: 'exchange.silence', key: 'watch', payload: {} }),
    )
    await city.settle()
  }
  const titles = async (client: Client) =>
    (await client.get('/api/messages?limit=100')).body.items
      .filter(
        (one: { topic: string; body: { zh: string } }) =>
          one.topic === 'system' && one.body.zh.includes('equipment-desk'),
      )
      .map((one: { title: { zh: string } }) => one.title.zh)
  const reviewer = await city.signIn('liumin')
  await watch()
  expect(await titles(supervisor)).toEqual([])
  await city.pool.query(
    "update exchange.signs as g set heard_at = g.heard_at - interval '30 days' from exchange.systems as s where s.id = g.system_id and s.code = 'equipment-desk'",
  )
  await watch()
  await watch()
  expect(await titles(supervisor)).toEqual(['部门系统静默'])
  expect(await titles(reviewer)).toEqual(['部门系统静默'])
  expect((await supervisor.get('/api/systems/equipment-desk')).body.silentSince).not.toBeNull()

  expect((await system.get('/api/exchange/self')).status).toBe(200)
  expect((await supervisor.get('/api/systems/equipment-desk')).body.silentSince).toBeNull()
  await watch()
  await watch()
  expect(await titles(supervisor)).toEqual(['部门系统已恢复', '部门系统静默'])
})
