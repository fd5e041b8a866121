// SPDX-License-Identifier: Apache-2.0

import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from './city-profile.ts'
import { prepareStart } from './founding/prepare.ts'
import { pdf, submitFoodLicence, upload } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

let city: TestCity
let owner: Client

beforeAll(async () => {
  city = await openTestCity()
  owner = await city.signIn('wangxiaolan', 'enterprise')
}, 120_000)
afterAll(() => city?.close())

test('answers carry a policy without inline or foreign script, and are not stored', async () => {
  const { headers } = await city.anonymous().get('/api/session')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('http')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  })
})

test('the session cookie is out of reach of scripts and of other sites, and its token is not in the database', async () => {
  const answer = await city.app.http.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-chengshu': '1' },
    payload: { login: 'zhoudeshun', password: demoPassword },
  })
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  const token = cookie.split(';')[0]?.split('=')[1] ?? ''
  const { sql } = await import('kysely')
  const found = await sql<{
    n: number
  }>`select count(*) as n from directory.sessions as s where s::text like ${`%${token}%`}`.execute(
    city.app.platform.db,
  )
  expect(found.rows[0]?.n).toBe(0)
})

test('says the same for an unknown login and for a wrong password', async () => {
  const tryIn = (login: string) =>
    city.app.http.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-chengshu': '1' },
      payload: { login, password: 'Wrong#2026' },
      remoteAddress: '203.0.113.5',
    })
  const [unknown, wrong] = [await tryIn('nobody-at-all'), await tryIn('hejia')]
  expect([unknown.statusCode, unknown.json().code]).toEqual([401, 'directory.sign-in-failed'])
  expect({ ...wrong.json(), traceId: '' }).toEqual({ ...unknown.json(), traceId: '' })
})

test('a second factor, once set, is asked for and checked', async () => {
  const { keys, db, clock } = city.app.platform
  const { sql } = await import('kysely')
  const totp = new TOTP({})
  await sql`update directory.accounts set totp_secret = ${keys.encrypt('totp', totp.secret.base32)} where login_hash = ${keys.searchHash('login', 'shenji')}`.execute(
    db,
  )
  const signIn = (code?: string) =>
    city.app.http.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-chengshu': '1' },
      payload: { login: 'shenji', password: demoPassword, ...(code !== undefined && { totp: code }) },
    })
  expect((await signIn()).json().code).toBe('directory.totp-required')
  expect((await signIn('000000')).json().code).toBe('directory.sign-in-failed')
  expect((await signIn(totp.generate({ timestamp: clock.now().getTime() }))).statusCode).toBe(200)
})

test('a tighter limit holds for verification, and says when to come back', async () => {
  const answers = []
  for (let index = 0; index < 62; index++) {
    answers.push(
      await city.app.http.inject({
        method: 'POST',
        url: '/api/verifications',
        headers: { 'x-chengshu': '1' },
        payload: { payload: 'YL1:X' },
        remoteAddress: '203.0.113.77',
      }),
    )
  }
  const refused = answers.filter((answer) => answer.statusCode === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.json().code).toBe('platform.too-many-requests')
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
})

test('a file is readable for its uploader and for who handles the case it hangs on, and for nobody else', async () => {
  const free = await upload(owner, '私人.pdf', pdf)
  const number = await submitFoodLicence(city, owner)
  const { materials } = (await owner.get(`/api/cases/${number}`)).body
  const attached = materials.find((one: { files: { id: string }[] }) => one.files.length > 0).files[0].id
  const clerk = await city.signIn('hejia')
  const stranger = await city.signIn('zhoudeshun')
  const elsewhere = await city.signIn('yl-water.reviewer')
  expect((await owner.get(`/api/files/${free}`)).status).toBe(200)
  expect((await clerk.get(`/api/files/${free}`)).status).toBe(404)
  expect((await clerk.get(`/api/files/${attached}`)).status).toBe(200)
  expect((await stranger.get(`/api/files/${attached}`)).status).toBe(404)
  expect((await elsewhere.get(`/api/files/${attached}`)).status).toBe(404)
  expect((await owner.send('DELETE', `/api/files/${attached}`)).body.code).toBe('platform.file-in-use')
})

test('neither numbers nor phones stand in the clear in any table', async () => {
  const number = await submitFoodLicence(city, owner)
  const shown = (await owner.get(`/api/cases/${number}`)).body.answers
  const { sql } = await import('kysely')
  const tables = await sql<{
    name: string
  }>`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('platform', 'directory', 'services', 'cases', 'channel', 'credential')`.execute(
    city.app.platform.db,
  )
  for (const secret of [shown.personIdNumber, shown.personPhone]) {
    expect(String(secret).length).toBeGreaterThan(10)
    for (const { name } of tables.rows) {
      const hit = await sql<{
        n: number
      }>`select count(*) as n from ${sql.raw(name)} as t where position(${String(secret)} in t::text) > 0`.execute(
        city.app.platform.db,
      )
      expect([name, hit.rows[0]?.n]).toEqual([name, 0])
    }
  }
})

test('broken JSON, a huge body and a wrong id get problems, never a stack', async () => {
  const cookieless = { 'x-chengshu': '1', 'content-type': 'application/json' }
  const broken = await city.app.http.inject({
    method: 'POST',
    url: '/api/session',
    headers: cookieless,
    payload: '{"login": ',
  })
  expect([broken.statusCode, broken.json().code]).toEqual([400, 'platform.malformed-request'])
  const huge = await city.app.http.inject({
    method: 'POST',
    url: '/api/session',
    headers: cookieless,
    payload: JSON.stringify({ login: 'x'.repeat(3_000_000), password: 'x' }),
  })
  expect([huge.statusCode, huge.json().code]).toEqual([413, 'platform.body-too-large'])
  const wrong = await owner.get('/api/applications/not-a-uuid')
  expect([wrong.status, wrong.body.code]).toEqual([400, 'platform.invalid-input'])
  for (const answer of [broken.body, huge.body, JSON.stringify(wrong.body)])
    expect(answer).not.toMatch(/node_modules|at .*\.ts/)
})

test('the API describes itself in OpenAPI 3.1 and on a page', async () => {
  const document = await city.anonymous().get('/api/openapi.json')
  expect(document.body.openapi).toBe('3.1.0')
  expect(Object.keys(document.body.paths).length).toBeGreaterThan(50)
  const page = await city.anonymous().get('/api/docs')
  expect(page.body).toContain('/api/cases/{number}')
})

test('production refuses to start on a database with demonstration accounts', async () => {
  const production = {
    ...city.app,
    platform: { ...city.app.platform, config: { ...city.app.platform.config, mode: 'production' as const } },
  }
  await expect(prepareStart(production, () => {})).rejects.toThrow(/demonstration accounts/)
})
