// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { chinaDay } from '#platform/clock'
import { contentDigest, signatureBase, signatureHeaders, signWithSecret } from '#platform/signatures'
import type { Answer, Client, TestCity } from './test-city.ts'

export interface SignedSystem extends Client {
  readonly organisationId: string
  readonly key: { readonly id: string; readonly secret: string }
  /** A request whose signature was made by hand, for what must be refused. */
  sendSigned(request: Partial<SignedSending> & Pick<SignedSending, 'method' | 'path'>): Promise<Answer>
}

export interface SignedSending {
  readonly method: string
  readonly path: string
  readonly body: string | undefined
  /** Bytes that are sent in place of those that were signed. */
  readonly sentBody: string | undefined
  readonly created: number
  readonly nonce: string
  readonly keyId: string
  readonly secret: string
  readonly components: readonly string[]
}

let nonces = 0

/** Registers, permits and activates a department's system by the two administrators, and signs its requests. */
export async function admitSystem(
  city: TestCity,
  {
    code,
    organisation,
    permits,
    callbackUrl = null,
    silenceHours = 8,
  }: {
    code: string
    organisation: string
    permits: readonly { itemCode: string; act: 'report' | 'handle' }[]
    callbackUrl?: string | null
    silenceHours?: number
  },
): Promise<SignedSystem> {
  const { platform, services } = city.app
  const day = chinaDay(platform.clock.now())
  const organisationId = (await services.directory.organisations.getByCode(platform.db, organisation, day)).id
  const connector = await city.signIn('xitong')
  const admitter = await city.signIn('anquan')
  const done = async (answer: Promise<Answer>): Promise<Answer> => {
    const made = await answer
    if (made.status !== 200) throw new Error(`${code} was not admitted: ${JSON.stringify(made.body)}`)
    return made
  }
  await done(
    connector.send('POST', '/api/systems', {
      code,
      organisationId,
      name: { zh: `${code} 系统`, en: `System ${code}` },
      contactRole: 'reviewer',
      callbackUrl,
      silenceHours,
    }),
  )
  const key = (
    await done(admitter.send('POST', `/api/systems/${code}/keys`, { overlapDays: 0, reason: '新系统接入' }))
  ).body as { id: string; secret: string }
  await done(
    admitter.send('PUT', `/api/systems/${code}/permits`, { version: 1, permits, reason: '按职责授权' }),
  )
  if (permits.length > 0)
    await done(admitter.send('PUT', `/api/systems/${code}/state`, { state: 'active', reason: '验收通过' }))
  // One that may do nothing is activated by no administrator: only the probe of the routes wants such a thing.
  else await sql`update exchange.systems set state = 'active' where code = ${code}`.execute(platform.db)
  return { account: null, organisationId, key, ...signedCalls(city, key) }
}

function signedCalls(city: TestCity, key: { id: string; secret: string }) {
  const sendSigned: SignedSystem['sendSigned'] = async (asked) => {
    const request: SignedSending = {
      body: undefined,
      sentBody: asked.body,
      created: Math.floor(city.app.platform.clock.now().getTime() / 1000),
      nonce: `nonce-of-the-tests-${nonces++}`,
      keyId: key.id,
      secret: key.secret,
      components: ['@method', '@target-uri', ...(asked.body === undefined ? [] : ['content-digest'])],
      ...asked,
    }
    const digest = request.body === undefined ? undefined : contentDigest(Buffer.from(request.body))
    const parameters = [
      ['created', request.created],
      ['keyid', request.keyId],
      ['nonce', request.nonce],
    ] as const
    const base = signatureBase(
      {
        method: request.method,
        targetUri: `http://localhost:80${request.path}`,
        header: (name) => (name === 'content-digest' ? digest : undefined),
      },
      request.components,
      parameters,
    )
    const answer = await city.app.http.inject({
      method: request.method as 'GET',
      url: request.path,
      headers: {
        // Not needed here; with it a request gets as far as the sign-in on the routes of people.
        'x-chengshu': '1',
        ...(digest !== undefined && { 'content-digest': digest, 'content-type': 'application/json' }),
        ...signatureHeaders(request.components, parameters, signWithSecret(request.secret, base ?? '')),
      },
      ...(request.sentBody !== undefined && { payload: request.sentBody }),
    })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : answer.body,
      headers: answer.headers,
      bytes: answer.rawPayload,
    }
  }
  return {
    sendSigned,
    get: (path: string) => sendSigned({ method: 'GET', path }),
    send: (method: string, path: string, body?: unknown) =>
      sendSigned({ method, path, body: body === undefined ? undefined : JSON.stringify(body) }),
  }
}
