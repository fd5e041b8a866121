// SPDX-License-Identifier: Apache-2.0
import type { Facts } from '#contracts/condition'
import type { Model } from '../../engine/model.ts'

/** Where something of a case is, in the second interpreter: an object that is changed in place. */
export interface Place {
  readonly node: string
  readonly inside: Place | null
  kind: 'wait' | 'join' | 'scope'
  readonly via: string | null
  readonly item: string | null
  readonly fired: Set<string>
  many: Many | null
}
export interface Many {
  readonly items: readonly string[]
  started: number
  completed: number
  readonly outcomes: Map<string, number>
}

export interface Standing {
  readonly model: Model
  status: 'new' | 'running' | 'ended'
  places: Place[]
  vars: Facts
  stage: string | null
  outcome: string | null
  /** Stages entered in the step under way, in order. */
  entered: string[]
  queue: { node: string; inside: Place | null; via: string | null }[]
}

export const newStanding = (model: Model): Standing => ({
  model,
  status: 'new',
  places: [],
  vars: {},
  stage: null,
  outcome: null,
  entered: [],
  queue: [],
})

export const isInstance = (place: Place): boolean =>
  place.inside !== null && place.inside.node === place.node && place.inside.many !== null

export const childrenOf = (standing: Standing, parent: Place | null): Place[] =>
  standing.places.filter((place) => place.inside === parent)

/** Takes a place away with everything inside it. */
export function remove(standing: Standing, place: Place): void {
  for (const inner of childrenOf(standing, place)) remove(standing, inner)
  standing.places = standing.places.filter((other) => other !== place)
}

/** The way from the outside in, by nodes. */
function pathOf(place: Place | null): string {
  return place === null ? '' : `${pathOf(place.inside)}/${place.node}`
}

/** What two interpreters must agree on, whatever numbers they give. */
export function describe(place: Place): string {
  const many =
    place.many === null
      ? ''
      : ` ${place.many.started}+${place.many.completed} of ${place.many.items.join(',')} ${[...place.many.outcomes].sort().join(' ')}`
  const fired = [...place.fired].sort().join(',')
  return `${place.kind} ${pathOf(place.inside)}/${place.node} ${place.via ?? ''} ${place.item ?? ''} ${fired}${many}`
}
