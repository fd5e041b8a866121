// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '#contracts/case-views'
import { act, submitFoodLicence } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

let city: TestCity
const staff: Record<string, Client> = {}

beforeAll(async () => {
  city = await openTestCity()
  for (const login of ['hejia', 'liumin', 'zhaolei', 'wujiang', 'sunqi', 'duanqing', 'linzhou'])
    staff[login] = await city.signIn(login)
}, 120_000)
afterAll(() => city?.close())

const as = (login: string): Client => {
  const client = staff[login]
  if (client === undefined) throw new Error(`${login} is not signed in`)
  return client
}
const view = (name: string, more: Partial<CaseView> = {}) => ({
  name,
  filter: { view: 'mine' },
  columns: ['number', 'left'],
  shared: false,
  ...more,
})
const keep = (login: string, body: unknown) => as(login).send('POST', '/api/case-views', body)
const list = async (login: string): Promise<CaseView[]> => (await as(login).get('/api/case-views')).body.items
const names = async (login: string) => (await list(login)).map(({ name }) => name)

describe('a view of one’s own', () => {
  test('is kept, changed under its version, and removed; nobody else sees it', async () => {
    const kept = await keep('liumin', view('  临近超期 ', { filter: { view: 'near-due', level: 'near' } }))
    expect(kept.body).toMatchObject({
      name: '临近超期',
      filter: { view: 'near-due', level: 'near' },
      columns: ['number', 'left'],
      version: 1,
      pinned: true,
      isDefault: false,
      own: true,
      keeper: '刘敏',
      can: ['edit', 'remove'],
    })
    const path = `/api/case-views/${kept.body.id}`
    const changed = await as('liumin').send('PUT', path, { ...view('本周先办'), version: 1 })
    expect(changed.body).toMatchObject({ name: '本周先办', filter: { view: 'mine' }, version: 2 })
    const late = await as('liumin').send('PUT', path, { ...view('旧版'), version: 1 })
    expect([late.status, late.body.code]).toEqual([412, 'platform.stale-version'])
    for (const login of ['zhaolei', 'wujiang', 'hejia']) {
      expect(await names(login)).not.toContain('本周先办')
      expect((await as(login).send('PUT', path, { ...view('x'), version: 2 })).status).toBe(404)
      expect((await as(login).send('DELETE', path)).status).toBe(404)
    }
    expect((await as('liumin').send('DELETE', path)).status).toBe(200)
    expect((await as('liumin').send('DELETE', path)).status).toBe(404)
  })
  test('has a name no other of mine has, and a filter the list understands', async () => {
    expect((await keep('liumin', view('重名'))).status).toBe(200)
    const again = await keep('liumin', view(' 重名 '))
    expect([again.status, again.body.code]).toEqual([409, 'case.view-name-taken'])
    expect((await keep('zhaolei', view('重名'))).status).toBe(200)
    for (const wrong of [
      view('空视图', { filter: { view: 'nothing' } as never }),
      view('多余', { filter: { sql: 'drop table' } as never }),
      view('列', { columns: ['number', 'password'] as never }),
      view(''),
      view('超过三十个字的名称'.repeat(4)),
    ])
      expect((await keep('liumin', wrong)).status).toBe(400)
  })
  test('is one of twenty at most', async () => {
    const before = (await list('sunqi')).length
    for (let made = before; made < 20; made += 1)
      expect((await keep('sunqi', view(`第${made}个`))).status).toBe(200)
    const full = await keep('sunqi', view('再来一个'))
    expect([full.status, full.body.code]).toEqual([409, 'case.views-full'])
  })
  test('is for those who handle or oversee cases', async () => {
    expect((await keep('duanqing', view('督办中', { filter: { view: 'supervised' } }))).status).toBe(200)
    expect((await keep('linzhou', view('无'))).status).toBe(403)
    const resident = await city.signIn('wangxiaolan')
    expect((await resident.send('POST', '/api/case-views', view('无'))).status).toBe(403)
  })
})

describe('a shared view', () => {
  test('is shared by those in charge with their own organisation alone, and kept by them', async () => {
    expect((await keep('liumin', view('想共享', { shared: true }))).status).toBe(403)
    const shared = await keep('wujiang', view('全科待领取', { filter: { view: 'claimable' }, shared: true }))
    expect(shared.body).toMatchObject({ shared: true, can: ['edit', 'remove', 'share'] })
    const path = `/api/case-views/${shared.body.id}`
    expect((await list('liumin')).find(({ name }) => name === '全科待领取')).toMatchObject({
      own: false,
      keeper: '吴江',
      can: [],
    })
    expect(await names('sunqi')).not.toContain('全科待领取')
    expect((await as('liumin').send('PUT', path, { ...view('抢改'), version: 1 })).status).toBe(403)
    expect((await as('liumin').send('DELETE', path)).status).toBe(403)
    expect((await as('sunqi').send('DELETE', path)).status).toBe(404)
    const hanlei = await city.signIn('hanlei')
    const taken = await hanlei.send('PUT', path, { ...view('全局待领取', { shared: true }), version: 1 })
    expect(taken.body).toMatchObject({ name: '全局待领取', keeper: '吴江' })
    const back = await as('wujiang').send('PUT', path, { ...view('全局待领取'), version: 2 })
    expect(back.body.shared).toBe(false)
    expect(await names('liumin')).not.toContain('全局待领取')
  })
})

describe('places', () => {
  test('order, tabs and the first view are each reader’s own', async () => {
    const first = (await keep('hejia', view('甲'))).body.id
    const second = (await keep('hejia', view('乙'))).body.id
    expect(await names('hejia')).toEqual(['甲', '乙'])
    const arrange = (body: unknown) => as('hejia').send('PUT', '/api/case-view-places', body)
    const arranged = await arrange({ order: [second, first], unpinned: [first], default: second })
    expect(arranged.body.items).toMatchObject([
      { name: '乙', pinned: true, isDefault: true },
      { name: '甲', pinned: false, isDefault: false },
    ])
    const foreign = (await list('liumin'))[0]?.id ?? ''
    expect((await arrange({ order: [], unpinned: [], default: foreign })).status).toBe(404)
    // What is not there for me is left out of the order without a word.
    const partly = await arrange({ order: [first, foreign], unpinned: [foreign], default: null })
    expect(partly.body.items.map(({ name }: CaseView) => name)).toEqual(['甲', '乙'])
    await arrange({ order: [first, second], unpinned: [], default: second })
    await as('hejia').send('DELETE', `/api/case-views/${second}`)
    expect((await list('hejia')).map(({ isDefault }) => isDefault)).toEqual([false])
  })
})

describe('counts', () => {
  test('say what the list would show, of tabs alone, and leave searches uncounted', async () => {
    const owner = await city.signIn('wangxiaolan', 'enterprise')
    const numbers = [await submitFoodLicence(city, owner), await submitFoodLicence(city, owner)]
    for (const number of numbers) await act(city, as('hejia'), number, 'accept')
    const make = async (name: string, filter: CaseView['filter']) =>
      (await keep('liumin', view(name, { filter }))).body.id as string
    const claimable = await make('可领', { view: 'claimable' })
    const paused = await make('可领且暂停', { view: 'claimable', status: 'paused' })
    const overdue = await make('全部超期', { view: 'all', level: 'overdue' })
    const search = await make('找澜湾', { view: 'all', q: '澜湾' })
    const everything = await make('全部', { view: 'all' })
    const hidden = await make('不在标签', { view: 'claimable' })
    await as('liumin').send('PUT', '/api/case-view-places', { order: [], unpinned: [hidden], default: null })
    const { counts } = (await as('liumin').get('/api/case-view-counts')).body
    const listed = (await as('liumin').get('/api/cases?view=claimable&limit=100')).body.items.length
    expect(listed).toBeGreaterThanOrEqual(2)
    expect(counts).toMatchObject({ [claimable]: listed, [paused]: 0, [overdue]: 0 })
    for (const id of [search, everything, hidden]) expect(counts).not.toHaveProperty(id)
  })
  test('work is by due day unless newest is asked for', async () => {
    const order = async (query: string) =>
      (await as('liumin').get(`/api/cases?view=claimable${query}`)).body.items.map(
        ({ submittedAt }: { submittedAt: string }) => submittedAt,
      ) as string[]
    const newest = await order('&sort=newest')
    expect(newest).toEqual([...newest].sort().reverse())
    expect([...(await order(''))].sort()).toEqual([...newest].sort())
  })
})
