// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatChineseNumeral, parseAmount, parseChineseNumeral } from './chinese-numeral.logic.ts'

describe('chinese numerals', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['一百', 100],
    ['一百零三', 103],
    ['一百一十', 110],
    ['一百五十四', 154],
    ['一千零一', 1001],
    ['一千二百六十', 1260],
    ['一千零一十', 1010],
  ])('reads and writes %s', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value)
    expect(formatChineseNumeral(value)).toBe(text)
  })

  it.each(['', '零', '一零三', '二十百', '十十', '百三', '一二', '第一', '3', '一百三'])(
    'refuses %j, which no law would write',
    (text) => {
      expect(parseChineseNumeral(text)).toBeUndefined()
    },
  )

  it('reads back every number it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(parseChineseNumeral(formatChineseNumeral(value))).toBe(value)
      }),
    )
  })

  it('reads amounts in either script, and 两 as two', () => {
    expect([parseAmount('45'), parseAmount('四十五'), parseAmount('两'), parseAmount('数')]).toEqual([
      45,
      45,
      2,
      undefined,
    ])
  })
})
