// SPDX-License-Identifier: Apache-2.0
import type { SubjectRef } from '#contracts/wire'
import { findPersonOfAccount } from '#kernels/directory'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'

/** Whose data and certificates an application may use: the subject's, and those of the person who acts for an enterprise. */
export async function applicantsOf(db: Db, actor: Actor, subject: SubjectRef): Promise<SubjectRef[]> {
  if (subject.kind !== 'enterprise' || actor.accountId === null) return [subject]
  const person = await findPersonOfAccount(db, actor.accountId)
  return person === undefined ? [subject] : [subject, { kind: 'person', id: person }]
}
