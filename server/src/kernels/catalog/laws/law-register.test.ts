// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LawOutline, readOutline } from './law-outline.logic.ts'
import {
  articleLabel,
  checkPromise,
  citationLabel,
  createLawRegister,
  findArticle,
  fitsWithin,
} from './law-register.logic.ts'

const folder = join(import.meta.dirname, 'outline')

const shipped: LawOutline[] = readdirSync(folder).map((name) => {
  const reading = readOutline(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults)}`)
  return reading.outline
})
const register = createLawRegister(shipped)

describe('shipped outlines', () => {
  it('are twenty laws, each consistent with itself', () => {
    expect(register.size).toBe(20)
  })

  it('hold no sentence of a law', () => {
    for (const outline of shipped) {
      expect(JSON.stringify(outline)).not.toMatch(/[，。；：]/u)
    }
  })

  // Counts as the National Database of Laws and Regulations publishes them.
  it.each([
    ['行政许可法', 83],
    ['行政处罚法', 86],
    ['食品安全法', 154],
    ['社会保险法', 98],
    ['个人信息保护法', 74],
    ['优化营商环境条例', 72],
    ['市场主体登记管理条例', 55],
  ])('%s has %i articles', (law, count) => {
    expect(register.get(law)?.articleCount).toBe(count)
  })

  it('is refused when a limit names an article that is not listed', () => {
    const [outline] = shipped.filter((one) => one.shortName === '行政许可法')
    if (!outline) throw new Error('missing')
    const broken = { ...outline, limits: outline.limits.map((limit) => ({ ...limit, article: '99' })) }
    expect(readOutline(broken)).toMatchObject({
      ok: false,
      faults: [{ pointer: '/limits/0' }, ...broken.limits.slice(1).map(() => ({}))],
    })
    expect(readOutline({ ...outline, articleCount: 1 })).toMatchObject({
      ok: false,
      faults: [{ pointer: '/articleCount' }],
    })
    expect(readOutline({ ...outline, format: 'other' })).toMatchObject({ ok: false })
    expect(readOutline(null)).toMatchObject({ ok: false })
  })
})

describe('citations', () => {
  it.each(['行政许可法', '中华人民共和国行政许可法', '《行政许可法》'])('finds %s', (law) => {
    const result = findArticle(register, { law, article: 42, paragraph: 2 })
    expect(result).toMatchObject({
      found: true,
      limits: [
        { count: 45, unit: 'working-day' },
        { count: 15, purpose: 'extend' },
      ],
    })
  })

  it.each([
    [{ law: '渡口管理法', article: 1 }, '法规库中没有《渡口管理法》'],
    [{ law: '行政许可法', article: 84 }, '《行政许可法》第八十四条不存在，该法共83条'],
    [{ law: '行政许可法', article: 42, articleSub: 1 }, '《行政许可法》第四十二条之一不存在，该法共83条'],
    [{ law: '行政许可法', article: 42, paragraph: 3 }, '《行政许可法》第四十二条第三款不存在，该条共2款'],
  ])('says why %j does not exist', (citation, zh) => {
    expect(findArticle(register, citation)).toMatchObject({ found: false, reason: { zh } })
  })

  it('writes articles and citations as lawyers do', () => {
    expect([articleLabel({ article: 103 }), articleLabel({ article: 10, articleSub: 1 })]).toEqual([
      '第一百零三条',
      '第十条之一',
    ])
    expect(citationLabel({ law: '中华人民共和国行政许可法', article: 42, paragraph: 2 })).toEqual({
      zh: '《行政许可法》第四十二条第二款',
      en: 'art. 42 para. 2 of 行政许可法',
    })
  })

  it('prefers the later version of a law', () => {
    const [law] = shipped
    if (!law) throw new Error('missing')
    const old = { ...law, version: '1990-01-01' }
    expect(createLawRegister([law, old]).get(law.shortName)?.version).toBe(law.version)
    expect(createLawRegister([old, law]).get(law.shortName)?.version).toBe(law.version)
  })
})

describe('promises', () => {
  const promise = (law: string, article: number, count: number, paragraph?: number) =>
    checkPromise(
      register,
      { law, article, ...(paragraph === undefined ? {} : { paragraph }) },
      { count, unit: 'working-day' },
    )

  it.each([
    ['行政许可法', 42, 20, undefined, true],
    ['行政许可法', 42, 21, undefined, false],
    ['行政许可法', 42, 45, 2, true],
    ['行政许可法', 42, 46, 2, false],
    ['行政许可法', 44, 200, undefined, true], // delivery runs from the decision, not over the whole matter
    ['居住证暂行条例', 9, 10, undefined, true], // 10 working days end within 14 days of the calendar
    ['居住证暂行条例', 9, 11, undefined, false], // 11 can take 17
    ['道路运输条例', 24, 14, undefined, true],
    ['道路运输条例', 24, 15, undefined, false],
    ['市场主体登记管理条例', 19, 3, undefined, true],
    ['市场主体登记管理条例', 19, 4, undefined, false],
    ['政府信息公开条例', 33, 20, 2, true],
    ['城镇燃气管理条例', 15, 999, undefined, true], // sets no limit
  ])('%s §%s: %i working days (paragraph %s) → %s', (law, article, count, paragraph, ok) => {
    expect(promise(law, article, count, paragraph).ok).toBe(ok)
  })

  it('says what is promised, what is allowed, and by what', () => {
    expect(promise('行政许可法', 42, 30)).toEqual({
      ok: false,
      limit: { count: 20, unit: 'working-day' },
      reason: {
        zh: '承诺30个工作日，超过《行政许可法》第四十二条规定的20个工作日',
        en: '30 working days are promised; art. 42 of 行政许可法 allows 20 working days',
      },
    })
    expect(promise('渡口管理法', 1, 1)).toMatchObject({ ok: false, limit: null })
  })

  it('never lets n working days pass for fewer days of the calendar than they can take', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 6 }), (count, weekday) => {
        // Oracle: walk an ordinary calendar from a given weekday (0 = Monday) without holidays.
        let days = 0
        for (let left = count; left > 0; ) {
          days += 1
          if ((weekday + days) % 7 < 5) left -= 1
        }
        expect(fitsWithin({ count, unit: 'working-day' }, { count: days - 1, unit: 'calendar-day' })).toBe(
          false,
        )
      }),
    )
  })

  it.each([
    [{ count: 20, unit: 'calendar-day' }, { count: 20, unit: 'working-day' }, true],
    [{ count: 21, unit: 'calendar-day' }, { count: 20, unit: 'working-day' }, false],
    [{ count: 1, unit: 'month' }, { count: 60, unit: 'working-day' }, false],
    [{ count: 20, unit: 'working-day' }, { count: 1, unit: 'month' }, true],
    [{ count: 21, unit: 'working-day' }, { count: 1, unit: 'month' }, false],
    [{ count: 48, unit: 'hour' }, { count: 2, unit: 'calendar-day' }, true],
  ] as const)('%j within %j: %s', (promised, allowed, expected) => {
    expect(fitsWithin(promised, allowed)).toBe(expected)
  })
})
