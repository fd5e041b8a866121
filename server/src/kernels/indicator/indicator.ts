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
}

/** Cases, alias `c`: a public table of the case kernel. */
export const caseRows: RecordRows = {
  from: sql`cases.cases as c`,
  id: sql`c.id`,
  number: sql`c.number`,
  organisation: sql`c.organisation_id`,
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
}

/** What people read about an indicator over cases; kind follows from the measure, the version is the first. */
export type CaseIndicator = Omit<IndicatorDefinition, 'kind' | 'version'>

export function caseIndicator(described: CaseIndicator, measure: Measure): Indicator {
  const kind = measure.kind === 'count' || measure.kind === 'stock' ? 'measure' : measure.kind
  return { definition: { ...described, version: 1, kind }, rows: caseRows, measure }
}
