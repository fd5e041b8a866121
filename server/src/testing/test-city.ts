// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { systemClock, systemRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createPool } from '#platform/db'
import { type Log, silentLog } from '#platform/log'
import type { Outbound } from '#platform/outbound'
import { cloneTestDatabase } from '#platform/testing'
import { type App, createApp } from '../app.ts'
import { makeCity } from '../city/make-city.ts'
import { demoPassword } from '../city-profile.ts'
import { prepareStart } from '../founding/prepare.ts'

export interface Client {
  readonly account: {
    id: string
    mayActFor: { subject: { kind: string; id: string }; name: string }[]
  } | null
  get(path: string): Promise<Answer>
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
}
export interface Answer {
  readonly status: number
  // Answers are checked against their schemas by the server under test; specs read them freely.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any
  readonly headers: Record<string, unknown>
  readonly bytes: Buffer
}

export interface TestCity {
  readonly app: App
  anonymous(): Client
  signIn(login: string, actFor?: 'person' | 'enterprise'): Promise<Client>
  readonly pool: pg.Pool
  /** How many statements the platform has sent to the database. */
  statements(): number
  /** Does what is waiting: papers, messages, certificates. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** An unexpected failure is shown whole: test data is fictional, and the reason is what one wants to read. */
const shoutingLog: Log = { ...silentLog, error: (fields, text) => console.error(text, fields['err']) }

let nextKey = 0

/** A small city on a database of its own, reached over HTTP without a port. Answers are checked against their schemas. */
export async function openTestCity(options: { outbound?: Outbound } = {}): Promise<TestCity> {
  const database = await cloneTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-city-'))
  const pool = createPool({ connectionString: database.url, max: 6 })
  let sent = 0
  const handles = {
    connection: { connectionString: database.url },
    db: new Kysely<unknown>({
      dialect: new PostgresDialect({ pool }),
      log: () => {
        sent += 1
      },
    }),
    pool,
    stop: () => pool.end(),
  }
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', RATE_PER_MINUTE: '1000000' })
  const masterKey = Buffer.alloc(32, 5)
  await makeCity(
    handles,
    config,
    masterKey,
    systemClock.now(),
    { people: 4, enterprises: 3, applications: 0 },
    () => {},
  )
  const app = await createApp({
    config,
    database: handles,
    clock: systemClock,
    random: systemRandom,
    log: shoutingLog,
    masterKey,
    webFolder: null,
    checkAnswers: true,
    passwordCost: 1024,
    ...options,
  })
  await prepareStart(app, () => {})
  await app.http.ready()

  const client = (cookie: string, account: Client['account']): Client => {
    const call = async (
      method: string,
      path: string,
      body: unknown,
      headers: Record<string, string>,
    ): Promise<Answer> => {
      const raw = Buffer.isBuffer(body)
      const answer = await app.http.inject({
        method: method as 'GET',
        url: path,
        headers: {
          ...(cookie !== '' && { cookie }),
          ...(body !== undefined && {
            'content-type': raw ? 'application/octet-stream' : 'application/json',
          }),
          ...headers,
        },
        ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
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
      account,
      get: (path) => call('GET', path, undefined, {}),
      send: (method, path, body, headers = {}) =>
        call(method, path, body, {
          'x-chengshu': '1',
          'idempotency-key': `test-key-${nextKey++}`,
          ...headers,
        }),
    }
  }

  return {
    app,
    pool,
    statements: () => sent,
    anonymous: () => client('', null),
    async signIn(login, actFor) {
      const answer = await app.http.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-chengshu': '1' },
        payload: { login, password: demoPassword },
      })
      if (answer.statusCode !== 200) throw new Error(`${login} cannot sign in: ${answer.body}`)
      const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
      const session = answer.json()
      const signedIn = client(cookie, session.account)
      if (actFor !== undefined) {
        const choice = session.account.mayActFor.find(
          (one: { subject: { kind: string } }) => one.subject.kind === actFor,
        )
        const chosen = await signedIn.send('PUT', '/api/session/acting', { subject: choice.subject })
        if (chosen.status !== 200) throw new Error(`cannot act for ${actFor}`)
      }
      return signedIn
    },
    async settle() {
      await app.worker.processAll()
    },
    async close() {
      await app.http.close()
      await pool.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
