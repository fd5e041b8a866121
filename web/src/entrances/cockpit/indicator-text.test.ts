// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { IndicatorValue } from '#contracts/indicators'
import { changeOf, shownValue } from './indicator-text.ts'

const text = { zh: '', en: '' }
function indicator(
  kind: IndicatorValue['definition']['kind'],
  more: Partial<IndicatorValue>,
): IndicatorValue {
  return {
    definition: {
      code: 'x',
      version: 1,
      name: text,
      kind,
      unit: text,
      formula: text,
      scope: text,
      source: text,
      better: 'higher',
      theme: 'services',
    },
    from: '2026-11-01',
    to: '2026-11-30',
    organisationId: null,
    regionCode: null,
    value: null,
    numerator: null,
    denominator: null,
    previous: null,
    explained: text,
    asOf: '2026-11-22T00:00:00Z',
    complete: false,
    series: [],
    breakdown: [],
    ...more,
  }
}

describe('how an indicator is shown', () => {
  it.each([
    ['as a share of one', 0.9],
    ['per hundred', 90],
  ])('shows a ratio per hundred when it is stored %s', (_, value) => {
    expect(shownValue('ratio', { value, numerator: 9, denominator: 10 })).toBeCloseTo(90)
  })
  it('shows nothing where there is nothing to divide by', () => {
    expect(shownValue('ratio', { value: null, numerator: 0, denominator: 0 })).toBeNull()
  })
  it('compares ratios by points and measures by per cent', () => {
    const ratio = indicator('ratio', { value: 0.9, numerator: 9, denominator: 10, previous: 0.88 })
    expect(changeOf(ratio, 'zh')).toEqual({ text: '+2', tone: 'green' })
    expect(changeOf(indicator('measure', { value: 90, previous: 100 }), 'zh')).toEqual({
      text: '-10%',
      tone: 'red',
    })
  })
  it('calls what rounds to nothing no change', () => {
    const mean = indicator('mean', { value: 1.99, previous: 2, numerator: 199, denominator: 100 })
    expect(changeOf(mean, 'zh')).toEqual({ text: '0', tone: 'plain' })
  })
  it('says nothing about a change from nothing', () => {
    expect(changeOf(indicator('measure', { value: 5, previous: 0 }), 'zh')).toBeUndefined()
  })
})
