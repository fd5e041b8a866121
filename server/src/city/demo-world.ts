// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#platform/access'
import { chinaDay, type createManualClock } from '#platform/clock'
import type { Database } from '#platform/db'
import type { App } from '../app.ts'
import { demoPassword } from '../city-profile.ts'

/** The platform as the simulation uses it: the real services on the real database, with a clock that it moves. */
export interface DemoWorld {
  readonly app: App
  readonly database: Database
  readonly clock: ReturnType<typeof createManualClock>
  /** Signs an account in by its login, as its owner would. */
  actorOf(login: string): Promise<Actor>
  /** Somebody who holds the role at the organisation. */
  staffFor(organisationId: string, role: string): Promise<Actor | null>
  /** Somebody who has acted before, by their account. */
  actorOfAccount(accountId: string): Promise<Actor | null>
  /** An organisation by its code. */
  organisation(code: string): Promise<string>
}

export function createDemoWorld(
  app: App,
  database: Database,
  clock: ReturnType<typeof createManualClock>,
  loginOf: (organisationId: string, role: string) => string | null,
): DemoWorld {
  const tokens = new Map<string, string>()
  const loginsByAccount = new Map<string, string>()
  const { sessions } = app.services.directory

  async function actorOf(login: string): Promise<Actor> {
    const session = tokens.has(login) ? await sessions.open(tokens.get(login) ?? '') : null
    if (session !== null) return session.actor
    const { token } = await sessions.signIn({ login, password: demoPassword, address: '192.0.2.1' })
    tokens.set(login, token)
    const opened = await sessions.open(token)
    if (opened === null) throw new Error(`demonstration account ${login} cannot sign in`)
    if (opened.actor.accountId !== null) loginsByAccount.set(opened.actor.accountId, login)
    return opened.actor
  }
  return {
    app,
    database,
    clock,
    actorOf,
    async staffFor(organisationId, role) {
      const login = loginOf(organisationId, role)
      return login === null ? null : await actorOf(login)
    },
    async actorOfAccount(accountId) {
      const login = loginsByAccount.get(accountId)
      return login === undefined ? null : await actorOf(login)
    },
    async organisation(code) {
      const { organisations } = app.services.directory
      return (await organisations.getByCode(app.platform.db, code, chinaDay(clock.now()))).id
    },
  }
}
