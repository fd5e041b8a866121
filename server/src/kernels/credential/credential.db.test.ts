// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCertificateIdentifier } from '#contracts/identifiers'
import { createDirectory, insertRegion } from '#kernels/directory'
import { type Actor, systemActor } from '#platform/access'
import { createHttpServer } from '#platform/http'
import { stopPdfWorker } from '#platform/pdf'
import { openTestPlatform, type TestPlatform } from '#platform/testing'
import type { Unit } from '#platform/unit'
import { findCredential } from './credential.repo.ts'
import { credentialRoutes } from './credential.routes.ts'
import { type Credentials, createCredentials } from './credentials.service.ts'
import { verifyPresentation } from './presentation/presentation.logic.ts'
import { readStatusList } from './status-list.logic.ts'

let platform: TestPlatform
let credentials: Credentials
let http: Awaited<ReturnType<typeof createHttpServer>>
/** Who calls next. */
let caller: Actor | null = null
const organisations: Record<string, string> = {}

const enterprise = (last: number) =>
  ({ kind: 'enterprise', id: `01900000-0000-7000-8000-${String(last).padStart(12, '0')}` }) as const
const person = (last: number) =>
  ({ kind: 'person', id: `01900000-0000-7000-8000-${String(last).padStart(12, '0')}` }) as const

const holder = (subject: Actor['subject']): Actor => ({
  ...systemActor,
  kind: 'resident',
  accountId: '01900000-0000-7000-8000-00000000aaaa',
  subject,
  roles: ['resident'],
  channel: 'web',
})
const decider = (organisation: string): Actor => ({
  ...systemActor,
  kind: 'staff',
  accountId: '01900000-0000-7000-8000-00000000bbbb',
  organisationId: organisations[organisation] ?? '',
  organisationScope: [organisations[organisation] ?? ''],
  roles: ['decider'],
  channel: 'web',
})

beforeAll(async () => {
  platform = await openTestPlatform()
  const directory = createDirectory(platform, { passwordCost: 1024 })
  credentials = createCredentials(platform, directory, {
    codeName: (element, value) =>
      element === 'person.gender' && value === '2' ? { zh: '女', en: 'Female' } : undefined,
  })
  await asSystem(async (unit) => {
    const region = {
      code: '990100',
      name: { zh: '云澜市', en: 'Yunlan' },
      level: 'city',
      parentCode: null,
    } as const
    await insertRegion(unit.db, { ...region, validFrom: '2000-01-01' }, unit.now)
    for (const [code, creditCode, zh, en] of [
      [
        'yl-market',
        '11990100MB1000213K',
        '云澜市市场监督管理局',
        'Yunlan Administration for Market Regulation',
      ],
      ['yl-police', '11990100MB1000141T', '云澜市公安局', 'Yunlan Public Security Bureau'],
    ] as const) {
      organisations[code] = await directory.organisations.found(unit, {
        code,
        creditCode,
        name: { zh, en },
        shortName: { zh, en },
        kind: 'department',
        regionCode: '990100',
        parentCode: null,
        validFrom: '2020-01-01',
      })
    }
  })
  http = await createHttpServer({
    ...platform,
    routes: credentialRoutes(platform, credentials),
    authenticate: async () => (caller === null ? null : { actor: caller }),
    health: async () => ({}),
    webFolder: null,
    checkAnswers: true,
  })
})
afterAll(async () => {
  await stopPdfWorker()
  await http.close()
  await platform.close()
})

/** One second after another: ids are in order of the millisecond they were made in. */
const asSystem = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => {
  platform.clock.advance(1000)
  return platform.units.inUnit({ actor: systemActor }, work)
}

const licence = (
  subject: ReturnType<typeof enterprise>,
  premisesAddress: string,
  caseNumber: string | null,
) => ({
  type: 'food-business-licence',
  subject,
  holderName: '江畔小馆',
  caseNumber,
  attributes: {
    name: '江畔小馆',
    creditCode: '91990104MA1000213K',
    legalRepresentative: '周晓岚',
    address: '澜湖区湖滨路 18 号',
    premisesAddress,
    businessKind: '餐饮服务经营者',
    businessItems: '热食类食品制售',
  },
})
const identityCard = (subject: ReturnType<typeof person>, issuedOn: string) => ({
  type: 'identity-card',
  subject,
  holderName: '王晓岚',
  caseNumber: null,
  issuedOn,
  attributes: {
    name: '王晓岚',
    idNumber: '990102199001010028',
    gender: '2',
    ethnicity: '01',
    birthDate: '1990-01-01',
    address: '临江区江畔路 88 号',
  },
})

async function call(
  method: 'GET' | 'POST',
  url: string,
  options: { as?: Actor | null; body?: unknown; bytes?: Buffer } = {},
) {
  caller = options.as ?? null
  const answer = await http.inject({
    method,
    url,
    headers: {
      'x-chengshu': '1',
      'idempotency-key': platform.ids.next(),
      ...(options.bytes !== undefined && { 'content-type': 'application/pdf' }),
    },
    ...(options.body !== undefined && { payload: options.body as object }),
    ...(options.bytes !== undefined && { payload: options.bytes }),
  })
  const json = answer.headers['content-type']?.includes('json') === true
  return { status: answer.statusCode, body: json ? answer.json() : null, raw: answer.rawPayload }
}

test('issues a certificate with a valid identifier and a dense number, and stores no attribute in the clear', async () => {
  const first = await asSystem((unit) =>
    credentials.issue(unit, licence(enterprise(1), '一号店', 'YL2603-000001')),
  )
  const second = await asSystem((unit) =>
    credentials.issue(unit, licence(enterprise(2), '二号店', 'YL2603-000002')),
  )
  expect(first.number).toBe('990100-005-2026-000001')
  expect(second.number).toBe('990100-005-2026-000002')
  expect(checkCertificateIdentifier(first.identifier)).toMatchObject({
    ok: true,
    issuer: '11990100MB1000213K',
  })
  const row = await findCredential(platform.db, first.id)
  expect(row).toMatchObject({
    issued_on: '2026-03-02',
    valid_until: '2031-03-02',
    issuer_zh: '云澜市市场监督管理局',
  })
  const stored = await platform.pool.query('select c::text as row from credential.credentials as c')
  expect(JSON.stringify(stored.rows)).not.toContain('湖滨路')
  const forCase = (reader: Actor) =>
    credentials.listForCase(platform.db, reader, 'YL2603-000001', platform.clock.now())
  const shown = {
    id: first.id,
    name: { zh: '食品经营许可证', en: 'Food business licence' },
    identifier: first.identifier,
    state: 'valid',
  }
  expect(await forCase(decider('yl-market'))).toEqual([{ ...shown, can: ['revoke'] }])
  expect(await forCase(decider('yl-police'))).toEqual([{ ...shown, can: [] }])
})

test('the same case and type twice give one certificate, also at once', async () => {
  const issue = () =>
    asSystem((unit) => credentials.issue(unit, licence(enterprise(3), '三号店', 'YL2603-000003')))
  const made = await Promise.all([issue(), issue(), issue(), issue()])
  expect(new Set(made.map((one) => one.id)).size).toBe(1)
  const now = platform.clock.now()
  expect(await credentials.listForCase(platform.db, systemActor, 'YL2603-000003', now)).toHaveLength(1)
})

test('refuses attributes that the type does not allow, another kind of holder, an unknown type', async () => {
  const wrong = licence(enterprise(4), '四号店', null)
  const refused = (input: Parameters<Credentials['issue']>[1]) =>
    expect(asSystem((unit) => credentials.issue(unit, input))).rejects
  const { legalRepresentative: _, ...incomplete } = wrong.attributes
  await refused({ ...wrong, attributes: incomplete }).toMatchObject({
    code: 'platform.invalid-input',
    errors: [{ pointer: '/attributes/legalRepresentative', code: 'required' }],
  })
  await refused({ ...wrong, attributes: { ...wrong.attributes, surplus: 1 } }).toMatchObject({
    errors: [{ pointer: '/attributes/surplus', code: 'additionalProperties' }],
  })
  await refused({ ...wrong, subject: person(4) }).toMatchObject({ code: 'platform.invalid-input' })
  await refused({ ...wrong, type: 'no-such' }).toMatchObject({ code: 'platform.invalid-input' })
})

test('a new certificate replaces the old one of the same premises only', async () => {
  const issue = (premises: string, number: string) =>
    asSystem((unit) => credentials.issue(unit, licence(enterprise(5), premises, number)))
  const old = await issue('东店', 'YL2603-000010')
  const other = await issue('西店', 'YL2603-000011')
  const renewed = await issue('东店', 'YL2603-000012')
  const states = await platform.pool.query(
    'select id, state from credential.credentials where holder_id = $1 order by id',
    [enterprise(5).id],
  )
  expect(states.rows).toEqual([
    { id: old.id, state: 'superseded' },
    { id: other.id, state: 'valid' },
    { id: renewed.id, state: 'valid' },
  ])
  const held = await credentials.findHeld(
    platform.db,
    enterprise(5),
    ['food-business-licence'],
    platform.clock.now(),
  )
  expect(held.map((one) => one.id).sort()).toEqual([other.id, renewed.id].sort())
  const why = await platform.pool.query(
    'select from_state, to_state from credential.state_changes where credential_id = $1',
    [old.id],
  )
  expect(why.rows).toEqual([{ from_state: 'valid', to_state: 'superseded' }])
  // The one that was replaced may still not be used again for anything.
  await expect(asSystem((unit) => credentials.reinstate(unit, old.id, '恢复'))).rejects.toMatchObject({
    code: 'credential.not-valid',
  })
})

test('two renewals at once leave one certificate standing', async () => {
  const issue = (number: string) =>
    asSystem((unit) => credentials.issue(unit, licence(enterprise(6), '南店', number)))
  await Promise.all(['YL2603-000020', 'YL2603-000021', 'YL2603-000022'].map(issue))
  const standing = await platform.pool.query(
    "select count(*) as count from credential.credentials where holder_id = $1 and state = 'valid'",
    [enterprise(6).id],
  )
  expect(standing.rows).toEqual([{ count: 1 }])
})

test('hands the elements of valid certificates on, the newest first, and none of an expired one', async () => {
  await asSystem((unit) => credentials.issue(unit, identityCard(person(7), '2010-05-01')))
  const before = await credentials.elementsHeld(platform.db, person(7), new Date('2030-04-30T04:00:00Z'))
  expect(before.get('person.household-address')).toMatchObject({
    value: '临江区江畔路 88 号',
    source: { zh: '居民身份证', en: 'Resident identity card' },
    asOf: '2010-05-01',
  })
  const after = await credentials.elementsHeld(platform.db, person(7), new Date('2030-05-02T04:00:00Z'))
  expect(after.size).toBe(0)
})

test('the wallet shows what one holds and what became of it, page by page, and nobody else’s', async () => {
  for (const premises of ['甲', '乙', '丙'])
    await asSystem((unit) => credentials.issue(unit, licence(enterprise(8), premises, null)))
  const me = holder(enterprise(8))
  const first = await call('GET', '/api/credentials?limit=2', { as: me })
  expect(first.body.items).toHaveLength(2)
  const rest = await call('GET', `/api/credentials?limit=2&cursor=${first.body.next}`, { as: me })
  expect(rest.body).toMatchObject({ items: [{ state: 'valid' }], next: null })
  const id = first.body.items[0].id as string
  expect((await call('GET', `/api/credentials/${id}`, { as: me })).body).toMatchObject({
    can: ['show', 'download'],
    uses: [],
    holderName: '江畔小馆',
  })
  for (const path of ['', '/presentation', '/pdf'])
    expect((await call('GET', `/api/credentials/${id}${path}`, { as: holder(enterprise(9)) })).status).toBe(
      404,
    )
  expect((await call('GET', `/api/credentials/${id}`)).status).toBe(401)
  expect((await call('GET', '/api/credentials', { as: decider('yl-market') })).status).toBe(403)
})

test('a code verifies without a connection and with one; the holder sees the check but not who made it', async () => {
  const card = await asSystem((unit) => credentials.issue(unit, identityCard(person(10), '2024-05-20')))
  const me = holder(person(10))
  const shown = await call('GET', `/api/credentials/${card.id}/presentation`, { as: me })
  const payload = shown.body.payload as string
  const offline = verifyPresentation(
    payload,
    (kid) => (kid === platform.keys.credentialKid() ? platform.keys.credentialPublicKey() : undefined),
    platform.clock.now(),
  )
  expect(offline).toMatchObject({ verdict: 'valid', claims: { number: card.number } })

  const checked = await call('POST', '/api/verifications', { body: { payload } })
  expect(checked.body).toMatchObject({
    verdict: 'valid',
    credential: { holderName: '王晓岚', number: card.number },
  })
  const values = Object.fromEntries(
    checked.body.credential.attributes.map((one: { code: string; value: string }) => [one.code, one.value]),
  )
  expect(Object.keys(values)).toEqual(['name', 'idNumber', 'gender', 'ethnicity', 'birthDate', 'address'])
  // A coded value by its name, the citizen number by its ends only.
  expect(values).toMatchObject({ gender: '女', idNumber: '990***********0028' })
  const detail = await call('GET', `/api/credentials/${card.id}`, { as: me })
  expect(detail.body.uses).toEqual([
    {
      at: expect.any(String),
      purpose: { zh: '证照核验（二维码）', en: 'Checked by its QR code' },
      reference: null,
      by: null,
    },
  ])
  expect(detail.body.attributes).toContainEqual(
    expect.objectContaining({ code: 'idNumber', value: '990102199001010028' }),
  )

  platform.clock.advance(16 * 60_000)
  expect((await call('POST', '/api/verifications', { body: { payload } })).body).toMatchObject({
    verdict: 'expired',
  })
  platform.clock.advance(-16 * 60_000)
})

test('what the issuer decides shows at once: online, in the status list, in the wallet', async () => {
  const made = await asSystem((unit) =>
    credentials.issue(unit, licence(enterprise(11), '总店', 'YL2603-000030')),
  )
  const me = holder(enterprise(11))
  const { payload } = (await call('GET', `/api/credentials/${made.id}/presentation`, { as: me })).body
  const row = await findCredential(platform.db, made.id)
  const listed = async () => {
    const list = (await call('GET', '/api/credential-status')).body
    const { keys } = (await call('GET', '/api/credential-keys')).body as {
      keys: { kid: string; alg: string }[]
    }
    expect(keys.map((key) => key.alg)).toEqual(['ES256', 'EdDSA'])
    expect(keys.map((key) => key.kid)).toContain(list.kid)
    return readStatusList(list, platform.keys.headPublicKey())?.(row?.status_index ?? -1)
  }
  expect(await listed()).toBe('stands')

  const revoke = (as: Actor) =>
    call('POST', `/api/credentials/${made.id}/revocation`, { as, body: { reason: '以欺骗手段取得许可' } })
  expect((await revoke(decider('yl-police'))).status).toBe(403)
  expect((await revoke(me)).status).toBe(403)

  await asSystem((unit) => credentials.suspend(unit, made.id, '停业整顿'))
  expect((await call('POST', '/api/verifications', { body: { payload } })).body.verdict).toBe('suspended')
  expect(await listed()).toBe('does-not-stand')
  await asSystem((unit) => credentials.reinstate(unit, made.id, '整改完成'))
  expect((await call('POST', '/api/verifications', { body: { payload } })).body.verdict).toBe('valid')
  expect(await listed()).toBe('stands')

  platform.clock.advance(1000)
  const revoked = await revoke(decider('yl-market'))
  expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked', can: [], uses: [] } })
  expect((await revoke(decider('yl-market'))).body).toMatchObject({ code: 'credential.not-valid' })
  expect((await call('POST', '/api/verifications', { body: { payload } })).body.verdict).toBe('revoked')
  expect(await listed()).toBe('does-not-stand')
  expect((await call('GET', `/api/credentials/${made.id}/presentation`, { as: me })).body).toMatchObject({
    code: 'credential.not-valid',
  })
  expect((await call('GET', `/api/credentials/${made.id}`, { as: me })).body).toMatchObject({
    state: 'revoked',
    can: [],
  })
  const kept = await platform.pool.query(
    'select to_state, reason from credential.state_changes where credential_id = $1 order by id',
    [made.id],
  )
  expect(kept.rows.map((change) => change.to_state)).toEqual(['suspended', 'valid', 'revoked'])
  const audit = await platform.pool.query(
    "select reason from platform.audit_log where object_id = $1 and action = 'credential.state-changed' order by id",
    [made.id],
  )
  expect(audit.rows.map((entry) => entry.reason)).toEqual(['停业整顿', '整改完成', '以欺骗手段取得许可'])
})

test('a right signature over something that was never issued is a forgery', async () => {
  const made = await asSystem((unit) => credentials.issue(unit, licence(enterprise(12), '分店', null)))
  const row = await findCredential(platform.db, made.id)
  if (row === undefined) throw new Error('just issued')
  const present = (changed: Partial<typeof row>) =>
    credentials.verification.present({ ...row, ...changed }, 'paper').payload
  const verdict = async (payload: string) =>
    (await call('POST', '/api/verifications', { body: { payload } })).body
  expect((await verdict(present({}))).verdict).toBe('valid')
  expect(await verdict(present({ identifier: row.identifier.replace('.001.', '.002.') }))).toMatchObject({
    verdict: 'forged',
    credential: null,
  })
  expect((await verdict(present({ status_index: row.status_index + 1 }))).verdict).toBe('forged')
  expect((await verdict('YL1:ABC')).verdict).toBe('unreadable')
  expect((await verdict(present({}).replace('YL1:', 'YL1:0'))).verdict).toBe('unreadable')
})

test('the PDF is one file, verifies as handed out, and not when anything in it was changed', async () => {
  const made = await asSystem((unit) =>
    credentials.issue(unit, licence(enterprise(13), '湖滨店', 'YL2603-000040')),
  )
  const me = holder(enterprise(13))
  const get = async () => (await call('GET', `/api/credentials/${made.id}/pdf`, { as: me })).raw
  const [file, again] = await Promise.all([get(), get()])
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
  expect(again.equals(file)).toBe(true)
  expect((await get()).equals(file)).toBe(true)

  const verdict = async (bytes: Buffer) => (await call('POST', '/api/verifications/pdf', { bytes })).body
  expect(await verdict(file)).toMatchObject({ verdict: 'valid', credential: { number: made.number } })

  const altered = Buffer.from(file)
  altered[altered.length - 20] = 0x20
  expect(await verdict(altered)).toMatchObject({ verdict: 'forged', credential: { number: made.number } })
  const payload = /YL1:[0-9A-Z $%*+\-./:]+/.exec(file.toString('latin1'))?.[0] ?? ''
  // The genuine code in a file of somebody's own making.
  expect((await verdict(Buffer.from(`%PDF-1.7\n(${payload})`))).verdict).toBe('forged')
  const forged = payload.slice(0, 60) + (payload[60] === 'A' ? 'B' : 'A') + payload.slice(61)
  expect(
    (await verdict(Buffer.from(file.toString('latin1').replace(payload, forged), 'latin1'))).credential,
  ).toBeNull()
  expect((await verdict(Buffer.from('%PDF-1.7 nothing'))).verdict).toBe('unreadable')

  await asSystem((unit) => credentials.revoke(unit, made.id, '注销'))
  expect((await verdict(file)).verdict).toBe('revoked')
  expect((await call('GET', `/api/credentials/${made.id}/pdf`, { as: me })).body).toMatchObject({
    code: 'credential.not-valid',
  })
})

test('the paper’s code never runs out before the certificate', async () => {
  const made = await asSystem((unit) => credentials.issue(unit, licence(enterprise(14), '旗舰店', null)))
  const row = await findCredential(platform.db, made.id)
  if (row === undefined) throw new Error('just issued')
  const { payload, expiresAt } = credentials.verification.present(row, 'paper')
  expect(expiresAt).toBeNull()
  platform.clock.set('2031-03-02T15:00:00Z')
  expect((await call('POST', '/api/verifications', { body: { payload } })).body.verdict).toBe('valid')
  platform.clock.set('2031-03-02T16:00:00Z')
  expect((await call('POST', '/api/verifications', { body: { payload } })).body.verdict).toBe('expired')
  platform.clock.set('2026-03-02T01:00:00Z')
})

test('the status list is small however much room it has', async () => {
  const { bits } = (await call('GET', '/api/credential-status')).body
  const packed = Buffer.from(bits, 'base64url')
  expect(inflateSync(packed).length).toBe(2 ** 21)
  expect(packed.length).toBeLessThan(4000)
})
