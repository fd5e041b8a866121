// SPDX-License-Identifier: Apache-2.0
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { LocalizedText } from '#contracts/text'
import mapAddress from './yunlan.json?url'

export type Position = readonly [longitude: number, latitude: number]

interface MapFeature {
  readonly properties: {
    readonly kind: 'city' | 'district' | 'road' | 'street' | 'river' | 'lake'
    readonly regionCode?: string
    /** Where the name of a district stands. */
    readonly seat?: Position
    readonly name?: LocalizedText
  }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
    | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
}

/** GeoJSON (RFC 7946) of a city; another city puts its own file in the place of this one. */
export interface CityMap {
  readonly features: readonly MapFeature[]
}

export const lineOf = ({ geometry }: MapFeature): readonly Position[] =>
  geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : geometry.coordinates

export function useCityMap(): UseQueryResult<CityMap> {
  return useQuery({
    queryKey: ['city-map'],
    queryFn: async ({ signal }) => {
      const answer = await fetch(mapAddress, { signal })
      if (!answer.ok) throw new Error(`the map is not there: ${answer.status}`)
      // Our own generated file, which the check of generated files keeps in this form.
      return (await answer.json()) as CityMap
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
