// SPDX-License-Identifier: Apache-2.0
import type { Subscriber } from '#platform/jobs'
import { feedCase } from './feed.repo.ts'

/** A case that moved is there to be fetched by the systems that handle its item. */
export const feedSubscriber: Subscriber = {
  name: 'exchange.feed',
  types: ['case.moved'],
  hear: (unit, event) => feedCase(unit.db, event.subject, unit.now),
}
