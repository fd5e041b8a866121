// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '#contracts/condition'
import { describeCondition } from '#contracts/condition-words'
import type { Locale } from '#contracts/text'
import { conditions, FIELDS, factSets } from './conditions.testing.ts'
import { explainCondition } from './explain.logic.ts'
import { renderExplanation, renderMissing } from './explain-text.logic.ts'

const policy: Condition = {
  all: [
    { field: 'revenue', op: '>=', value: 2000 },
    { field: 'grade', op: 'in', value: ['A', 'B'] },
    { not: { field: 'listed', op: '=', value: true } },
    { field: 'founded', op: '<', value: '2024-01-01' },
  ],
}
const facts = { revenue: 1850, grade: 'C', listed: true }
const missing = (condition: Condition, locale: Locale, given = {}) =>
  renderMissing(explainCondition(condition, given), { fields: FIELDS, locale })

describe('an explanation in words', () => {
  it('says in Chinese what stands in the way, failures first', () => {
    expect(missing(policy, 'zh', facts)).toBe(
      '上年营业收入须不低于 2000 万元，当前为 1850 万元；信用等级须属于 A 级、B 级，当前为 C 级；' +
        '是否上市须不为 是，当前为 是；缺少数据：成立日期（请补充或授权查询）',
    )
  })

  it('says the same in English', () => {
    expect(missing(policy, 'en', facts)).toBe(
      'Revenue last year must be at least 2000 CNY 10,000, now 1850 CNY 10,000; ' +
        'Credit grade must be one of grade A, grade B, now grade C; Listed must not be yes, now yes; ' +
        'Data missing: Founded on (please supply it or allow us to look it up)',
    )
  })

  it('is empty when the condition holds, and honest when it never can', () => {
    expect(missing({ all: [] }, 'zh')).toBe('')
    expect(missing({ any: [] }, 'zh')).toBe('该条件无法满足')
  })

  it('shows the tree with the verdict of each part', () => {
    const condition: Condition = {
      any: [
        { field: 'tags', op: 'has-any', value: ['食品'] },
        { field: 'name', op: 'known' },
      ],
    }
    const text = renderExplanation(explainCondition(condition, { tags: [] }), {
      fields: FIELDS,
      locale: 'zh',
    })
    expect(text).toBe(
      '[不满足] 以下任一满足\n  [不满足] 标签须包含以下任一项： 食品，当前为 无\n  [不满足] 名称须已知，当前为 未知',
    )
  })

  it('describes a rule without facts', () => {
    const text = describeCondition(
      { atLeast: 2, of: [policy, { field: 'staff', op: 'between', value: [1, 9] }] },
      { fields: FIELDS, locale: 'en' },
    )
    expect(text.split('\n')).toEqual([
      'At least 2 of',
      '  All of',
      '    Revenue last year must be at least 2000 CNY 10,000',
      '    Credit grade must be one of grade A, grade B',
      '    Listed must not be yes',
      '    Founded on must be below 2024-01-01',
      '  Staff must be between 1 and 9',
    ])
  })

  it('finds words for every condition', () => {
    fc.assert(
      fc.property(
        conditions,
        factSets,
        fc.constantFrom('zh' as const, 'en' as const),
        (condition, given, locale) => {
          const wording = { fields: FIELDS, locale }
          const explanation = explainCondition(condition, given)
          for (const text of [renderExplanation(explanation, wording), renderMissing(explanation, wording)]) {
            expect(text).not.toMatch(/undefined|\[object/)
          }
        },
      ),
    )
  })
})
