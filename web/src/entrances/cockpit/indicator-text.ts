// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import type { Locale } from '#web/shared/format/dates.ts'

type Valued = Pick<IndicatorValue, 'value' | 'numerator' | 'denominator'>

/** A ratio is shown per hundred, from its own numerator and denominator; everything else as it is. */
export function shownValue(kind: IndicatorValue['definition']['kind'], one: Valued): number | null {
  if (one.value === null) return null
  if (kind === 'ratio' && one.numerator !== null && one.denominator)
    return (one.numerator / one.denominator) * 100
  return one.value
}

/** The value of the period before on the same footing as `shownValue`. */
function shownPrevious(indicator: IndicatorValue): number | null {
  const now = shownValue(indicator.definition.kind, indicator)
  if (indicator.previous === null || now === null || !indicator.value) return indicator.previous
  return indicator.previous * (now / indicator.value)
}

export function numberText(
  value: number,
  kind: IndicatorValue['definition']['kind'],
  locale: Locale,
): string {
  const digits = kind === 'measure' ? 0 : 1
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

interface Change {
  text: string
  /** Whether the change is for the better, for the worse, or neither. */
  tone: 'green' | 'red' | 'plain'
}

/** Measures change by per cent, ratios and means by points. */
export function changeOf(indicator: IndicatorValue, locale: Locale): Change | undefined {
  const { kind, better } = indicator.definition
  const now = shownValue(kind, indicator)
  const before = shownPrevious(indicator)
  if (now === null || before === null) return undefined
  if (kind === 'measure' && before === 0) return undefined
  const exact = kind === 'measure' ? ((now - before) / before) * 100 : now - before
  // What is shown as no change is none.
  const change = Math.round(exact * 10) / 10
  const text = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 1,
  }).format(change)
  const good = better === 'neutral' || change === 0 ? undefined : change > 0 === (better === 'higher')
  return {
    text: kind === 'measure' ? `${text}%` : text,
    tone: good === undefined ? 'plain' : good ? 'green' : 'red',
  }
}
