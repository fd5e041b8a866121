// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import type { LocalizedText } from '#contracts/text'
import { chinaDay } from '#platform/clock'
import type { Counted, Indicator, Measure } from './indicator.ts'
import { daysOf, type Period } from './period.logic.ts'
import type { GroupRow } from './value.readmodel.ts'

interface Figures {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** A value with everything it may not be shown without. */
export function valueFrom(
  { definition, measure, rows }: Indicator,
  groups: readonly GroupRow[],
  at: {
    readonly period: Period
    readonly organisationId: string | null
    readonly regionCode: string | null
    readonly now: Date
  },
): IndicatorValue {
  const whole = (part: GroupRow['part']) => groups.find((row) => row.part === part)
  const current = figures(measure, whole('current'))
  const today = chinaDay(at.now)
  return {
    definition,
    from: at.period.from,
    to: at.period.to,
    organisationId: at.organisationId,
    regionCode: at.regionCode,
    ...current,
    previous: figures(measure, whole('previous')).value,
    explained: explain(measure, current),
    asOf: at.now.toISOString(),
    complete: at.period.to < today,
    series:
      measure.kind === 'stock'
        ? stockSeries(groups, at.period, today)
        : flowSeries(measure, groups, at.period, today),
    breakdown: parts(measure, groups, 'organisation').map(({ row, part }) => ({
      organisationId: row.organisation_id ?? '',
      shortName: { zh: row.short_zh ?? part.name.zh, en: row.short_en ?? part.name.en },
      ...part,
    })),
    ...(rows.region === undefined
      ? {}
      : {
          regions: parts(measure, groups, 'region').map(({ row, part }) => ({
            regionCode: row.region ?? '',
            ...part,
          })),
        }),
  }
}

function parts(measure: Measure, groups: readonly GroupRow[], by: 'organisation' | 'region') {
  return groups
    .filter((row) => row.part === by)
    .map((row) => ({
      row,
      part: { name: { zh: row.name_zh ?? '—', en: row.name_en ?? '—' }, ...figures(measure, row) },
    }))
}

function figures(measure: Measure, row: GroupRow | undefined): Figures {
  const base = row?.base ?? 0
  const hits = row?.hits ?? 0
  switch (measure.kind) {
    case 'count':
    case 'stock':
      return { value: hits, numerator: hits, denominator: null }
    case 'ratio':
      return { value: base === 0 ? null : (hits / base) * 100, numerator: hits, denominator: base }
    case 'mean': {
      const amount = row?.amount ?? 0
      return { value: hits === 0 ? null : amount / hits, numerator: amount, denominator: hits }
    }
    default:
      return measure satisfies never
  }
}

/** Every day of the period; a day still to come has no value rather than none of something. */
function flowSeries(
  measure: Measure,
  groups: readonly GroupRow[],
  period: Period,
  today: string,
): IndicatorValue['series'] {
  const byDay = new Map(
    groups.flatMap((row) => (row.part === 'day' && row.day !== null ? [[row.day, row]] : [])),
  )
  return daysOf(period).map((day) => ({
    day,
    value: day > today ? null : figures(measure, byDay.get(day)).value,
  }))
}

function stockSeries(groups: readonly GroupRow[], period: Period, today: string): IndicatorValue['series'] {
  const moved = (part: 'entered' | 'left') =>
    new Map(groups.flatMap((row) => (row.part === part && row.day !== null ? [[row.day, row.hits]] : [])))
  const entered = moved('entered')
  const left = moved('left')
  let standing = groups.find((row) => row.part === 'previous')?.hits ?? 0
  return daysOf(period).map((day) => {
    standing += (entered.get(day) ?? 0) - (left.get(day) ?? 0)
    return { day, value: day > today ? null : standing }
  })
}

/** The formula with its numbers filled in. */
function explain(measure: Measure, { value, numerator, denominator }: Figures): LocalizedText {
  const said = ({ name, unit }: Counted, count: number | null): LocalizedText => ({
    zh: `${name.zh} ${short(count)} ${unit.zh}`,
    en: `${name.en} ${short(count)} ${unit.en}`,
  })
  const above = said(measure.counted, numerator)
  if (measure.kind === 'count' || measure.kind === 'stock') return above
  const below = said(measure.among, denominator)
  if (value === null)
    return {
      zh: `${below.zh}，没有可计算的对象`,
      en: `${below.en}: there is nothing to compute from`,
    }
  const result = measure.kind === 'ratio' ? `${short(value)}%` : short(value)
  return { zh: `${above.zh} ÷ ${below.zh} = ${result}`, en: `${above.en} ÷ ${below.en} = ${result}` }
}

const short = (value: number | null) => (value === null ? '—' : String(Math.round(value * 100) / 100))
