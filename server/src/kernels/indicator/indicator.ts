// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { IndicatorDefinition } from '#contracts/indicators'
import type { LocalizedText } from '#contracts/text'

/** The rows an indicator is computed over, and what every row of them has. */
export interface RecordRows {
  /** Goes after `from`; the fragments of the indicator use its alias. */
  readonly from: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  /** Public number, for the drill-down. */
  readonly number: RawBuilder<unknown>
  readonly organisation: RawBuilder<unknown>
  readonly region?: RegionOfRows
}

/** Where the district of a row is read from. */
interface RegionOfRows {
  /** Joins that `code` needs; left joins on primary keys, so that no row is lost or doubled. */
  readonly joins: RawBuilder<unknown>
  /** Six digits of GB/T 2260, or null. */
  readonly code: RawBuilder<unknown>
  readonly source: LocalizedText
}

/**
 * Cases, alias `c`: a public table of the case kernel. A case of a city department carries the city's code, so its
 * district is the applicant's: the first six digits of the register's region (GB/T 10114 puts towns after them).
 */
export const caseRows: RecordRows = {
  from: sql`cases.cases as c`,
  id: sql`c.id`,
  number: sql`c.number`,
  organisation: sql`c.organisation_id`,
  region: {
    joins: sql`
      left join directory.people as person on c.subject_kind = 'person' and person.id = c.subject_id
      left join directory.enterprises as enterprise on c.subject_kind = 'enterprise' and enterprise.id = c.subject_id`,
    code: sql`left(coalesce(person.region_code, enterprise.region_code), 6)`,
    source: {
      zh: '按申请人所在区县：个人取人口库登记地区，企业取法人库登记地区',
      en: 'The applicant’s district: of people as the population register says, of enterprises as the register of legal entities says',
    },
  },
}

/** What a number in the explanation counts: `按期办结`, `件`. */
export interface Counted {
  readonly name: LocalizedText
  readonly unit: LocalizedText
}

type Fragment = RawBuilder<unknown>

/** How the value comes from the rows. Every fragment is SQL over the rows; conditions may be null, which is no. */
export type Measure =
  /** How many rows fell into the period. */
  | { readonly kind: 'count'; readonly day: Fragment; readonly counts: Fragment; readonly counted: Counted }
  /** How many stand at the end of the period: entered before, not left yet. */
  | {
      readonly kind: 'stock'
      readonly enters: Fragment
      readonly leaves: Fragment
      readonly counts: Fragment
      readonly counted: Counted
    }
  /** Share in percent of those among `base` that `counts`. */
  | {
      readonly kind: 'ratio'
      readonly day: Fragment
      readonly base: Fragment
      readonly counts: Fragment
      readonly counted: Counted
      readonly among: Counted
    }
  /** Mean of a number over the rows of `base` that have one. */
  | {
      readonly kind: 'mean'
      readonly day: Fragment
      readonly base: Fragment
      readonly value: Fragment
      readonly counted: Counted
      readonly among: Counted
    }

/** An indicator: what people read about it, and how it is computed. Contributed by the module that owns the rows. */
export interface Indicator {
  readonly definition: IndicatorDefinition
  readonly rows: RecordRows
  readonly measure: Measure
  /** True where the records tell who gave an answer in confidence: only those who read all cases may drill down. */
  readonly confidential?: boolean
}

/** What people read about an indicator over cases; kind follows from the measure, the version is the first. */
export type CaseIndicator = Omit<IndicatorDefinition, 'kind' | 'version' | 'regionSource'>

export function caseIndicator(described: CaseIndicator, measure: Measure): Indicator {
  const kind = measure.kind === 'count' || measure.kind === 'stock' ? 'measure' : measure.kind
  const regionSource = caseRows.region === undefined ? {} : { regionSource: caseRows.region.source }
  return { definition: { ...described, ...regionSource, version: 1, kind }, rows: caseRows, measure }
}
