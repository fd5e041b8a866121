// SPDX-License-Identifier: Apache-2.0
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { updatePassword } from './account-care.repo.ts'
import { type Passwords, passwordFault } from './passwords.logic.ts'

/** Takes an own password in place of the present one, if the policy allows it and it is another one. */
export async function choosePassword(
  unit: Unit,
  accountId: string,
  change: { password: string; newPassword: string; policy: 'mlps3' | 'asvs' },
  passwords: Passwords,
): Promise<void> {
  const fault = passwordFault(change.newPassword, change.policy)
  if (fault !== null) throw problem('directory.password-too-weak', { rule: fault.zh })
  if (change.newPassword === change.password) throw problem('directory.password-unchanged')
  await updatePassword(unit.db, accountId, {
    hash: await passwords.hash(change.newPassword),
    temporary: false,
    now: unit.now,
  })
  unit.record({ action: 'directory.password-changed', objectKind: 'account', objectId: accountId })
}
