// SPDX-License-Identifier: Apache-2.0
// A production installation from an empty database: founded from a file, started, its first administrator signs in.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock, systemRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { createPool } from '#platform/db'
import { silentLog } from '#platform/log'
import { cloneTestDatabase } from '#platform/testing'
import { createApp } from '../app.ts'
import type { CityFile } from './city-file.ts'
import { prepareStart } from './prepare.ts'

const text = (zh: string, en: string) => ({ zh, en })
const post = (login: string, role: CityFile['staff'][number]['roles'][number]) => ({
  login,
  name: '某某',
  organisation: 'data-bureau',
  title: text('岗位', 'Post'),
  roles: [role],
})
const file: CityFile = {
  node: 'QH',
  name: text('清河市', 'Qinghe'),
  bureau: text('清河市数据局', 'Qinghe Data Bureau'),
  host: text('清河市人民政府', 'People’s Government of Qinghe'),
  regions: [
    { code: '990300', name: text('清河市', 'Qinghe'), level: 'city' },
    { code: '990301', name: text('东区', 'East'), level: 'county', parent: '990300' },
  ],
  organisations: [
    {
      code: 'data-bureau',
      name: text('清河市数据局', 'Qinghe Data Bureau'),
      shortName: text('数据局', 'Data'),
      kind: 'department',
      creditCode: null,
      region: '990300',
      parent: null,
    },
  ],
  centres: { vocabulary: 'data-bureau', ratings: 'data-bureau' },
  since: '2024-01-01',
  staff: [
    post('sysadmin', 'system-administrator'),
    post('secadmin', 'security-administrator'),
    post('audit', 'auditor'),
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'chengshu-found-'))
const path = join(folder, 'city.json')
const masterKey = Buffer.alloc(32, 7).toString('base64')
let database: Awaited<ReturnType<typeof cloneTestDatabase>>
let env: Record<string, string>

beforeAll(async () => {
  database = await cloneTestDatabase()
  env = {
    MODE: 'production',
    DATABASE_URL: database.url,
    MASTER_KEY: masterKey,
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
  }
})
afterAll(async () => {
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

function found(content: unknown, settings: Record<string, string> = env) {
  writeFileSync(path, JSON.stringify(content))
  return spawnSync(process.execPath, [join(import.meta.dirname, 'found.main.ts'), path], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...settings },
  })
}

test('a wrong file is refused with every fault, and nothing is founded', () => {
  const wrong = structuredClone(file)
  wrong.centres.ratings = 'nobody'
  wrong.staff = wrong.staff.slice(0, 2)
  wrong.staff[0]?.roles.push('auditor')
  const { status, stderr } = found(wrong)
  expect(status).toBe(1)
  for (const words of ['/centres/ratings', '/staff/0/roles']) expect(stderr).toContain(words)
})

test('a demonstration is not founded from a file', () => {
  const { MODE: _mode, ...settings } = env
  expect(found(file, settings).status).toBe(2)
})

test('an empty database becomes the city of the file, once, and its administrators choose their own passwords', async () => {
  const { status, stdout, stderr } = found(file)
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const password = /^secadmin\t.*\t(\S+)$/m.exec(stdout)?.[1] ?? ''
  expect(password).toMatch(/^([A-Z][a-z]{2}\d-?){4}$/)
  const again = found(file)
  expect(again.status).toBe(1)
  expect(again.stderr).toContain('holds a city already')

  const pool = createPool({ connectionString: database.url, max: 4 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const app = await createApp({
    config: readConfig(env),
    database: { connection: { connectionString: database.url }, db, pool, stop: () => pool.end() },
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    masterKey: Buffer.from(masterKey, 'base64'),
    webFolder: null,
    checkAnswers: true,
  })
  await prepareStart(app, () => {})
  const signIn = (payload: Record<string, string>) =>
    app.http.inject({ method: 'POST', url: '/api/session', headers: { 'x-chengshu': '1' }, payload })

  const first = await signIn({ login: 'secadmin', password })
  expect(first.json()).toMatchObject({ status: 401, code: 'directory.password-temporary' })
  expect(first.headers['set-cookie']).toBeUndefined()
  const weak = await signIn({ login: 'secadmin', password, newPassword: 'short' })
  expect(weak.json()).toMatchObject({ code: 'directory.password-too-weak' })
  const session = await signIn({ login: 'secadmin', password, newPassword: 'Own-Words-2026' })
  expect(session.json()).toMatchObject({
    city: { name: { zh: '清河市' } },
    mode: 'production',
    account: { roles: ['security-administrator'] },
    demoAccounts: [],
  })
  expect((await signIn({ login: 'secadmin', password })).statusCode).toBe(401)
  await app.http.close()
  await pool.end()
}, 60_000)
