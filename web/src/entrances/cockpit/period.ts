// SPDX-License-Identifier: Apache-2.0
import { todayInCity } from '#web/shared/format/dates.ts'
import { useAddressQuery } from '#web/shared/router/use-place.ts'

export const periods = [7, 30, 90] as const
export type PeriodDays = (typeof periods)[number]

export interface Period {
  days: PeriodDays
  from: string
  to: string
}

/** The last so many days, today included, as the address says; calendar days in the city. */
export function usePeriod(): Period {
  const asked = Number(useAddressQuery().days)
  const days = periods.find((one) => one === asked) ?? 30
  const to = todayInCity()
  const from = todayInCity(new Date(Date.now() - (days - 1) * 86_400_000))
  return { days, from, to }
}
