// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenCheckDigit } from '#contracts/identifiers'
import { act, fillDraft, foodLicence, pdf, submitFoodLicence, upload } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

let city: TestCity
let owner: Client
const staff: Record<string, Client> = {}

beforeAll(async () => {
  city = await openTestCity()
  owner = await city.signIn('wangxiaolan', 'enterprise')
  for (const login of ['hejia', 'liumin', 'sunqi', 'qianwei', 'zhaolei', 'wujiang', 'zhengyue', 'chenhai'])
    staff[login] = await city.signIn(login)
}, 120_000)
afterAll(() => city?.close())

const as = (login: string): Client => {
  const client = staff[login]
  if (client === undefined) throw new Error(`${login} is not signed in`)
  return client
}

describe('the first closed loop', () => {
  let number = ''

  test('a resident finds the service by word, pinyin and initials', async () => {
    for (const q of ['食品经营', 'shipinjingying', 'spjyxk', 'food business']) {
      const found = await city.anonymous().get(`/api/services?q=${encodeURIComponent(q)}`)
      expect(found.body.items[0]?.name.zh, q).toBe('食品经营许可')
    }
    const guide = await city.anonymous().get(`/api/services/${foodLicence}`)
    expect(guide.body.basis.length).toBeGreaterThan(0)
    expect(guide.body.experience).toEqual({ finished: 0, medianWorkdays: null, ratings: 0, satisfied: null })
  })

  test('prefills what the registers hold and does not ask for what the certificate library holds', async () => {
    const begun = await owner.send('POST', '/api/applications', {
      itemCode: foodLicence,
      situation: { applyFor: 'first', businessForm: 'catering', premisesRight: 'rented', handledBy: 'self' },
    })
    const prefilled = Object.fromEntries(
      begun.body.prefills.map((one: { field: string; source: { zh: string } }) => [one.field, one.source.zh]),
    )
    expect(prefilled).toMatchObject({ enterpriseName: '法人库', enterpriseCreditCode: '法人库' })
    const states = Object.fromEntries(
      begun.body.materials.map((one: { code: string; state: string }) => [one.code, one.state]),
    )
    expect(states).toMatchObject({ 'business-licence': 'exempt', lease: 'wanted', 'layout-plan': 'wanted' })
    expect(states).not.toHaveProperty('real-estate-certificate')
    const refused = await owner.send('POST', `/api/applications/${begun.body.id}/submission`, {
      version: begun.body.version,
      truthful: true,
    })
    expect(refused.status).toBe(422)
    expect(refused.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(
      expect.arrayContaining(['/answers/premisesName', '/materials/lease']),
    )
    expect((await owner.get(`/api/applications/${begun.body.id}`)).status).toBe(200)
    await owner.send('DELETE', `/api/applications/${begun.body.id}`)
  })

  test('goes from submission to acceptance with a numbered receipt', async () => {
    number = await submitFoodLicence(city, owner)
    expect(number).toMatch(/^YL\d{4}-\d{6}$/)
    const accepted = await act(city, as('hejia'), number, 'accept')
    expect(accepted.status).toBe(200)
    const mine = await owner.get(`/api/cases/${number}`)
    expect(mine.body.clock).toMatchObject({ state: 'running', promisedDays: 15 })
    expect(mine.body.papers).toMatchObject([{ kind: 'acceptance' }])
    const paper = await owner.get(`/api/cases/${number}/papers/acceptance`)
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const messages = await owner.get('/api/messages')
    expect(messages.body.items.map((one: { title: { zh: string } }) => one.title.zh)).toEqual(
      expect.arrayContaining(['申请已提交', '申请已受理']),
    )
  })

  test('stops the clock while the applicant supplements everything asked for at once', async () => {
    await act(city, as('liumin'), number, 'supplement', {
      supplements: [{ target: 'material', code: 'layout-plan', reason: '请标注操作间面积' }],
    })
    const waiting = await owner.get(`/api/cases/${number}`)
    expect(waiting.body).toMatchObject({
      phase: 'waiting-for-you',
      clock: { state: 'stopped' },
      supplement: { points: [{ code: 'layout-plan', reason: '请标注操作间面积' }] },
    })
    const fresh = await upload(owner, '平面图.pdf', Buffer.concat([pdf, Buffer.from('v2')]))
    const again = await act(city, owner, number, 'submit', {
      materials: { 'layout-plan': [fresh] },
      answers: { premisesArea: 130 },
    })
    expect(again.body).toMatchObject({ phase: 'in-review', clock: { state: 'running' }, supplement: null })
    expect(again.body.answers.premisesArea).toBe(130)
  })

  test('is handled by two departments and an inspector at the same time, then decided', async () => {
    await act(city, as('liumin'), number, 'pass')
    const seen = await as('wujiang').get(`/api/cases/${number}`)
    expect(seen.body.tasks).toHaveLength(3)
    await act(city, as('sunqi'), number, 'agree', { opinion: '消防符合要求' })
    await act(city, as('zhaolei'), number, 'qualified', {
      siteVisit: {
        visitedAt: '2026-11-20T02:00:00Z',
        place: '江畔路 88 号',
        findings: '与图纸一致',
        fileIds: [],
      },
    })
    await act(city, as('qianwei'), number, 'agree', { opinion: '卫生符合要求' })
    const decided = await act(city, as('wujiang'), number, 'approve', { opinion: '准予' })
    expect(decided.status).toBe(200)
    const mine = await owner.get(`/api/cases/${number}`)
    expect(mine.body).toMatchObject({
      status: 'finished',
      outcome: 'granted',
      phase: 'delivered',
      clock: { state: 'ended' },
    })
    expect(mine.body.credentials).toHaveLength(1)
    expect(mine.body.timeline.map((one: { by: string | null }) => one.by).join()).not.toContain('刘敏')
  })

  test('puts a certificate into the wallet that anybody can verify, and nobody can forge', async () => {
    const held = await owner.get('/api/credentials')
    const licence = held.body.items.find((one: { type: string }) => one.type === 'food-business-licence')
    const { body } = await owner.get(`/api/credentials/${licence.id}/presentation`)
    const verified = await city.anonymous().send('POST', '/api/verifications', { payload: body.payload })
    expect(verified.body).toMatchObject({ verdict: 'valid', credential: { identifier: licence.identifier } })
    const tampered = `${body.payload.slice(0, 60)}${body.payload[60] === 'A' ? 'B' : 'A'}${body.payload.slice(61)}`
    const refused = await city.anonymous().send('POST', '/api/verifications', { payload: tampered })
    expect(['forged', 'unreadable']).toContain(refused.body.verdict)
  })

  test('turns a bad rating into a rectification that does not name who rated, and moves the figures', async () => {
    const before = await as('chenhai').get('/api/indicators/ratings.bad-count/value')
    const rated = await owner.send('POST', `/api/cases/${number}/rating`, {
      grade: 1,
      tags: ['等待久'],
      comment: '太慢',
    })
    expect(rated.status).toBe(200)
    await city.settle()
    const again = await owner.send('POST', `/api/cases/${number}/rating`, { grade: 5, tags: [] })
    expect(again.body.code).toBe('case.already-rated')
    const work = await as('zhengyue').get('/api/cases?view=claimable&kind=rectification')
    expect(work.body.items).toHaveLength(1)
    expect(JSON.stringify(work.body)).not.toContain('澜湾餐饮')
    const after = await as('chenhai').get('/api/indicators/ratings.bad-count/value')
    expect(after.body.value).toBe((before.body.value ?? 0) + 1)
    const records = await as('chenhai').get('/api/indicators/ratings.bad-count/records')
    expect(records.body.items.map((one: { number: string }) => one.number)).toContain(number)
    await act(city, as('zhengyue'), work.body.items[0].number, 'dispatch')
    await act(city, as('liumin'), work.body.items[0].number, 'answer', { opinion: '已改进窗口引导' })
    const closed = await act(city, as('zhengyue'), work.body.items[0].number, 'satisfied')
    expect(closed.body.status).toBe('finished')
  })

  test('the owner sees who looked at the data, and revealing a number needs a reason that is shown to the owner', async () => {
    const other = await submitFoodLicence(city, owner)
    const masked = await as('hejia').get(`/api/cases/${other}`)
    expect(masked.body.answers.personPhone).toMatch(/\*{4}/)
    const shown = await as('hejia').send('POST', `/api/cases/${other}/disclosures`, {
      field: 'personPhone',
      reason: '电话核实申请意愿',
    })
    expect(shown.body.value).toMatch(/^1\d{10}$/)
    expect(masked.body.answers.personPhone).not.toBe(shown.body.value)
    const uses = await owner.get('/api/my/data-uses')
    expect(JSON.stringify(uses.body)).toContain('电话核实申请意愿')
  })
})

describe('bad input', () => {
  test('a repeated submission opens one case, whatever the key', async () => {
    const draft = await fillDraft(owner)
    const body = { version: draft.version, truthful: true }
    const key = { 'idempotency-key': 'one-and-the-same-key' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => owner.send('POST', `/api/applications/${draft.id}/submission`, body, key)),
    )
    const later = await owner.send('POST', `/api/applications/${draft.id}/submission`, body)
    expect(new Set([...answers, later].map((one) => one.body.caseNumber)).size).toBe(1)
    const reused = await owner.send(
      'POST',
      `/api/applications/${draft.id}/submission`,
      { ...body, version: 99 },
      key,
    )
    expect(reused.body.code).toBe('platform.idempotency-key-reused')
  })

  test.each([
    ['wrong type', 'PATCH', '/api/applications/{draft}', { version: 'one' }, 400, 'platform.invalid-input'],
    [
      'unknown field',
      'PATCH',
      '/api/applications/{draft}',
      { version: 1, colour: 'red' },
      400,
      'platform.invalid-input',
    ],
    [
      'stale version',
      'PATCH',
      '/api/applications/{draft}',
      { version: 0, answers: {} },
      412,
      'platform.stale-version',
    ],
    [
      'unknown case',
      'POST',
      '/api/cases/YL0001-000001/withdrawal',
      { reason: '不办了' },
      404,
      'platform.not-found',
    ],
    [
      '2 GB upload',
      'POST',
      '/api/uploads',
      { name: 'big.pdf', bytes: 2 ** 31 },
      413,
      'platform.body-too-large',
    ],
    [
      'unknown item',
      'POST',
      '/api/applications',
      { itemCode: '0', situation: {} },
      404,
      'services.item-not-offered',
    ],
  ] as const)('%s gets its problem and loses nothing', async (_name, method, path, body, status, code) => {
    const draft = await fillDraft(owner)
    const answer = await owner.send(method, path.replace('{draft}', draft.id), body, {
      'accept-language': 'en',
    })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body.title).not.toMatch(/[一-龥]/)
    expect((await owner.get(`/api/applications/${draft.id}`)).body.version).toBe(draft.version)
  })

  test.each([
    [
      'a wrong check digit',
      (body: string) => `${body}${citizenCheckDigit(body) === 'X' ? '0' : 'X'}`,
      '99010219900101001',
      'check-digit',
    ],
    [
      'a birth date in the future',
      (body: string) => `${body}${citizenCheckDigit(body)}`,
      '99010220990101001',
      'future-date',
    ],
  ] as const)(
    '%s is named at its field, once the register value is contested',
    async (_name, numberOf, body, code) => {
      const draft = await fillDraft(owner)
      const { answers, version } = (await owner.get(`/api/applications/${draft.id}`)).body
      const changed = await owner.send('PATCH', `/api/applications/${draft.id}`, {
        version,
        answers: { ...answers, personIdNumber: numberOf(body) },
        contested: ['personIdNumber'],
      })
      const refused = await owner.send('POST', `/api/applications/${draft.id}/submission`, {
        version: changed.body.version,
        truthful: true,
      })
      expect(refused.body.errors).toMatchObject([{ pointer: '/answers/personIdNumber', code }])
    },
  )

  test('a file that is not what its name says is refused', async () => {
    const begun = await owner.send('POST', '/api/uploads', { name: '照片.png', bytes: pdf.byteLength })
    await owner.send('PATCH', `/api/uploads/${begun.body.id}`, pdf, { 'upload-offset': '0' })
    const refused = await owner.send('POST', `/api/uploads/${begun.body.id}/completion`)
    expect([refused.status, refused.body.code]).toEqual([415, 'platform.content-differs-from-name'])
  })

  test('writes from another origin, without the header or without a key are refused', async () => {
    const other = await owner.send('POST', '/api/messages/reading', undefined, {
      origin: 'https://evil.example',
    })
    expect(other.body.code).toBe('platform.cross-site')
    const bare = await owner.send('POST', '/api/messages/reading', undefined, { 'x-chengshu': '0' })
    expect(bare.body.code).toBe('platform.cross-site')
    const keyless = await owner.send('POST', '/api/messages/reading', undefined, { 'idempotency-key': '' })
    expect(keyless.status).toBe(428)
  })
})
