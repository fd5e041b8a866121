// SPDX-License-Identifier: Apache-2.0
import type { IndicatorDefinition, IndicatorValue } from '#contracts/indicators'
import { type Actor, scopeOf } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Indicator } from './indicator.ts'
import { periodOf } from './period.logic.ts'
import { listRecords, type RecordQuery } from './records.readmodel.ts'
import { valueFrom } from './value.logic.ts'
import { type RecordFilter, readGroups } from './value.readmodel.ts'

export interface ValueQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly organisation?: string | undefined
  readonly region?: string | undefined
}

/** Indicators 指标: a figure never stands without formula, scope, period and source, and leads to its records. */
export interface Indicators {
  definitions(): IndicatorDefinition[]
  value(db: Db, actor: Actor, code: string, query: ValueQuery): Promise<IndicatorValue>
  /** Values of a theme, or of all. */
  values(
    db: Db,
    actor: Actor,
    query: ValueQuery & { readonly theme?: IndicatorDefinition['theme'] | undefined },
  ): Promise<IndicatorValue[]>
  /** Public numbers of the records behind a value. */
  records(
    db: Db,
    actor: Actor,
    code: string,
    query: ValueQuery & Omit<RecordQuery, 'part'> & { readonly part?: RecordQuery['part'] | undefined },
  ): Promise<{ items: string[]; next: string | null }>
}

export function createIndicators(
  { clock }: Pick<Platform, 'clock'>,
  contributed: readonly Indicator[],
): Indicators {
  const byCode = new Map(contributed.map((indicator) => [indicator.definition.code, indicator]))
  if (byCode.size !== contributed.length) throw new Error('two indicators have the same code')

  const get = (code: string): Indicator => {
    const indicator = byCode.get(code)
    if (indicator === undefined) throw problem('platform.not-found')
    return indicator
  }

  const computed = async (db: Db, actor: Actor, indicator: Indicator, query: ValueQuery) => {
    const now = clock.now()
    const period = periodOf(query, chinaDay(now))
    const groups = await readGroups(db, indicator, period, {
      filter: filterOf(actor, indicator, query),
      now,
    })
    return valueFrom(indicator, groups, {
      period,
      organisationId: query.organisation ?? null,
      regionCode: query.region ?? null,
      now,
    })
  }

  return {
    definitions: () => contributed.map((indicator) => indicator.definition),
    value: (db, actor, code, query) => computed(db, actor, get(code), query),
    async values(db, actor, query) {
      const values: IndicatorValue[] = []
      // One after another: a cockpit that reloads must not take all connections.
      for (const indicator of contributed)
        if (query.theme === undefined || indicator.definition.theme === query.theme)
          values.push(await computed(db, actor, indicator, query))
      return values
    },
    async records(db, actor, code, query) {
      const indicator = get(code)
      if (
        indicator.confidential === true &&
        actor.kind !== 'system' &&
        scopeOf(actor, 'case.case.read') !== 'all'
      )
        throw problem('platform.forbidden')
      const now = clock.now()
      const period = periodOf(query, chinaDay(now))
      const scope = { filter: filterOf(actor, indicator, query), now }
      return await listRecords(db, indicator, period, scope, { ...query, part: query.part ?? 'numerator' })
    },
  }
}

/** Whose figures the reader may see; what cannot be answered is refused rather than shown as zero. */
function filterOf(actor: Actor, { rows }: Indicator, { organisation, region }: ValueQuery): RecordFilter {
  if (region !== undefined && rows.region === undefined)
    throw problem('platform.invalid-input', {}, [
      { pointer: '/region', code: 'region', detail: 'the records of this indicator have no district' },
    ])
  const asked = { below: organisation ?? null, region: region ?? null }
  const scope = actor.kind === 'system' ? 'all' : scopeOf(actor, 'indicator.value.read')
  if (scope === 'all') return { within: null, ...asked }
  if (scope !== 'organisation') throw problem('platform.forbidden')
  if (organisation !== undefined && !actor.organisationScope.includes(organisation))
    throw problem('platform.forbidden')
  return { within: actor.organisationScope, ...asked }
}
