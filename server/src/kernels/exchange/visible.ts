// SPDX-License-Identifier: Apache-2.0
import { type Actor, scopeOf } from '#platform/access'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import { findSystem, type SystemRow } from './system.repo.ts'

/** The system, if the actor may see it: departments see their own, those who watch over the city all. */
export async function requireSeen(db: Db, actor: Actor, code: string): Promise<SystemRow> {
  const system = await findSystem(db, code)
  const all = scopeOf(actor, 'exchange.system.read') === 'all'
  if (system === undefined || !(all || actor.organisationScope.includes(system.organisation_id)))
    throw problem('platform.not-found')
  return system
}
