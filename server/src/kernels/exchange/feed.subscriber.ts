// SPDX-License-Identifier: Apache-2.0
import type { Subscriber } from '#platform/jobs'
import { feedCase } from './feed.repo.ts'

/** What systems hear of their cases: that one moved, and what the city thinks of how it is handled. */
const told = ['case.moved', 'case.urged', 'case.supervised', 'case.rated'] as const

/** A change of a case is there to be fetched by the systems that handle it, and they are told of it. */
export const feedSubscriber: Subscriber = {
  name: 'exchange.feed',
  types: told,
  hear: (unit, event) => feedCase(unit.db, event, unit.now),
}
