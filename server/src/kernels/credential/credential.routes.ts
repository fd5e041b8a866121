// SPDX-License-Identifier: Apache-2.0
import { type CredentialDetail, credentialsApi } from '#contracts/credentials'
import { type Actor, can } from '#platform/access'
import { chinaDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { bindRoutes, own, type Route } from '#platform/http'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import { certificatePdf } from './certificate-pdf.service.ts'
import { isHolder, presentCard, presentDetail } from './credential.presenter.ts'
import { type CredentialRow, findCredential, listOfHolder, listUses } from './credential.repo.ts'
import { stateOn } from './credential-state.logic.ts'
import type { Credentials } from './credentials.service.ts'

const usesShown = 50

export function credentialRoutes(platform: Platform, credentials: Credentials): Route[] {
  const { clock } = platform
  const { verification } = credentials

  /** 404, not 403: what somebody holds is nobody else's business. */
  const readable = async (db: Db, actor: Actor, id: string): Promise<CredentialRow> => {
    const row = await findCredential(db, id)
    if (row === undefined) throw problem('platform.not-found')
    const holder = { kind: row.holder_kind, id: row.holder_id }
    if (!can(actor, 'credential.credential.read', { subject: holder }).allowed)
      throw problem('platform.not-found')
    return row
  }

  /** A certificate that stands; others are not shown or handed out any more. */
  const showable = async (db: Db, actor: Actor, id: string): Promise<CredentialRow> => {
    const row = await readable(db, actor, id)
    const state = stateOn(row, chinaDay(clock.now()))
    if (state !== 'valid') throw problem('credential.not-valid', { state })
    return row
  }

  const detail = async (db: Db, actor: Actor, row: CredentialRow): Promise<CredentialDetail> => {
    const own = isHolder(actor, row)
    return presentDetail(presentCard(row, credentials.types(), clock.now()), row, {
      texts: credentials.textsOf(row, !own),
      // Who used a certificate is told to its holder alone.
      uses: own ? await listUses(db, row.id, usesShown) : [],
      actor,
    })
  }

  return bindRoutes(credentialsApi, {
    'GET /api/credentials': async ({ db, actor, query, now }) => {
      if (actor.subject === null) return { items: [], next: null }
      const page = await listOfHolder(db, actor.subject, query)
      return {
        items: page.items.map((row) => presentCard(row, credentials.types(), now)),
        next: page.next,
      }
    },
    'GET /api/credentials/{id}': async ({ db, actor, params }) =>
      await detail(db, actor, await readable(db, actor, params.id)),
    'GET /api/credentials/{id}/presentation': async ({ db, actor, params }) => {
      const shown = verification.present(await showable(db, actor, params.id), 'screen')
      return { payload: shown.payload, expiresAt: shown.expiresAt?.toISOString() ?? null }
    },
    'GET /api/credentials/{id}/pdf': async ({ db, actor, params, traceId }) => {
      const row = await showable(db, actor, params.id)
      const body = await certificatePdf(platform, credentials, row, { db, actor, traceId })
      return { type: 'application/pdf', name: `${row.number}.pdf`, body }
    },
    'POST /api/credentials/{id}/revocation': async ({ unit, actor, params, body }) => {
      await credentials.revoke(unit, params.id, body.reason)
      const row = await findCredential(unit.db, params.id)
      if (row === undefined) throw problem('platform.not-found')
      return await detail(unit.db, actor, row)
    },
    'POST /api/verifications': own(({ body, traceId }) => verification.verifyCode(body.payload, traceId)),
    'POST /api/verifications/pdf': own(({ bytes, traceId }) => verification.verifyPdf(bytes, traceId)),
    'GET /api/credential-keys': async () => verification.keySet(),
    'GET /api/credential-status': () => verification.statusList(),
  })
}
