// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { StaffAccount } from '#contracts/accounts'
import type { Role } from '#contracts/permissions'
import { postFault } from '#contracts/posts'
import type { LocalizedText } from '#contracts/text'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import {
  deleteSessionsOf,
  lockProof,
  updateDisabled,
  updatePassword,
  updateSecondFactor,
} from './account-care.repo.ts'
import { type AccountListRow, listStaffAccounts } from './account-list.readmodel.ts'
import { type Passwords, temporaryPassword } from './passwords.logic.ts'
import { normaliseLogin } from './sessions.service.ts'
import type { Staff } from './staff.service.ts'

export interface Appointment {
  readonly login: string
  readonly displayName: string
  readonly organisationId: string
  readonly title: LocalizedText
  readonly roles: readonly Role[]
  readonly reason: string
}

/** What the security administrator does with accounts of staff. Passwords made here are temporary and shown once. */
export interface Accounts {
  list(
    db: Db,
    query: { q?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
    now: Date,
  ): Promise<{ items: StaffAccount[]; next: string | null }>
  /** A post of its own and an account that holds it. */
  appoint(unit: Unit, appointment: Appointment): Promise<{ id: string; password: string }>
  resetPassword(unit: Unit, id: string, reason: string): Promise<{ id: string; password: string }>
  resetSecondFactor(unit: Unit, id: string, reason: string): Promise<void>
  setEnabled(unit: Unit, id: string, enabled: boolean, reason: string): Promise<void>
}

export function createAccounts({ keys, random }: Platform, staff: Staff, passwords: Passwords): Accounts {
  const lockStaff = async (unit: Unit, id: string) => {
    const proof = await lockProof(unit.db, id)
    if (proof === undefined || proof.kind !== 'staff') throw problem('platform.not-found')
    // Whoever manages accounts cares for their own like everybody else: with the password they know.
    if (id === unit.actor.accountId) throw problem('directory.own-account')
    return proof
  }
  const record = (unit: Unit, action: string, id: string, reason: string) =>
    unit.record({ action: `directory.${action}`, objectKind: 'account', objectId: id, reason })

  return {
    async list(db, query, now) {
      const found = await listStaffAccounts(db, query, now)
      return { items: found.items.map(present), next: found.next }
    },
    async appoint(unit, { login, displayName, organisationId, title, roles, reason }) {
      const fault = postFault(roles)
      if (fault !== null) throw problem('directory.post-roles', { rule: fault.zh, ruleEn: fault.en })
      const hash = keys.searchHash('login', normaliseLogin(login))
      const taken = await sql`select 1 from directory.accounts where login_hash = ${hash}`.execute(unit.db)
      if (taken.rows.length > 0) throw problem('directory.login-taken')
      const password = temporaryPassword(random)
      const code = `post.${unit.newId()}`
      const postId = await staff.createPost(unit, { organisationId, code, title, roles })
      const id = await staff.createAccount(unit, {
        kind: 'staff',
        login,
        password,
        displayName,
        personId: null,
        postId,
        demo: false,
      })
      await updatePassword(unit.db, id, {
        hash: await passwords.hash(password),
        temporary: true,
        now: unit.now,
      })
      record(unit, 'staff-appointed', id, reason)
      return { id, password }
    },
    async resetPassword(unit, id, reason) {
      await lockStaff(unit, id)
      const password = temporaryPassword(random)
      await updatePassword(unit.db, id, {
        hash: await passwords.hash(password),
        temporary: true,
        now: unit.now,
      })
      await deleteSessionsOf(unit.db, id, null)
      record(unit, 'password-reset', id, reason)
      return { id, password }
    },
    async resetSecondFactor(unit, id, reason) {
      const proof = await lockStaff(unit, id)
      if (proof.totp_secret === null) throw problem('directory.no-second-factor')
      await updateSecondFactor(unit.db, id, { secret: null, pending: null, usedStep: null })
      await deleteSessionsOf(unit.db, id, null)
      record(unit, 'second-factor-reset', id, reason)
    },
    async setEnabled(unit, id, enabled, reason) {
      const proof = await lockStaff(unit, id)
      if ((proof.disabled_at === null) === enabled) return
      await updateDisabled(unit.db, id, enabled ? null : unit.now)
      if (!enabled) await deleteSessionsOf(unit.db, id, null)
      record(unit, enabled ? 'account-enabled' : 'account-disabled', id, reason)
    },
  }
}

function present(row: AccountListRow): StaffAccount {
  return {
    id: row.id,
    displayName: row.display_name,
    posts: row.posts,
    disabledAt: row.disabled_at?.toISOString() ?? null,
    secondFactor: row.second_factor,
    passwordIsTemporary: row.password_is_temporary,
    createdAt: row.created_at.toISOString(),
    can:
      row.disabled_at === null
        ? ['reset-password', ...(row.second_factor ? (['reset-second-factor'] as const) : []), 'disable']
        : ['enable'],
  }
}
