// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { LoadedCase } from '../step.repo.ts'
import { findSurroundings } from './case-facts.readmodel.ts'
import type { CaseFacts } from './case-operations.logic.ts'
import type { CasePolicy } from './case-policy.ts'

export async function loadFacts(
  db: Db,
  actor: Actor,
  { row, tasks }: LoadedCase,
  policy: CasePolicy,
  now: Date,
): Promise<CaseFacts> {
  return { actor, row, tasks, around: await findSurroundings(db, actor, row.id), policy, now }
}
