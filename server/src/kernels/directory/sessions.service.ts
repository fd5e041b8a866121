// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Role } from '#contracts/permissions'
import type { SubjectRef } from '#contracts/wire'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import { addFailures, clearFailures, findAccount, findFailures } from './account.repo.ts'
import { takeCodeStep } from './account-care.repo.ts'
import { listMayActFor } from './acting.readmodel.ts'
import { choosePassword } from './choose-password.ts'
import { stepOfCode } from './one-time-code.ts'
import type { Passwords } from './passwords.logic.ts'
import {
  deleteSession,
  findSession,
  insertSession,
  type SessionRow,
  setActing,
  touchSession,
} from './session.repo.ts'
import { delaySeconds, freeTries } from './sign-in-delay.logic.ts'

export interface OpenSession {
  readonly tokenHash: string
  readonly row: SessionRow
  readonly actor: Actor
  readonly expiresAt: Date
}

export interface Sessions {
  signIn(input: {
    login: string
    password: string
    totp?: string | undefined
    /** Wanted where the password is a temporary one. */
    newPassword?: string | undefined
    address: string
  }): Promise<{ token: string }>
  /** The session of a token, if it is in force; using it keeps it alive. */
  open(token: string): Promise<OpenSession | null>
  signOut(session: OpenSession): Promise<void>
  actFor(session: OpenSession, subject: SubjectRef): Promise<void>
}

// GB/T 22239-2019 8.1.4.1 b asks for an end of idle sessions; staff sit in open offices, so theirs end sooner.
const idleMs = { staff: 60 * 60_000, resident: 2 * 3_600_000, system: 15 * 60_000 } as const
const longestMs = { staff: 12 * 3_600_000, resident: 7 * 24 * 3_600_000, system: 24 * 3_600_000 } as const
const touchMs = 60_000

export function createSessions(platform: Platform, passwords: Passwords): Sessions {
  const { db, clock, keys, random, units, config } = platform
  const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

  async function check(
    db: Db,
    input: { login: string; password: string; totp?: string | undefined; address: string },
  ) {
    const now = clock.now()
    const login = normaliseLogin(input.login)
    const pair = keys.searchHash('sign-in', `${login} ${input.address}`)
    const address = keys.searchHash('sign-in', input.address)
    const seen = await findFailures(db, [pair, address])
    const wait = Math.max(
      delaySeconds(seen.get(pair), freeTries.pair, now),
      delaySeconds(seen.get(address), freeTries.address, now),
    )
    if (wait > 0) throw problem('directory.sign-in-delayed', { seconds: wait })
    const account = await findAccount(db, keys.searchHash('login', login), now)
    const right =
      account === undefined
        ? await passwords.pretend(input.password)
        : await passwords.matches(input.password, account.password_hash)
    if (account === undefined || !right || (account.kind === 'staff' && account.post_id === null)) {
      await addFailures(db, [pair, address], now)
      throw problem('directory.sign-in-failed')
    }
    if (account.totp_secret !== null) {
      if (input.totp === undefined) throw problem('directory.totp-required')
      const step = stepOfCode(keys.decrypt('totp', account.totp_secret), input.totp, now)
      if (step === null || !(await takeCodeStep(db, account.id, step))) {
        await addFailures(db, [pair, address], now)
        throw problem('directory.sign-in-failed')
      }
    }
    await clearFailures(db, pair)
    return account
  }

  return {
    async signIn(input) {
      const account = await check(db, input)
      const { newPassword } = input
      if (account.password_is_temporary && newPassword === undefined)
        throw problem('directory.password-temporary')
      const token = Buffer.from(random.bytes(32)).toString('base64url')
      const acting: SubjectRef | null =
        account.person_id === null || account.kind !== 'resident'
          ? null
          : { kind: 'person', id: account.person_id }
      const actor: Actor = {
        kind: account.kind,
        accountId: account.id,
        postId: account.post_id,
        organisationId: null,
        organisationScope: [],
        subject: acting,
        roles: [],
        channel: 'web',
      }
      await units.inUnit({ actor }, async (unit) => {
        if (account.password_is_temporary && newPassword !== undefined) {
          const change = { password: input.password, newPassword, policy: config.passwordPolicy }
          await choosePassword(unit, account.id, change, passwords)
        }
        await insertSession(unit.db, {
          tokenHash: hashToken(token),
          accountId: account.id,
          postId: account.post_id,
          actingKind: acting === null ? null : 'person',
          actingId: acting?.id ?? null,
          now: unit.now,
          expiresAt: new Date(unit.now.getTime() + longestMs[account.kind]),
        })
        unit.record({ action: 'directory.signed-in', objectKind: 'account', objectId: account.id })
      })
      return { token }
    },
    async open(token) {
      const tokenHash = hashToken(token)
      const now = clock.now()
      const row = await findSession(db, tokenHash, now)
      if (row === undefined) return null
      const idleEnd = row.last_used_at.getTime() + idleMs[row.kind]
      if (idleEnd <= now.getTime()) {
        await deleteSession(db, tokenHash)
        return null
      }
      if (now.getTime() - row.last_used_at.getTime() > touchMs) await touchSession(db, tokenHash, now)
      const expiresAt = new Date(Math.min(row.expires_at.getTime(), now.getTime() + idleMs[row.kind]))
      return { tokenHash, row, actor: actorOf(row), expiresAt }
    },
    async signOut(session) {
      await units.inUnit({ actor: session.actor }, async (unit) => {
        await deleteSession(unit.db, session.tokenHash)
        unit.record({
          action: 'directory.signed-out',
          objectKind: 'account',
          objectId: session.row.account_id,
        })
      })
    },
    async actFor(session, subject) {
      await units.inUnit({ actor: session.actor }, async (unit) => {
        const allowed =
          session.row.person_id === null ? [] : await listMayActFor(unit.db, session.row.person_id, unit.now)
        if (!allowed.some((entry) => entry.subject.kind === subject.kind && entry.subject.id === subject.id))
          throw problem('directory.may-not-act-for')
        await setActing(unit.db, session.tokenHash, subject.kind, subject.id)
        unit.record({ action: 'directory.acting-chosen', objectKind: subject.kind, objectId: subject.id })
      })
    },
  }
}

export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

function actorOf(row: SessionRow): Actor {
  const subject =
    row.acting_kind === null || row.acting_id === null ? null : { kind: row.acting_kind, id: row.acting_id }
  const roles: readonly Role[] =
    row.kind === 'staff'
      ? (row.post_roles ?? [])
      : subject?.kind === 'enterprise'
        ? ['enterprise-agent']
        : ['resident']
  return {
    kind: row.kind,
    accountId: row.account_id,
    postId: row.post_id,
    organisationId: row.organisation_id,
    organisationScope: row.organisation_scope,
    subject,
    roles,
    channel: 'web',
  }
}
