// SPDX-License-Identifier: Apache-2.0
// Accounts of staff: appointed, given new passwords, disabled; second factors begun, used once, lost.
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from './city-profile.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

let city: TestCity
let security: Client

beforeAll(async () => {
  city = await openTestCity()
  security = await city.signIn('anquan')
}, 120_000)
afterAll(() => city?.close())

// One address may sign in twenty times a minute; here everybody comes from another one.
let addresses = 0
const signIn = (payload: Record<string, string>) =>
  city.app.http.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-chengshu': '1' },
    payload,
    remoteAddress: `203.0.113.${++addresses}`,
  })
const asOwner = async (payload: Record<string, string>) => {
  const answer = await signIn(payload)
  expect(answer.statusCode, answer.body).toBe(200)
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: object) =>
    city.app.http.inject({
      method,
      url,
      headers: { cookie, 'x-chengshu': '1' },
      ...(body !== undefined && { payload: body }),
    })
}
const organisation = async () => {
  const { body } = await security.get('/api/organisations')
  return body.items.find((one: { code: string }) => one.code === 'yl-market').id as string
}
const appointment = async (more: object = {}) => ({
  login: 'newreviewer',
  displayName: '新审查员',
  organisationId: await organisation(),
  title: { zh: '审查岗', en: 'Reviewer' },
  roles: ['reviewer'],
  reason: '新进人员',
  ...more,
})

describe('the security administrator', () => {
  test('appoints somebody who must choose an own password', async () => {
    const made = await security.send('POST', '/api/accounts', await appointment())
    expect(made.status).toBe(200)
    const { id, password } = made.body
    const refused = await signIn({ login: 'newreviewer', password })
    expect(refused.json().code).toBe('directory.password-temporary')
    await asOwner({ login: 'newreviewer', password, newPassword: 'Own-Words-2026' })
    await asOwner({ login: 'newreviewer', password: 'Own-Words-2026' })
    const { body } = await security.get(`/api/accounts?q=${encodeURIComponent('新审查')}`)
    expect(body.items).toMatchObject([
      { id, passwordIsTemporary: false, secondFactor: false, posts: [{ roles: ['reviewer'] }] },
    ])
  })

  test.each([
    ['a login that is taken', { login: 'HeJia' }, 'directory.login-taken'],
    [
      'an administrator with another role',
      { login: 'x-one', roles: ['auditor', 'reviewer'] },
      'directory.post-roles',
    ],
  ])('is refused %s', async (_name, more, code) => {
    const answer = await security.send('POST', '/api/accounts', await appointment(more))
    expect(answer.body.code).toBe(code)
  })

  test('ends all sessions by a new password or by disabling, and cannot do so to the own account', async () => {
    const made = await security.send('POST', '/api/accounts', await appointment({ login: 'leaver' }))
    const { id, password } = made.body
    const call = await asOwner({ login: 'leaver', password, newPassword: 'Own-Words-2026' })
    const reset = await security.send('POST', `/api/accounts/${id}/password-resets`, { reason: '忘记密码' })
    expect((await call('GET', '/api/my/sign-in')).statusCode).toBe(401)
    await asOwner({ login: 'leaver', password: reset.body.password, newPassword: 'Other-Words-2026' })
    const off = await security.send('PUT', `/api/accounts/${id}/enabled`, { enabled: false, reason: '离职' })
    expect(off.status).toBe(200)
    expect((await signIn({ login: 'leaver', password: 'Other-Words-2026' })).statusCode).toBe(401)
    await security.send('PUT', `/api/accounts/${id}/enabled`, { enabled: true, reason: '返聘' })
    await asOwner({ login: 'leaver', password: 'Other-Words-2026' })
    const own = await security.send('POST', `/api/accounts/${security.account?.id}/password-resets`, {
      reason: '自己',
    })
    expect(own.body.code).toBe('directory.own-account')
  })

  test('is the only one who may', async () => {
    for (const login of ['xitong', 'shenji', 'hejia', 'chenhai'])
      expect((await (await city.signIn(login)).get('/api/accounts')).status).toBe(403)
  })

  test('pages through names without losing or doubling one', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await security.get(`/api/accounts?limit=7${cursor}`)
      seen.push(...body.items.map((one: { id: string }) => one.id))
      if (body.next === null) break
      cursor = `&cursor=${encodeURIComponent(body.next)}`
    }
    const all = await security.get('/api/accounts?limit=100')
    expect(seen.slice(0, all.body.items.length)).toEqual(all.body.items.map((one: { id: string }) => one.id))
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('one’s own account', () => {
  test('changes its password with the present one only, and ends other sessions', async () => {
    const made = await security.send('POST', '/api/accounts', await appointment({ login: 'self-care' }))
    const call = await asOwner({
      login: 'self-care',
      password: made.body.password,
      newPassword: 'First-Words-1',
    })
    const other = await asOwner({ login: 'self-care', password: 'First-Words-1' })
    const wrong = await call('PUT', '/api/my/password', { password: 'x', newPassword: 'Second-Words-2' })
    expect(wrong.json().code).toBe('directory.password-wrong')
    const same = { password: 'First-Words-1', newPassword: 'First-Words-1' }
    expect((await call('PUT', '/api/my/password', same)).json().code).toBe('directory.password-unchanged')
    const changed = { password: 'First-Words-1', newPassword: 'Second-Words-2' }
    expect((await call('PUT', '/api/my/password', changed)).statusCode).toBe(200)
    expect((await call('GET', '/api/my/sign-in')).json().passwordChangedAt).not.toBeNull()
    expect((await other('GET', '/api/my/sign-in')).statusCode).toBe(401)
  })

  test('takes a second factor in with a first code, each code is good once, and a lost one is taken away', async () => {
    const made = await security.send('POST', '/api/accounts', await appointment({ login: 'two-steps' }))
    const proof = { login: 'two-steps', password: 'First-Words-1' }
    const call = await asOwner({ ...proof, password: made.body.password, newPassword: proof.password })
    const begun = (await call('POST', '/api/my/second-factor', { password: proof.password })).json()
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\//)
    // Not confirmed: signing in needs no code yet.
    await asOwner(proof)
    const codeAt = (ms: number) => new TOTP({ secret: begun.secret }).generate({ timestamp: Date.now() + ms })
    expect((await call('PUT', '/api/my/second-factor', { code: '000000' })).json().code).toBe(
      'directory.code-wrong',
    )
    const first = codeAt(-30_000)
    expect((await call('PUT', '/api/my/second-factor', { code: first })).statusCode).toBe(200)
    expect((await signIn(proof)).json().code).toBe('directory.totp-required')
    expect((await signIn({ ...proof, totp: first })).json().code).toBe('directory.sign-in-failed')
    const next = codeAt(0)
    const again = await asOwner({ ...proof, totp: next })
    expect((await signIn({ ...proof, totp: next })).json().code).toBe('directory.sign-in-failed')
    const end = { password: proof.password, code: codeAt(30_000) }
    expect((await again('DELETE', '/api/my/second-factor', end)).statusCode).toBe(200)
    const call2 = await asOwner(proof)
    const second = (await call2('POST', '/api/my/second-factor', { password: proof.password })).json()
    const code = new TOTP({ secret: second.secret }).generate()
    await call2('PUT', '/api/my/second-factor', { code })
    const lost = await security.send('POST', `/api/accounts/${made.body.id}/second-factor-resets`, {
      reason: '手机丢失',
    })
    expect(lost.status).toBe(200)
    await asOwner(proof)
  })

  test('of a resident has no second factor yet', async () => {
    const call = await asOwner({ login: 'zhoudeshun', password: demoPassword })
    expect((await call('GET', '/api/my/sign-in')).json().mayUseSecondFactor).toBe(false)
    expect((await call('POST', '/api/my/second-factor', { password: demoPassword })).statusCode).toBe(403)
  })
})
