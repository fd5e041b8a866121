// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'

/** Which indicator stands where on the wall. What is named nowhere stands among the further figures: none gets lost. */
const plan = {
  tiles: [
    'services.cases-submitted',
    'services.cases-finished',
    'services.open-cases',
    'services.overdue-open',
    'services.mean-workdays',
    'ratings.count',
  ],
  rings: [
    'services.on-time-rate',
    'services.online-rate',
    'services.no-visit-rate',
    'ratings.satisfied-rate',
    'ratings.coverage',
    'ratings.rectified-rate',
  ],
  map: [
    'services.cases-submitted',
    'services.cases-finished',
    'services.open-cases',
    'services.on-time-rate',
    'ratings.satisfied-rate',
  ],
} as const

interface Wall {
  tiles: IndicatorValue[]
  rings: IndicatorValue[]
  further: IndicatorValue[]
  map: IndicatorValue[]
  departments: { count: IndicatorValue; rate: IndicatorValue | undefined } | undefined
  newest: IndicatorValue | undefined
  bad: IndicatorValue | undefined
}

export function wallOf(items: readonly IndicatorValue[]): Wall {
  const find = (code: string) => items.find(({ definition }) => definition.code === code)
  const all = (codes: readonly string[]) => codes.flatMap((code) => find(code) ?? [])
  const named = new Set<string>([...plan.tiles, ...plan.rings])
  const newest = find('services.cases-submitted')
  return {
    tiles: all(plan.tiles),
    rings: all(plan.rings),
    further: items.filter(({ definition }) => !named.has(definition.code)),
    map: all(plan.map).filter(({ regions }) => regions !== undefined),
    departments: newest && { count: newest, rate: find('services.on-time-rate') },
    newest,
    bad: find('ratings.bad-count'),
  }
}
