// SPDX-License-Identifier: Apache-2.0
import { can } from '#platform/access'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { type CredentialRow, changeState, lockCredential } from './credential.repo.ts'
import { mayBecome, type StoredState } from './credential-state.logic.ts'

/** Moves a certificate that the caller has locked; refuses what the states do not allow. */
export async function moveCredential(
  unit: Unit,
  row: CredentialRow,
  to: StoredState,
  reason: string,
): Promise<void> {
  if (!mayBecome(row.state, to)) throw problem('credential.not-valid', { state: row.state })
  const { accountId, organisationId } = unit.actor
  await changeState(
    unit.db,
    { id: unit.newId(), credentialId: row.id, from: row.state, to, reason, accountId, organisationId },
    unit.now,
  )
  const details = { type: row.type, from: row.state, to }
  unit.record({
    action: 'credential.state-changed',
    objectKind: 'credential',
    objectId: row.id,
    reason,
    details,
  })
  unit.emit({
    type: 'credential.state-changed',
    subject: row.id,
    data: { ...details, caseNumber: row.case_number },
  })
}

/** The issuer decides over what it issued, nobody else. */
export async function decideCredential(
  unit: Unit,
  id: string,
  to: StoredState,
  reason: string,
): Promise<void> {
  const row = await lockCredential(unit.db, id)
  if (row === undefined) throw problem('platform.not-found')
  const object = { organisationIds: [row.issuer_organisation_id] }
  if (unit.actor.kind !== 'system' && !can(unit.actor, 'credential.credential.revoke', object).allowed)
    throw problem('platform.forbidden')
  await moveCredential(unit, row, to, reason)
}
