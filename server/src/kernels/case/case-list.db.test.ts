// SPDX-License-Identifier: Apache-2.0
// Lists: who sees which cases, pages that lose and double nothing, words in any order of Chinese.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#contracts/permissions'
import { type Actor, systemActor } from '#platform/access'
import { openTestKernel, plainType, processOf } from './case.testing.ts'
import type { CaseFilter } from './case-filter.ts'
import { listCases } from './case-list.readmodel.ts'
import { each, end, flows, start, user } from './engine/drawing.testing.ts'

const joint = processOf(
  'joint',
  start(),
  user('check', { 'cs:candidate': 'reviewer', 'cs:action': 'go' }),
  user('opinion', { 'cs:candidate': 'organisation:reviewer', 'cs:action': 'agree' }, each('departments')),
  end('e', { 'cs:outcome': 'granted' }),
  flows('s > check > opinion > e'),
)

let city: Awaited<ReturnType<typeof openTestKernel>>
const numbers: string[] = []
/** Numbers in the order of lists: newest first, and by id what came in the same instant. */
let inOrder: string[] = []
const names = ['王晓岚', '李建国', '云澜市澜湾餐饮管理有限公司', '欧阳静怡', 'Ann Lee']
const titles = [
  { zh: '食品经营许可', en: 'Food business licence' },
  { zh: '公共场所卫生许可', en: 'Public place hygiene licence' },
]

beforeAll(async () => {
  city = await openTestKernel([plainType('permit', ['go', 'agree'])], ['market', 'fire', 'health'])
  await city.publish(joint)
  // Five come in the same instant: only their ids tell them apart.
  for (let index = 0; index < 25; index++) {
    if (index % 5 === 0) city.platform.clock.advance(60_000)
    const { number } = await city.open({
      kind: 'permit',
      process: 'joint',
      organisationId: city.organisation(index % 2 === 0 ? 'market' : 'health'),
      title: titles[index % 2] ?? { zh: '', en: '' },
      subjectName: names[index % names.length] ?? '',
      vars: { departments: [city.organisation('fire')] },
    })
    numbers.push(number)
  }
  const sorted = await city.platform.pool.query<{ number: string }>(
    'select number from cases.cases order by submitted_at desc, id desc',
  )
  inOrder = sorted.rows.map(({ number }) => number)
  await city.act(numbers[0] ?? '', 'go')
  await city.act(numbers[3] ?? '', 'go')
})
afterAll(() => city.platform.close())

const official = (code: string, roles: Role[] = ['reviewer']): Actor => ({
  ...systemActor,
  kind: 'staff',
  accountId: '01900000-0000-7000-8000-0000000000aa',
  postId: '01900000-0000-7000-8000-0000000000bb',
  organisationId: city.organisation(code),
  organisationScope: [city.organisation(code)],
  roles,
  channel: 'web',
})

async function list(actor: Actor, filter: Partial<CaseFilter> = {}, limit = 100): Promise<string[]> {
  const bounds = { now: city.platform.clock.now(), nearUntil: city.platform.clock.now() }
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await listCases(city.platform.db, actor, { bounds, ...filter }, { cursor, limit })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    seen.push(...page.items.map(({ number }) => number))
    if (page.next === null) return seen
    cursor = page.next
  }
}
const owned = (remainder: number) => numbers.filter((_number, index) => index % 2 === remainder)
const newest = (some: readonly string[]) => inOrder.filter((number) => some.includes(number))

describe('who sees which cases', () => {
  test('an organisation its own, and those it has work in', async () => {
    expect(await list(official('market'))).toEqual(newest(owned(0)))
    expect(await list(official('fire'))).toEqual(newest([numbers[0] ?? '', numbers[3] ?? '']))
  })

  test('an organisation with others below it each case once', async () => {
    const actor = official('market')
    const scope = ['market', 'health', 'fire'].map((code) => city.organisation(code))
    expect(await list({ ...actor, organisationScope: scope })).toEqual(newest(numbers))
  })

  test('a leader all, an applicant their own, whoever has no say none', async () => {
    expect(await list(official('market', ['leader']))).toEqual(newest(numbers))
    const subject = { kind: 'person' as const, id: '01900000-0000-7000-8000-000000000002' }
    const resident: Actor = { ...systemActor, kind: 'resident', roles: ['resident'], subject, channel: 'web' }
    expect(await list(resident)).toEqual(newest(numbers))
    expect(
      await list({ ...resident, subject: { ...subject, id: '01900000-0000-7000-8000-000000000009' } }),
    ).toEqual([])
    expect(await list(official('market', ['auditor']))).toEqual([])
  })
})

describe('pages', () => {
  test.each([1, 2, 3, 7])(
    'of %i lose and double nothing, whatever came in the same instant',
    async (limit) => {
      expect(await list(official('market'), {}, limit)).toEqual(newest(owned(0)))
      expect(await list(official('market', ['leader']), {}, limit)).toEqual(newest(numbers))
      const scope = ['market', 'health', 'fire'].map((code) => city.organisation(code))
      expect(await list({ ...official('market'), organisationScope: scope }, {}, limit)).toEqual(
        newest(numbers),
      )
      const claimable = await list(official('market'), { view: 'claimable' }, limit)
      expect(new Set(claimable).size).toBe(claimable.length)
      expect([...claimable].sort()).toEqual(
        owned(0)
          .filter((number) => number !== numbers[0])
          .sort(),
      )
    },
  )

  test('a cursor of another list is refused, not read as something else', async () => {
    const bounds = { now: city.platform.clock.now(), nearUntil: city.platform.clock.now() }
    const wrong = listCases(city.platform.db, official('market'), { bounds }, { cursor: 'WyJ4Il0', limit: 5 })
    await expect(wrong).rejects.toMatchObject({ code: 'platform.invalid-input' })
  })
})

describe('words', () => {
  const at = (...indexes: number[]) => newest(indexes.map((index) => numbers[index] ?? ''))
  const ofName = (name: number) => numbers.flatMap((_number, index) => (index % 5 === name ? [index] : []))
  test.each<[string, () => string[]]>([
    ['食品许可', () => newest(owned(0))],
    ['卫生 许可', () => newest(owned(1))],
    ['许可', () => newest(numbers)],
    ['晓岚', () => at(...ofName(0))],
    ['欧阳', () => at(...ofName(3))],
    ['澜湾餐饮', () => at(...ofName(2))],
    ['ann', () => at(...ofName(4))],
    ['hyg', () => newest(owned(1))],
    ['食品 王晓岚', () => at(...ofName(0).filter((index) => index % 2 === 0))],
    ['王建国', () => []],
    ["'; drop table x --", () => []],
  ])('%s', async (q, expected) => {
    expect(await list(official('market', ['leader']), { q })).toEqual(expected())
  })

  test('a full number, in whatever case, and only where it may be read', async () => {
    const q = (numbers[1] ?? '').toLowerCase()
    expect(await list(official('health'), { q })).toEqual([numbers[1]])
    expect(await list(official('market'), { q })).toEqual([])
  })

  test('cases from before words were kept are found once the job has run', async () => {
    await city.platform.pool.query('delete from cases.search')
    expect(await list(official('market', ['leader']), { q: '欧阳' })).toEqual([])
    await city.inUnit(async (unit) => unit.enqueue({ queue: 'case.search-words', key: 'all', payload: {} }))
    await city.worker.processAll()
    expect(await list(official('market', ['leader']), { q: '欧阳' })).toEqual(at(...ofName(3)))
  })
})
