// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chinaDay, systemRandom } from '#platform/clock'
import { fillForm } from './city/fill-form.ts'
import { act, pdf, submitFoodLicence, upload } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

/** Operations of the office as browsers reach them, on the services of the demonstration city. */

let city: TestCity
let owner: Client
const staff = new Map<string, Client>()
beforeAll(async () => {
  city = await openTestCity()
  owner = await city.signIn('wangxiaolan', 'enterprise')
}, 120_000)
afterAll(() => city?.close())

async function as(login: string): Promise<Client> {
  const client = staff.get(login) ?? (await city.signIn(login))
  staff.set(login, client)
  return client
}
async function detail(login: string, number: string) {
  return (await (await as(login)).get(`/api/cases/${number}`)).body
}
async function send(login: string, path: string, body: object, key?: string) {
  const client = login === 'owner' ? owner : await as(login)
  const answer = await client.send(
    'POST',
    path,
    body,
    key === undefined ? undefined : { 'idempotency-key': key },
  )
  await city.settle()
  return answer
}
async function accepted(): Promise<string> {
  const number = await submitFoodLicence(city, owner)
  await act(city, await as('hejia'), number, 'accept')
  return number
}
const today = () => chinaDay(new Date())
const dayAhead = (days: number) => chinaDay(new Date(Date.now() + days * 86_400_000))

describe('容缺受理', () => {
  let number = ''
  let dueId = ''

  test('an applicant says what will follow; the window accepts only by naming it', async () => {
    number = await submitFoodLicence(city, owner, { 'layout-plan': 'omission' })
    const seen = await detail('hejia', number)
    const [task] = seen.tasks
    expect(task.actions.map((one: { code: string }) => one.code)).not.toContain('accept')
    expect(task.omissible).toMatchObject([{ code: 'layout-plan', days: 5, missing: true }])
    const path = `/api/cases/${number}/tasks/${task.id}/tolerated-acceptance`
    const wrong = await send('hejia', path, {
      version: seen.version,
      materials: ['lease'],
      reason: '材料后补',
    })
    expect(wrong.body.code).toBe('case.omission-unknown')
    const body = { version: seen.version, materials: ['layout-plan'], reason: '承诺五个工作日内补交' }
    const done = await send('hejia', path, body, 'tolerated-once')
    expect(done.body).toMatchObject({ phase: 'in-review', clock: { state: 'running' } })
    // The network may have swallowed the answer; the browser sends the same again.
    const again = await send('hejia', path, body, 'tolerated-once')
    expect(again.status).toBe(200)
    const kinds = again.body.timeline.filter((line: { kind: string }) => line.kind === 'task-completed')
    expect(kinds).toHaveLength(1)
    const paper = await owner.get(`/api/cases/${number}/papers/acceptance`)
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('nothing is granted until it has come', async () => {
    const mine = (await owner.get(`/api/cases/${number}`)).body
    expect(mine.dues).toMatchObject([
      { kind: 'omission', material: { code: 'layout-plan' }, state: 'open', can: ['supply'] },
    ])
    expect(mine.materials.find((one: { code: string }) => one.code === 'layout-plan').state).toBe('omitted')
    dueId = mine.dues[0].id
    const empty = await send('owner', `/api/cases/${number}/dues/${dueId}/supply`, { fileIds: [] })
    expect(empty.status).toBe(400)
    await act(city, await as('liumin'), number, 'pass')
    await act(city, await as('sunqi'), number, 'agree')
    await act(city, await as('qianwei'), number, 'agree')
    await act(city, await as('zhaolei'), number, 'qualified', {
      siteVisit: { visitedAt: new Date().toISOString(), place: '店内', findings: '与申报一致', fileIds: [] },
    })
    await expect(act(city, await as('wujiang'), number, 'approve')).rejects.toThrow('approve is not offered')
    const seen = await detail('wujiang', number)
    const task = seen.tasks.find((one: { node: string }) => one.node === 'decide')
    const forced = await send('wujiang', `/api/cases/${number}/tasks/${task.id}/completion`, {
      version: seen.version,
      action: 'approve',
    })
    expect(forced.body.code).toBe('case.omissions-open')
  })

  test('handed in, it closes what was owed, and the licence is granted', async () => {
    const file = await upload(owner, '平面图.pdf', pdf)
    const supplied = await send('owner', `/api/cases/${number}/dues/${dueId}/supply`, { fileIds: [file] })
    expect(supplied.body.dues).toMatchObject([{ state: 'supplied', can: [] }])
    expect(
      (await send('owner', `/api/cases/${number}/dues/${dueId}/supply`, { fileIds: [file] })).status,
    ).toBe(409)
    const granted = await act(city, await as('wujiang'), number, 'approve')
    expect(granted.status).toBe(200)
    expect((await owner.get(`/api/cases/${number}`)).body).toMatchObject({ outcome: 'granted' })
  })
})

describe('告知承诺', () => {
  const hygiene = '11990100MB1000280H3990103001000'

  test('a commitment is signed with the application, checked after the decision, and a broken one is on record', async () => {
    const situation = { applyFor: 'first', placeKind: 'beauty', airConditioning: 'no' }
    const { body: guide } = await owner.get(`/api/services/${hygiene}`)
    const { body: draft } = await owner.send('POST', '/api/applications', { itemCode: hygiene, situation })
    const materials: Record<string, string[]> = {}
    for (const { code, state } of draft.materials)
      if (state === 'wanted' && code !== 'test-report')
        materials[code] = [await upload(owner, `${code}.pdf`, pdf)]
    const answers = fillForm(guide.item.form, draft.answers, situation, systemRandom, today())
    const saved = await owner.send('PATCH', `/api/applications/${draft.id}`, {
      version: draft.version,
      answers,
      materials,
      instead: { 'test-report': 'commitment' },
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const submission = { version: saved.body.version, truthful: true }
    const path = `/api/applications/${draft.id}/submission`
    const unsigned = await owner.send('POST', path, submission)
    expect(unsigned.status).toBe(422)
    expect(unsigned.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/commitments/test-report',
    ])
    const submitted = await owner.send('POST', path, { ...submission, commitments: ['test-report'] })
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
    await city.settle()
    const number: string = submitted.body.caseNumber
    expect((await owner.get(`/api/cases/${number}`)).body.dues).toMatchObject([
      {
        kind: 'commitment',
        state: 'promised',
        dueAt: null,
        statement: { zh: expect.stringContaining('承诺') },
      },
    ])
    await act(city, await as('hejia'), number, 'accept')
    await act(city, await as('yl-health.reviewer'), number, 'pass')
    await act(city, await as('yl-health.decider'), number, 'approve')
    const inspector = await detail('yl-health.inspector', number)
    expect(inspector).toMatchObject({ outcome: 'granted', badges: ['commitment'] })
    const [due] = inspector.dues
    expect(due).toMatchObject({ state: 'open', can: ['check'] })
    const check = `/api/cases/${number}/dues/${due.id}/check`
    const findings = '现场检测：空气菌落总数超标'
    expect((await send('yl-health.inspector', check, { result: 'broken', findings })).body.code).toBe(
      'case.consequence-required',
    )
    const broken = await send('yl-health.inspector', check, {
      result: 'broken',
      findings,
      consequence: { kind: 'rectify', text: '责令十五日内改正' },
    })
    expect(broken.body.dues).toMatchObject([{ state: 'broken', findings, consequence: { kind: 'rectify' } }])
    expect(broken.body.badges).toEqual([])
    const told = (await owner.get('/api/messages')).body.items
    expect(told.map((one: { title: { zh: string } }) => one.title.zh)).toContain('承诺核查未通过')
  })
})

describe('what is asked, urged and supervised', () => {
  test('co-handling by another department keeps the task; it is answered there, and the task goes on', async () => {
    const number = await accepted()
    const before = await detail('liumin', number)
    const [task] = before.tasks
    await send('liumin', `/api/cases/${number}/tasks/${task.id}/claim`, {})
    const organisations = (await (await as('liumin')).get('/api/organisations')).body.items
    const fire = organisations.find((one: { code: string }) => one.code === 'yl-fire')
    const body = {
      kind: 'co-handling',
      mandatory: true,
      to: [{ organisationId: fire.id, role: 'reviewer' }],
      question: '请就疏散通道出具意见',
      days: 3,
    }
    const asks = `/api/cases/${number}/tasks/${task.id}/asks`
    const asked = await send('liumin', asks, body, 'asked-once')
    expect(asked.body.asks).toMatchObject([{ kind: 'co-handling', state: 'open', can: ['recall'] }])
    expect((await send('liumin', asks, body, 'asked-once')).body.asks).toHaveLength(1)
    await expect(act(city, await as('liumin'), number, 'pass')).rejects.toThrow('pass is not offered')
    // The applicant is told nothing of what the office asks within itself.
    expect((await owner.get(`/api/cases/${number}`)).body.asks).toEqual([])
    const atFire = await detail('yl-fire.reviewer', number)
    expect(atFire).toMatchObject({ badges: ['asked'], asks: [{ can: ['answer'] }] })
    await send('yl-fire.reviewer', `/api/cases/${number}/asks/${atFire.asks[0].id}/answer`, {
      verdict: 'agree',
      opinion: '通道宽度符合要求',
    })
    expect((await act(city, await as('liumin'), number, 'pass')).status).toBe(200)
  })

  test('the applicant urges once a day; the supervisor watches until a date, and lifts it', async () => {
    const number = await accepted()
    expect((await owner.get(`/api/cases/${number}`)).body.can).toContain('urge')
    expect((await send('owner', `/api/cases/${number}/urging`, { reason: '即将开业' })).status).toBe(200)
    const again = await send('owner', `/api/cases/${number}/urging`, { reason: '即将开业' })
    expect(again).toMatchObject({ status: 429, body: { code: 'case.urged-recently' } })
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(80_000)
    const watched = await send('duanqing', `/api/cases/${number}/supervisions`, {
      dueOn: dayAhead(5),
      reason: '企业多次反映',
    })
    const id = watched.body.supervisions[0].id
    expect(watched.body.badges).toEqual(expect.arrayContaining(['supervised', 'urged']))
    const listed = await (await as('duanqing')).get('/api/cases?view=supervised')
    expect(listed.body.items.map((one: { number: string }) => one.number)).toContain(number)
    const counts = await (await as('duanqing')).get('/api/case-counts')
    expect(counts.body.views.supervised).toBe(1)
    const path = `/api/cases/${number}/supervisions/${id}`
    expect((await send('duanqing', `${path}/answer`, { answer: '已加快办理' })).status).toBe(403)
    expect((await send('liumin', `${path}/answer`, { answer: '本周内办结' })).status).toBe(200)
    const lifted = await send('duanqing', `${path}/lifting`, { reason: '已答复' })
    expect(lifted.body.supervisions).toMatchObject([{ state: 'lifted', answer: '本周内办结' }])
    expect((await owner.get(`/api/cases/${number}`)).body.supervisions).toEqual([])
  })
})

describe('turns of a case', () => {
  test('a duplicate is merged, and the merger is taken back', async () => {
    const first = await accepted()
    const second = await accepted()
    const alike = await (await as('hanlei')).get(`/api/cases/${second}/likenesses`)
    expect(alike.body.items.map((one: { number: string }) => one.number)).toContain(first)
    const merged = await send('hanlei', `/api/cases/${second}/merger`, { into: first, reason: '重复申请' })
    expect(merged.body).toMatchObject({ status: 'terminated', outcome: 'merged', tasks: [] })
    const mine = (await owner.get(`/api/cases/${second}`)).body
    expect(mine.links).toMatchObject([{ kind: 'merged-into', direction: 'out', number: first }])
    const [link] = (await detail('hanlei', first)).links
    const undone = await send('hanlei', `/api/cases/${first}/links/${link.id}/undoing`, { reason: '误判' })
    expect(undone.status).toBe(200)
    expect(await detail('liumin', second)).toMatchObject({ status: 'open', phase: 'in-review' })
  })

  test('chosen materials become a case of their own, found by its words, with files of its own', async () => {
    const number = await accepted()
    const options = await (await as('hanlei')).get(`/api/cases/${number}/split-options`)
    expect(options.body.materials.map((one: { code: string }) => one.code)).toContain('layout-plan')
    const split = await send('hanlei', `/api/cases/${number}/splitting`, {
      materials: ['layout-plan'],
      matters: [],
      reason: '另一经营场所的材料',
    })
    const part: string = split.body.links[0].number
    const parted = await detail('liumin', part)
    const filesOf = (shown: { materials: { code: string; files: { id: string }[] }[] }, code: string) =>
      shown.materials.find((one) => one.code === code)?.files.map((one) => one.id) ?? []
    expect(filesOf(split.body, 'layout-plan')).toEqual([])
    expect(filesOf(parted, 'layout-plan')).toHaveLength(1)
    // What stays with both is copied: neither case can take the other's paper away.
    expect(filesOf(parted, 'lease')).toHaveLength(1)
    expect(filesOf(parted, 'lease')).not.toEqual(filesOf(split.body, 'lease'))
    const found = await (await as('liumin')).get(`/api/cases?q=${encodeURIComponent('食品经营')}`)
    expect(found.body.items.map((one: { number: string }) => one.number)).toContain(part)
    expect((await owner.get(`/api/cases/${part}`)).body.status).toBe('open')
  })

  test('a case that came to nothing is ended with its ground; the applicant reads why', async () => {
    const number = await accepted()
    const path = `/api/cases/${number}/termination`
    expect((await send('liumin', path, { ground: 'subject-gone', reason: '企业已注销' })).status).toBe(403)
    expect((await send('hanlei', path, { ground: 'because', reason: '企业已注销' })).status).toBe(400)
    const future = new Date(Date.now() + 3_600_000).toISOString()
    const early = await send('hanlei', path, {
      ground: 'subject-gone',
      reason: '企业已注销',
      occurredAt: future,
    })
    expect(early.body.code).toBe('case.event-time')
    const ended = await send('hanlei', path, { ground: 'subject-gone', reason: '企业已注销' })
    expect(ended.body).toMatchObject({ status: 'terminated', outcome: 'terminated' })
    const lines = (await owner.get(`/api/cases/${number}`)).body.timeline.slice(-2)
    expect(lines).toMatchObject([
      { kind: 'terminated', outcome: { zh: '申请人死亡或者终止' }, opinion: '企业已注销' },
      { kind: 'ended', outcome: { zh: '终止办理' } },
    ])
  })
})
