// SPDX-License-Identifier: Apache-2.0
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import {
  deleteSessionsOf,
  findProof,
  lockProof,
  type ProofRow,
  takeCodeStep,
  updateSecondFactor,
} from './account-care.repo.ts'
import { choosePassword } from './choose-password.ts'
import { type NewSecret, newSecret, stepOfCode } from './one-time-code.ts'
import type { Passwords } from './passwords.logic.ts'
import type { OpenSession } from './sessions.service.ts'

/** How one signs in, cared for by oneself; every change asks for the present password. */
export interface OwnAccount {
  signIn(
    db: Db,
    session: OpenSession,
  ): Promise<{ secondFactor: boolean; passwordChangedAt: string | null; mayUseSecondFactor: boolean }>
  /** Ends all other sessions of the account. */
  changePassword(
    unit: Unit,
    session: OpenSession,
    change: { password: string; newPassword: string },
  ): Promise<void>
  /** Shows a secret; it counts once a first code has confirmed it. */
  beginSecondFactor(unit: Unit, session: OpenSession, password: string): Promise<NewSecret>
  confirmSecondFactor(unit: Unit, session: OpenSession, code: string): Promise<void>
  endSecondFactor(unit: Unit, session: OpenSession, proof: { password: string; code: string }): Promise<void>
}

export function createOwnAccount(platform: Platform, passwords: Passwords, issuer: () => string): OwnAccount {
  const { keys, random, config } = platform
  const own = async (unit: Unit, session: OpenSession): Promise<ProofRow> => {
    const proof = await lockProof(unit.db, session.row.account_id)
    if (proof === undefined) throw problem('platform.not-signed-in')
    return proof
  }
  const requirePassword = async (proof: ProofRow, password: string): Promise<void> => {
    if (!(await passwords.matches(password, proof.password_hash))) throw problem('directory.password-wrong')
  }
  const takeCode = async (unit: Unit, accountId: string, sealed: string, code: string): Promise<void> => {
    const step = stepOfCode(keys.decrypt('totp', sealed), code, unit.now)
    if (step === null || !(await takeCodeStep(unit.db, accountId, step)))
      throw problem('directory.code-wrong')
  }
  const record = (unit: Unit, action: string, id: string) =>
    unit.record({ action: `directory.${action}`, objectKind: 'account', objectId: id })

  return {
    async signIn(db, session) {
      const proof = await findProof(db, session.row.account_id)
      if (proof === undefined) throw problem('platform.not-signed-in')
      return {
        secondFactor: proof.totp_secret !== null,
        passwordChangedAt: proof.password_changed_at?.toISOString() ?? null,
        mayUseSecondFactor: proof.kind === 'staff',
      }
    },
    async changePassword(unit, session, { password, newPassword }) {
      const proof = await own(unit, session)
      await requirePassword(proof, password)
      await choosePassword(
        unit,
        proof.id,
        { password, newPassword, policy: config.passwordPolicy },
        passwords,
      )
      await deleteSessionsOf(unit.db, proof.id, session.tokenHash)
    },
    async beginSecondFactor(unit, session, password) {
      const proof = await own(unit, session)
      if (proof.kind !== 'staff') throw problem('platform.forbidden')
      await requirePassword(proof, password)
      const made = newSecret(random.bytes(20), { issuer: issuer(), account: proof.display_name })
      await updateSecondFactor(unit.db, proof.id, {
        secret: proof.totp_secret,
        pending: keys.encrypt('totp', made.secret),
        usedStep: proof.totp_used_step,
      })
      return made
    },
    async confirmSecondFactor(unit, session, code) {
      const proof = await own(unit, session)
      if (proof.totp_pending === null) throw problem('directory.no-second-factor')
      await takeCode(unit, proof.id, proof.totp_pending, code)
      const usedStep = stepOfCode(keys.decrypt('totp', proof.totp_pending), code, unit.now)
      await updateSecondFactor(unit.db, proof.id, { secret: proof.totp_pending, pending: null, usedStep })
      await deleteSessionsOf(unit.db, proof.id, session.tokenHash)
      record(unit, 'second-factor-begun', proof.id)
    },
    async endSecondFactor(unit, session, { password, code }) {
      const proof = await own(unit, session)
      await requirePassword(proof, password)
      if (proof.totp_secret === null) return
      await takeCode(unit, proof.id, proof.totp_secret, code)
      await updateSecondFactor(unit.db, proof.id, { secret: null, pending: null, usedStep: null })
      record(unit, 'second-factor-ended', proof.id)
    },
  }
}
