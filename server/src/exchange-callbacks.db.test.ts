// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OutboundAnswer, OutboundRequest } from '#platform/outbound'
import {
  digestMatches,
  parseSignature,
  sameSignature,
  signatureBase,
  signWithSecret,
} from '#platform/signatures'
import { admitSystem, type SignedSystem } from './testing/department-system.ts'
import { foodLicence, submitFoodLicence } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

interface Told extends OutboundRequest {
  readonly event: {
    id: string
    type: string
    subject: string
    sequence: string
    data: Record<string, unknown>
  }
}
let city: TestCity
let first: SignedSystem
let connector: Client
let owner: Client
let told: Told[] = []
let answer: (request: Told) => OutboundAnswer = () => ({ status: 204 })
const outbound = {
  async post(request: OutboundRequest): Promise<OutboundAnswer> {
    const one = { ...request, event: JSON.parse(request.body) }
    told.push(one)
    return answer(one)
  },
}

beforeAll(async () => {
  city = await openTestCity({ outbound })
  connector = await city.signIn('xitong')
  owner = await city.signIn('wangxiaolan', 'enterprise')
  const admit = (code: string) =>
    admitSystem(city, {
      code,
      organisation: 'yl-market',
      permits: [{ itemCode: foodLicence, act: 'handle' }],
      callbackUrl: `https://${code}.example/callback`,
    })
  first = await admit('first-desk')
  await admit('second-desk')
}, 120_000)
afterAll(() => city?.close())
beforeEach(() => {
  told = []
  answer = () => ({ status: 204 })
})

const deliver = () => city.app.services.exchange.courier.deliverAll()
const of = (code: string) => told.filter(({ url }) => url.startsWith(`https://${code}.example/`))
/** Waits as long as anybody waits. */
const waitOut = async () => {
  await city.pool.query("update exchange.notices set next_try_at = next_try_at - interval '1 day'")
  await city.pool.query("update exchange.lanes set rests_until = rests_until - interval '1 day'")
}
const listed = async (code = 'first-desk', state = '') =>
  (await connector.get(`/api/systems/${code}/callbacks?limit=100${state === '' ? '' : `&state=${state}`}`))
    .body.items

async function openAndWithdraw(): Promise<string> {
  const number = await submitFoodLicence(city, owner)
  const withdrawn = await owner.send('POST', `/api/cases/${number}/withdrawal`, { reason: '不再办理' })
  expect(withdrawn.status).toBe(200)
  await city.settle()
  return number
}

test('a system is told of its cases in order, signed, and without anything personal', async () => {
  const number = await openAndWithdraw()
  // Systems of the demonstration city may be told, too.
  expect(await deliver()).toBeGreaterThanOrEqual(4)
  expect(of('second-desk')).toHaveLength(2)
  const mine = of('first-desk')
  expect(mine.map(({ event }) => [event.type, event.subject])).toEqual([
    ['chengshu.case.moved', number],
    ['chengshu.case.moved', number],
  ])
  expect(mine[1]?.event.data).toMatchObject({ number, status: 'withdrawn', outcome: 'withdrawn' })
  expect(JSON.stringify(told)).not.toContain('澜湾')
  for (const one of mine) {
    const header = (name: string) => one.headers[name]
    const parsed = parseSignature(header('signature-input') ?? '', header('signature') ?? '')
    if (parsed === null) throw new Error('the callback is not signed')
    expect(parsed.components).toEqual(['@method', '@target-uri', 'content-type', 'content-digest'])
    const base = signatureBase(
      { method: 'POST', targetUri: one.url, header },
      parsed.components,
      parsed.parameters,
    )
    expect(sameSignature(signWithSecret(first.key.secret, base ?? ''), parsed.signature)).toBe(true)
    expect(digestMatches(header('content-digest') ?? '', Buffer.from(one.body))).toBe(true)
    expect(new Map(parsed.parameters).get('keyid')).toBe(first.key.id)
  }
  expect(await deliver()).toBe(0)
})

test('a receiver that is away is left alone for a while, and holds up no other', async () => {
  await openAndWithdraw()
  answer = ({ url }) => (url.startsWith('https://first-desk') ? { fault: 'unreachable' } : { status: 200 })
  await deliver()
  expect([of('first-desk').length, of('second-desk').length]).toEqual([1, 2])
  await deliver()
  expect(of('first-desk')).toHaveLength(1)
  expect((await listed())[1]).toMatchObject({ state: 'waiting', tries: 1, lastFault: 'unreachable' })
  await waitOut()
  answer = () => ({ status: 200 })
  expect(await deliver()).toBe(2)
  expect(of('first-desk').map(({ event }) => Number(event.sequence))).toEqual(
    [...of('first-desk')].map(({ event }) => Number(event.sequence)).sort((left, right) => left - right),
  )
})

test('what a receiver refuses holds back its own case only, and waits for a person after twelve tries', async () => {
  const bad = await openAndWithdraw()
  const good = await openAndWithdraw()
  answer = ({ event }) => ({ status: event.subject === bad ? 422 : 200 })
  await deliver()
  expect(of('first-desk').filter(({ event }) => event.subject === good)).toHaveLength(2)
  expect(of('first-desk').filter(({ event }) => event.subject === bad)).toHaveLength(1)
  for (let tries = 1; tries < 12; tries++) {
    await waitOut()
    await deliver()
  }
  const tried = of('first-desk').length
  await waitOut()
  await deliver()
  expect(of('first-desk')).toHaveLength(tried)
  expect(await listed('first-desk', 'held')).toMatchObject([
    { caseNumber: bad, tries: 12, lastFault: 'http-422' },
  ])
  const shown = (await connector.get('/api/systems/first-desk')).body
  expect(shown).toMatchObject({ heldCallbacks: 1, waitingCallbacks: 1, callbacksStoppedAt: null })

  answer = () => ({ status: 200 })
  const resumed = await connector.send('POST', '/api/systems/first-desk/callbacks/resumption', {
    from: null,
    reason: '对方已修复',
  })
  expect(resumed.body).toEqual({ waiting: 2 })
  await deliver()
  expect((await connector.get('/api/systems/first-desk')).body).toMatchObject({
    heldCallbacks: 0,
    waitingCallbacks: 0,
  })
})

test('a receiver that stays away is given up, shown, and told everything once a person resumes', async () => {
  await openAndWithdraw()
  answer = ({ url }) => (url.startsWith('https://first-desk') ? { status: 503 } : { status: 200 })
  for (let tries = 0; tries < 15; tries++) {
    await deliver()
    await waitOut()
  }
  expect(of('first-desk')).toHaveLength(12)
  expect((await connector.get('/api/systems/first-desk')).body.callbacksStoppedAt).not.toBeNull()
  answer = () => ({ status: 200 })
  await deliver()
  expect(of('first-desk')).toHaveLength(12)
  await connector.send('POST', '/api/systems/first-desk/callbacks/resumption', { from: null, reason: '恢复' })
  expect(await deliver()).toBe(2)
})

test('from a number on everything is told once more, under the ids it had', async () => {
  const before = await listed()
  const from = before[2].seq
  const resumed = await connector.send('POST', '/api/systems/first-desk/callbacks/resumption', {
    from,
    reason: '对方数据恢复',
  })
  expect(resumed.body).toEqual({ waiting: 3 })
  await deliver()
  const ids = await city.pool.query<{ event_id: string }>(
    "select n.event_id from exchange.notices as n join exchange.systems as s on s.id = n.system_id where s.code = 'first-desk' and n.seq >= $1 order by n.seq",
    [from],
  )
  expect(of('first-desk').map(({ event }) => event.id)).toEqual(ids.rows.map((row) => row.event_id))
})

test('a suspended system is told nothing', async () => {
  const admitter = await city.signIn('anquan')
  await admitter.send('PUT', '/api/systems/first-desk/state', { state: 'suspended', reason: '检查' })
  await openAndWithdraw()
  await deliver()
  expect([of('first-desk').length, of('second-desk').length]).toEqual([0, 2])
})
