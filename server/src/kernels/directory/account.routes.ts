// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import { accountsApi } from '#contracts/accounts'
import { bindRoutes, type Route } from '#platform/http'
import type { Directory } from './directory.ts'
import type { OpenSession } from './sessions.service.ts'

/** Accounts of staff, and how one signs in oneself. */
export function accountRoutes(
  { accounts, ownAccount }: Directory,
  current: (request: FastifyRequest) => Promise<OpenSession>,
): Route[] {
  return bindRoutes(accountsApi, {
    'GET /api/accounts': ({ db, query, now }) => accounts.list(db, query, now),
    'POST /api/accounts': ({ unit, body }) => accounts.appoint(unit, body),
    'POST /api/accounts/{id}/password-resets': ({ unit, params, body }) =>
      accounts.resetPassword(unit, params.id, body.reason),
    'POST /api/accounts/{id}/second-factor-resets': async ({ unit, params, body }) => {
      await accounts.resetSecondFactor(unit, params.id, body.reason)
      return {}
    },
    'PUT /api/accounts/{id}/enabled': async ({ unit, params, body }) => {
      await accounts.setEnabled(unit, params.id, body.enabled, body.reason)
      return {}
    },
    'GET /api/my/sign-in': async ({ db, request }) => ownAccount.signIn(db, await current(request)),
    'PUT /api/my/password': async ({ unit, request, body }) => {
      await ownAccount.changePassword(unit, await current(request), body)
      return {}
    },
    'POST /api/my/second-factor': async ({ unit, request, body }) =>
      await ownAccount.beginSecondFactor(unit, await current(request), body.password),
    'PUT /api/my/second-factor': async ({ unit, request, body }) => {
      await ownAccount.confirmSecondFactor(unit, await current(request), body.code)
      return {}
    },
    'DELETE /api/my/second-factor': async ({ unit, request, body }) => {
      await ownAccount.endSecondFactor(unit, await current(request), body)
      return {}
    },
  })
}
