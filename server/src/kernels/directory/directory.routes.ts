// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Session, sessionApi } from '#contracts/session'
import type { LocalizedText } from '#contracts/text'
import { chinaDay } from '#platform/clock'
import { type Authenticated, bindRoutes, own, type Route } from '#platform/http'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import { accountRoutes } from './account.routes.ts'
import { listMayActFor } from './acting.readmodel.ts'
import type { City } from './city.ts'
import { type DataUseRow, listDataUses } from './data-use.readmodel.ts'
import type { Directory } from './directory.ts'
import { listRegions } from './region.repo.ts'
import { presentSession } from './session.presenter.ts'
import type { OpenSession } from './sessions.service.ts'

const cookieName = 'chengshu_session'

export interface DirectoryRoutesOptions {
  readonly city: City
  /** Empty outside demonstration mode. */
  readonly demoAccounts: () => Session['demoAccounts']
  /** Name of a data element, for the list of uses. */
  readonly elementName: (code: string) => LocalizedText
}

/** Reads the session cookie once per request and says who is calling. */
export function createAuthenticator(
  directory: Directory,
): (request: FastifyRequest) => Promise<(Authenticated & { session: OpenSession }) | null> {
  return async (request) => {
    const token = request.cookies[cookieName]
    if (token === undefined || token.length > 100) return null
    const session = await directory.sessions.open(token)
    return session === null ? null : { actor: session.actor, session }
  }
}

export function directoryRoutes(
  platform: Platform,
  directory: Directory,
  options: DirectoryRoutesOptions,
): Route[] {
  const { config, clock, db } = platform
  const authenticate = createAuthenticator(directory)
  const secure = config.publicUrl?.startsWith('https:') === true

  const present = async (session: OpenSession | null): Promise<Session> => {
    const now = clock.now()
    const choices = session?.row.person_id == null ? [] : await listMayActFor(db, session.row.person_id, now)
    return presentSession(
      { city: options.city, mode: config.mode, now, demoAccounts: options.demoAccounts() },
      session,
      choices,
    )
  }
  const setCookie = (reply: FastifyReply, token: string) =>
    reply.setCookie(cookieName, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: '/',
      maxAge: 7 * 24 * 3600,
    })
  const current = async (request: FastifyRequest): Promise<OpenSession> => {
    const authenticated = await authenticate(request)
    if (authenticated === null) throw problem('platform.not-signed-in')
    return authenticated.session
  }

  return [
    ...accountRoutes(directory, current),
    ...bindRoutes(sessionApi, {
      'GET /api/session': async ({ request }) => present((await authenticate(request))?.session ?? null),
      'POST /api/session': own(async ({ body, request, reply }) => {
        const { token } = await directory.sessions.signIn({ ...body, address: request.ip })
        setCookie(reply, token)
        return await present(await directory.sessions.open(token))
      }),
      'DELETE /api/session': own(async ({ request, reply }) => {
        await directory.sessions.signOut(await current(request))
        reply.clearCookie(cookieName, { path: '/' })
        return {}
      }),
      'PUT /api/session/acting': own(async ({ request, body }) => {
        await directory.sessions.actFor(await current(request), body.subject)
        return await present(await current(request))
      }),
      'GET /api/my/data-uses': async ({ db, actor, query }) => {
        if (actor.subject === null) return { items: [], next: null }
        const page = await listDataUses(db, actor.subject, query)
        return { items: page.items.map((row) => presentUse(row, options.elementName)), next: page.next }
      },
      'GET /api/organisations': async ({ db, query, now }) => ({
        items: await directory.organisations.list(db, query.at ?? chinaDay(now)),
      }),
      'GET /api/days-off': async ({ db }) => ({ items: await directory.calendar.list(db) }),
      'POST /api/days-off': async ({ unit, body }) => {
        await directory.calendar.declare(unit, body)
        return { items: await directory.calendar.list(unit.db) }
      },
      'DELETE /api/days-off/{regionCode}/{day}': async ({ unit, params }) => {
        await directory.calendar.revoke(unit, params.regionCode, params.day)
        return { items: await directory.calendar.list(unit.db) }
      },
      'GET /api/regions': async ({ db, now }) => ({
        items: (await listRegions(db, chinaDay(now))).map((row) => ({
          code: row.code,
          name: { zh: row.name_zh, en: row.name_en },
          level: row.level,
          parentCode: row.parent_code,
        })),
      }),
    }),
  ]
}

function presentUse(row: DataUseRow, elementName: (code: string) => LocalizedText) {
  const named = (zh: string | null, en: string | null) => (zh === null || en === null ? null : { zh, en })
  return {
    id: row.id,
    at: row.at.toISOString(),
    elements: row.elements.map((code) => ({ code, name: elementName(code) })),
    purpose: { kind: row.purpose_kind, reference: row.purpose_ref, reason: row.reason },
    by: {
      organisation: named(row.organisation_zh, row.organisation_en),
      post: named(row.post_zh, row.post_en),
      system: row.account_kind !== 'staff',
    },
  }
}
