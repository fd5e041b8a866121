// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { CaseType } from '../case-type.ts'
import type { LoadedCase } from '../step.repo.ts'
import { findSurroundings } from './case-facts.readmodel.ts'
import type { CaseFacts } from './case-operations.logic.ts'
import { policyOf } from './case-policy.ts'

export async function loadFacts(
  db: Db,
  actor: Actor,
  { row, tasks }: LoadedCase,
  type: CaseType,
  now: Date,
): Promise<CaseFacts> {
  const around = await findSurroundings(db, actor, row.id)
  return { actor, row, tasks, around, type, policy: policyOf(type), now }
}
