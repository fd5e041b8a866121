// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { CaseCard } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { LocalizedText } from './text.ts'
import { Day, Id, Instant, nullable, PageQuery, page, strict } from './wire.ts'

/** County level of GB/T 2260. */
const DistrictCode = Type.String({ pattern: '^[0-9]{6}$' })

export const IndicatorDefinition = Type.Object(
  {
    code: Type.String(),
    version: Type.Integer(),
    name: LocalizedText,
    kind: Type.Enum(['measure', 'ratio', 'mean']),
    unit: LocalizedText,
    formula: LocalizedText,
    scope: LocalizedText,
    source: LocalizedText,
    /** How a record gets its district; absent where records have none. */
    regionSource: Type.Optional(LocalizedText),
    better: Type.Enum(['higher', 'lower', 'neutral']),
    theme: Type.Enum(['overview', 'services', 'data', 'governance']),
  },
  strict,
)
export type IndicatorDefinition = Static<typeof IndicatorDefinition>

const part = {
  name: LocalizedText,
  value: nullable(Type.Number()),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number()),
}

/** A value never stands alone: formula, scope, period, source and completeness come with it. */
export const IndicatorValue = Type.Object(
  {
    definition: IndicatorDefinition,
    from: Day,
    to: Day,
    organisationId: nullable(Id),
    /** The district asked for; null for the whole city. */
    regionCode: nullable(DistrictCode),
    /** Null where the denominator is zero: a ratio of nothing is not 0 %. */
    value: nullable(Type.Number()),
    numerator: nullable(Type.Number()),
    denominator: nullable(Type.Number()),
    previous: nullable(Type.Number({ description: 'same length of time just before' })),
    /** The formula with its numbers filled in. */
    explained: LocalizedText,
    asOf: Instant,
    complete: Type.Boolean({ description: 'false while the period is not over' }),
    series: Type.Array(Type.Object({ day: Day, value: nullable(Type.Number()) }, strict)),
    breakdown: Type.Array(Type.Object({ organisationId: Id, shortName: LocalizedText, ...part }, strict)),
    /** By district; records whose district is not known are in none. Absent where records have no district. */
    regions: Type.Optional(Type.Array(Type.Object({ regionCode: DistrictCode, ...part }, strict))),
  },
  strict,
)
export type IndicatorValue = Static<typeof IndicatorValue>

const Period = {
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  organisation: Type.Optional(Id),
  region: Type.Optional(DistrictCode),
}

export const indicatorsApi = {
  'GET /api/indicators': endpoint({
    summary: { zh: '指标定义', en: 'Indicator definitions' },
    access: { permission: 'indicator.value.read' },
    response: Type.Object({ items: Type.Array(IndicatorDefinition) }, strict),
  }),
  'GET /api/indicator-values': endpoint({
    summary: { zh: '驾驶舱指标值', en: 'Values of all indicators of a theme' },
    access: { permission: 'indicator.value.read' },
    query: Type.Object(
      { theme: Type.Optional(Type.Enum(['overview', 'services', 'data', 'governance'])), ...Period },
      strict,
    ),
    response: Type.Object({ items: Type.Array(IndicatorValue) }, strict),
  }),
  'GET /api/indicators/{code}/value': endpoint({
    summary: { zh: '单个指标值', en: 'One indicator, explained' },
    access: { permission: 'indicator.value.read' },
    params: Type.Object({ code: Type.String({ maxLength: 80 }) }, strict),
    query: Type.Object({ ...Period }, strict),
    response: IndicatorValue,
  }),
  'GET /api/indicators/{code}/records': endpoint({
    summary: { zh: '下钻：构成该指标的办件', en: 'Drill down to the cases behind a value' },
    access: { permission: 'indicator.value.read' },
    params: Type.Object({ code: Type.String({ maxLength: 80 }) }, strict),
    query: Type.Object(
      { part: Type.Optional(Type.Enum(['numerator', 'denominator'])), ...Period, ...PageQuery },
      strict,
    ),
    response: page(CaseCard),
  }),
} as const
