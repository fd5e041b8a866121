// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admitSystem, type SignedSystem } from './testing/department-system.ts'
import { foodLicence } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

let city: TestCity
let system: SignedSystem
let connector: Client
let admitter: Client

beforeAll(async () => {
  city = await openTestCity()
  connector = await city.signIn('xitong')
  admitter = await city.signIn('anquan')
  system = await admitSystem(city, {
    code: 'food-desk',
    organisation: 'yl-market',
    permits: [{ itemCode: foodLicence, act: 'report' }],
  })
}, 120_000)
afterAll(() => city?.close())

const seconds = () => Math.floor(city.app.platform.clock.now().getTime() / 1000)
const self = { method: 'GET', path: '/api/exchange/self' } as const

test('a signed request comes in, and the system is seen alive', async () => {
  const answer = await system.get('/api/exchange/self')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    code: 'food-desk',
    permits: [{ itemCode: foodLicence, act: 'report' }],
  })
  const shown = await connector.get('/api/systems/food-desk')
  expect(shown.body.lastHeardAt).not.toBeNull()
  expect(shown.body.silentSince).toBeNull()
})

test.each([
  ['another secret', { secret: 'x'.repeat(43) }],
  ['a key that does not exist', { keyId: 'food-desk.99' }],
  ['a time six minutes ago', { created: -360 }],
  ['a time six minutes ahead', { created: 360 }],
  ['a nonce that is too short', { nonce: 'short' }],
  ['an address that is not covered', { components: ['@method'] }],
])('refuses %s', async (_what, change) => {
  const created = 'created' in change ? { created: seconds() + change.created } : {}
  const answer = await system.sendSigned({ ...self, ...change, ...created })
  expect([answer.status, answer.body.code]).toEqual([401, 'exchange.signature-refused'])
})

test('refuses a request that was sent before, and one whose address was changed', async () => {
  const nonce = 'the-same-nonce-twice-0'
  expect((await system.sendSigned({ ...self, nonce })).status).toBe(200)
  const again = await system.sendSigned({ ...self, nonce })
  expect([again.status, again.body.code]).toEqual([401, 'exchange.signature-refused'])
})

test('a body that was changed on the way is refused', async () => {
  const answer = await system.sendSigned({ ...self, body: '{"a":1}', sentBody: '{"a":2}' })
  expect([answer.status, answer.body.code]).toEqual([401, 'exchange.signature-refused'])
  expect(answer.body.detail).toContain('digest')
})

test('the door is the system’s alone: with its key nobody reads the register', async () => {
  expect((await system.get('/api/systems')).status).toBe(401)
})

test('two keys overlap, a third is refused, a revoked one is out at once', async () => {
  const second = await admitter.send('POST', '/api/systems/food-desk/keys', {
    overlapDays: 7,
    reason: '定期轮换',
  })
  expect(second.body.id).toBe('food-desk.2')
  const third = await admitter.send('POST', '/api/systems/food-desk/keys', {
    overlapDays: 7,
    reason: '定期轮换',
  })
  expect([third.status, third.body.code]).toEqual([409, 'exchange.keys-enough'])
  expect((await system.get('/api/exchange/self')).status).toBe(200)
  const fresh = { keyId: second.body.id, secret: second.body.secret }
  expect((await system.sendSigned({ ...self, ...fresh })).status).toBe(200)
  const revoked = await admitter.send('POST', `/api/systems/food-desk/keys/${system.key.id}/revocation`, {
    reason: '疑似泄露',
  })
  expect(revoked.status).toBe(200)
  expect((await system.get('/api/exchange/self')).status).toBe(401)
  expect((await system.sendSigned({ ...self, ...fresh })).status).toBe(200)
})

test('a suspended system is out at once, and back when it is activated', async () => {
  const other = await admitSystem(city, {
    code: 'second-desk',
    organisation: 'yl-market',
    permits: [{ itemCode: foodLicence, act: 'handle' }],
  })
  const turn = (state: string) =>
    admitter.send('PUT', '/api/systems/second-desk/state', { state, reason: '例行检查' })
  expect((await turn('suspended')).body.state).toBe('suspended')
  const answer = await other.get('/api/exchange/self')
  expect([answer.status, answer.body.code]).toEqual([403, 'exchange.system-suspended'])
  expect((await turn('active')).status).toBe(200)
  expect((await other.get('/api/exchange/self')).status).toBe(200)
})

test('neither administrator lets a system in alone', async () => {
  const body = { overlapDays: 0, reason: '试探' }
  expect((await connector.send('POST', '/api/systems/food-desk/keys', body)).status).toBe(403)
  const registration = {
    code: 'third-desk',
    organisationId: system.organisationId,
    name: { zh: '系统', en: 'System' },
    contactRole: 'reviewer',
    callbackUrl: null,
    silenceHours: 8,
  }
  expect((await admitter.send('POST', '/api/systems', registration)).status).toBe(403)
  expect((await connector.send('POST', '/api/systems', registration)).body.state).toBe('prepared')
  const early = await admitter.send('PUT', '/api/systems/third-desk/state', {
    state: 'active',
    reason: '试探',
  })
  expect([early.status, early.body.code]).toEqual([409, 'exchange.nothing-granted'])
  const twice = await connector.send('POST', '/api/systems', registration)
  expect([twice.status, twice.body.code]).toEqual([409, 'exchange.code-taken'])
})

test('permits only items that the organisation carries out, and only addresses one may call', async () => {
  const permits = [{ itemCode: 'no-such-item', act: 'report' }]
  const strange = await admitter.send('PUT', '/api/systems/food-desk/permits', {
    version: (await admitter.get('/api/systems/food-desk')).body.version,
    permits,
    reason: '试探',
  })
  expect([strange.status, strange.body.code]).toEqual([422, 'exchange.item-unknown'])
  const shown = (await connector.get('/api/systems/food-desk')).body
  const connect = (callbackUrl: string) =>
    connector.send('PUT', '/api/systems/food-desk', {
      version: shown.version,
      name: shown.name,
      contactRole: shown.contactRole,
      callbackUrl,
      silenceHours: 16,
    })
  for (const address of ['ftp://a.example/x', 'https://user:word@a.example/', 'nonsense'])
    expect((await connect(address)).body.code).toBe('exchange.address-refused')
  expect((await connect('https://approval.market.example/callback')).body.silenceHours).toBe(16)
  expect((await connect('https://approval.market.example/other')).status).toBe(412)
})

test('a department sees its own systems, and none of another', async () => {
  const market = await city.signIn('hanlei')
  expect((await market.get('/api/systems')).body.items.map((one: { code: string }) => one.code)).toContain(
    'food-desk',
  )
  const water = await city.signIn('yl-water.department-leader')
  expect((await water.get('/api/systems')).body.items).toEqual([])
  expect((await water.get('/api/systems/food-desk')).status).toBe(404)
})
