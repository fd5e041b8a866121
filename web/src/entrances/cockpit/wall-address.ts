// SPDX-License-Identifier: Apache-2.0
import { stringifySearch } from '#web/shared/router/plain-search.ts'
import { useAddressQuery } from '#web/shared/router/use-place.ts'

type WallAddress = (path: string, more?: Readonly<Record<string, string | undefined>>) => string

/** Addresses inside the cockpit keep the period and the kiosk mode. */
export function useWallAddress(): WallAddress {
  const { days, kiosk } = useAddressQuery()
  return (path, more = {}) => `${path}${stringifySearch({ days, kiosk, ...more })}`
}
