// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '#contracts/endpoint'
import {
  type Permission,
  type Role,
  roleGrants,
  type Scope,
  type SystemPermission,
} from '#contracts/permissions'
import { endpointTables } from './documented-routes.ts'
import { admitSystem } from './testing/department-system.ts'
import { fillDraft, foodLicence, pdf, submitFoodLicence, upload } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

// Probes every route × role × own, other department's and other person's object. What is expected comes from the role
// grants alone, so that a route that forgets its object check is red, and so is a new route without a sample here.

let city: TestCity
const clients = new Map<Role | 'anonymous' | 'other-resident', Client>()
const ids: Record<string, string> = {}

const logins: Partial<Record<Role, string>> = {
  'window-clerk': 'yl-hall.window-clerk',
  reviewer: 'yl-water.reviewer',
  inspector: 'yl-water.inspector',
  decider: 'yl-water.decider',
  'department-leader': 'yl-water.department-leader',
  supervisor: 'duanqing',
  'rating-officer': 'zhengyue',
  'item-editor': 'linzhou',
  leader: 'chenhai',
  'system-administrator': 'xitong',
  'security-administrator': 'anquan',
  auditor: 'shenji',
}

beforeAll(async () => {
  city = await openTestCity()
  const owner = await city.signIn('wangxiaolan', 'enterprise')
  clients.set('anonymous', city.anonymous())
  clients.set('other-resident', await city.signIn('zhoudeshun'))
  clients.set('enterprise-agent', owner)
  for (const [role, login] of Object.entries(logins)) clients.set(role as Role, await city.signIn(login))
  // Everything below belongs to the enterprise of 王晓岚, and is handled by 市场监管局.
  ids['number'] = await submitFoodLicence(city, owner)
  ids['application'] = (await fillDraft(owner)).id
  ids['upload'] = (await owner.send('POST', '/api/uploads', { name: 'a.pdf', bytes: pdf.byteLength })).body.id
  ids['file'] = await upload(owner, 'b.pdf', pdf)
  ids['credential'] = (await owner.get('/api/credentials')).body.items[0].id
  ids['message'] = (await owner.get('/api/messages')).body.items[0].id
  ids['entry'] = (
    await (clients.get('item-editor') as Client).get('/api/catalog/entries?type=service-item&limit=1')
  ).body.items[0].id
  ids['export'] = (await owner.send('POST', '/api/case-exports', {})).body.id
  ids['account'] = (
    await (clients.get('security-administrator') as Client).get(
      `/api/accounts?q=${encodeURIComponent('何嘉')}`,
    )
  ).body.items[0].id
  ids['organisation'] = (
    await admitSystem(city, { code: 'water-office', organisation: 'yl-water', permits: [] })
  ).organisationId
  const clerk = await city.signIn('hejia')
  ids['view'] = (await clerk.send('POST', '/api/case-views', keptView)).body.id
  ids['task'] = (await clerk.get(`/api/cases/${ids['number']}`)).body.tasks[0].id
}, 120_000)
afterAll(() => city?.close())

/** Values of path places, by the path up to them. */
function pathOf(path: string): string {
  const places: Record<string, string | undefined> = {
    '/api/uploads/{id}': ids['upload'],
    '/api/files/{id}': ids['file'],
    '/api/applications/{id}': ids['application'],
    '/api/credentials/{id}': ids['credential'],
    '/api/messages/{id}': ids['message'],
    '/api/catalog/entries/{id}': ids['entry'],
    '/api/catalog/elements/{code}': 'person.name',
    '/api/catalog/code-sets/{code}': 'gender',
    '/api/cases/{number}': ids['number'],
    '/api/case-exports/{id}': ids['export'],
    '/api/case-views/{id}': ids['view'],
    '/api/accounts/{id}': ids['account'],
    '/api/services/{code}': foodLicence,
    '/api/laws/{name}': '行政许可法',
    '/api/days-off/{regionCode}': '990102',
    '/api/processes/{key}': 'permit-joint',
    '/api/process-drawings/{id}': '01900000-0000-7000-8000-000000000000',
    '/api/systems/{code}': 'water-office',
    '/api/exchange/reports/{externalNumber}': 'PROBE-1',
    '/api/exchange/cases/{number}': ids['number'],
    '/api/indicators/{code}': 'services.cases-submitted',
  }
  let shown = path
  for (const [pattern, value] of Object.entries(places)) {
    if (!path.startsWith(pattern)) continue
    shown = shown.replace(pattern, pattern.replace(/\{\w+\}$/, encodeURIComponent(value ?? '')))
  }
  shown = shown
    .replace('{taskId}', ids['task'] ?? '')
    .replace('/differences/{id}', '/differences/01900000-0000-7000-8000-000000000000')
    .replace('/files/{id}', `/files/${ids['file']}`)
    .replace(/\{(askId|supervisionId|dueId|linkId|migrationId)\}/, '01900000-0000-7000-8000-000000000000')
    .replace('{day}', '2030-01-01')
    .replace('{kind}', 'acceptance')
    .replace('{keyId}', 'water-office.1')
    .replace('{version}', '1')
  if (shown.includes('{'))
    throw new Error(`no sample for a place of ${path}: add one, so that the route is probed`)
  return shown
}

const connection = {
  name: { zh: '试探系统', en: 'Probe' },
  contactRole: 'reviewer',
  callbackUrl: null,
  silenceHours: 8,
}
const keptView = { name: '试探', filter: { view: 'mine' }, columns: ['number'], shared: false }

/** A body that passes the schema and would do harm if it were let through. */
const bodies: Record<string, () => unknown> = {
  'POST /api/session': () => ({ login: 'nobody', password: 'nothing' }),
  'PUT /api/session/acting': () => ({
    subject: { kind: 'person', id: '01900000-0000-7000-8000-000000000000' },
  }),
  'POST /api/accounts': () => ({
    login: 'probe-probe',
    displayName: '试探',
    organisationId: '01900000-0000-7000-8000-000000000000',
    title: { zh: '试探', en: 'Probe' },
    roles: ['auditor'],
    reason: '试探',
  }),
  'POST /api/accounts/{id}/password-resets': () => ({ reason: '试探' }),
  'POST /api/accounts/{id}/second-factor-resets': () => ({ reason: '试探' }),
  'PUT /api/accounts/{id}/enabled': () => ({ enabled: true, reason: '试探' }),
  'PUT /api/my/password': () => ({ password: 'wrong', newPassword: 'Probe-Words-1' }),
  'POST /api/my/second-factor': () => ({ password: 'wrong' }),
  'PUT /api/my/second-factor': () => ({ code: '000000' }),
  'DELETE /api/my/second-factor': () => ({ password: 'wrong', code: '000000' }),
  'POST /api/case-exports': () => ({}),
  'POST /api/case-views': () => ({ ...keptView, shared: true }),
  'PUT /api/case-views/{id}': () => ({ ...keptView, version: 1 }),
  'PUT /api/case-view-places': () => ({ order: [], unpinned: [], default: null }),
  'POST /api/days-off': () => ({
    regionCode: '990102',
    days: ['2030-01-01'],
    name: { zh: '试探', en: 'Probe' },
    basis: '试探',
  }),
  'POST /api/uploads': () => ({ name: 'x.pdf', bytes: 10 }),
  'PATCH /api/uploads/{id}': () => pdf,
  'POST /api/verifications': () => ({ payload: 'YL1:NOTHING' }),
  'POST /api/verifications/pdf': () => pdf,
  'PUT /api/catalog/entries/{id}/draft': () => ({ version: 1, content: {} }),
  'POST /api/catalog/entries/{id}/publication': () => ({ version: 1 }),
  'POST /api/catalog/entries/{id}/retirement': () => ({ version: 99, reason: '试探' }),
  'POST /api/laws/import': () => ({ files: [{ name: 'x.md', text: 'x' }] }),
  'POST /api/applications': () => ({ itemCode: foodLicence, situation: {} }),
  'PATCH /api/applications/{id}': () => ({ version: 1 }),
  'POST /api/applications/{id}/submission': () => ({ version: 1, truthful: true }),
  'POST /api/service-items/import': () => ({ fileId: ids['file'] }),
  'POST /api/cases/{number}/tasks/{taskId}/transfer': () => ({
    toAccountId: '01900000-0000-7000-8000-000000000000',
    reason: '试探',
  }),
  'POST /api/cases/{number}/tasks/{taskId}/return': () => ({ target: 'accept', reason: '试探' }),
  'POST /api/cases/{number}/tasks/{taskId}/completion': () => ({ version: 1, action: 'accept' }),
  'POST /api/cases/{number}/tasks/{taskId}/asks': () => ({
    kind: 'delegation',
    to: [{ accountId: '01900000-0000-7000-8000-000000000000' }],
    question: '试探',
  }),
  'POST /api/cases/{number}/asks/{askId}/answer': () => ({ verdict: 'agree', opinion: '试探' }),
  'POST /api/cases/{number}/asks/{askId}/recall': () => ({ reason: '试探' }),
  'POST /api/cases/{number}/urging': () => ({ reason: '试探' }),
  'POST /api/cases/{number}/supervisions': () => ({ dueOn: '2026-12-31', reason: '试探' }),
  'POST /api/cases/{number}/supervisions/{supervisionId}/answer': () => ({ answer: '试探' }),
  'POST /api/cases/{number}/supervisions/{supervisionId}/lifting': () => ({ reason: '试探' }),
  'POST /api/cases/{number}/tasks/{taskId}/tolerated-acceptance': () => ({
    version: 1,
    materials: ['layout-plan'],
    reason: '试探',
  }),
  'POST /api/cases/{number}/dues/{dueId}/supply': () => ({ fileIds: [ids['file']] }),
  'POST /api/cases/{number}/dues/{dueId}/closure': () => ({ reason: '试探' }),
  'POST /api/cases/{number}/dues/{dueId}/check': () => ({ result: 'kept', findings: '试探' }),
  'POST /api/cases/{number}/termination': () => ({ ground: 'matter-void', reason: '试探' }),
  'POST /api/cases/{number}/reopening': () => ({ target: 'accept', reason: '试探' }),
  'POST /api/cases/{number}/supersession': () => ({ by: 'YL0001-000001', reason: '试探' }),
  'POST /api/cases/{number}/merger': () => ({ into: 'YL0001-000001', reason: '试探' }),
  'POST /api/cases/{number}/links/{linkId}/undoing': () => ({ reason: '试探' }),
  'POST /api/cases/{number}/splitting': () => ({ materials: ['layout-plan'], matters: [], reason: '试探' }),
  'POST /api/case-claims': () => ({ taskIds: [ids['task']] }),
  'POST /api/cases/{number}/withdrawal': () => ({ reason: '试探' }),
  'POST /api/cases/{number}/pause': () => ({ ground: 'hearing', days: 20, reason: '试探' }),
  'POST /api/cases/{number}/resumption': () => ({ reason: '试探' }),
  'PUT /api/cases/{number}/watch': () => ({ watched: true }),
  'POST /api/cases/{number}/disclosures': () => ({ field: 'personPhone', reason: '试探' }),
  'POST /api/cases/{number}/rating': () => ({ grade: 1, tags: [] }),
  'PUT /api/processes/{key}/draft': () => ({ version: 0, xml: '<x/>' }),
  'POST /api/processes/{key}/publication': () => ({ version: 1 }),
  'POST /api/processes/{key}/draft/trial-run': () => ({ runs: 1 }),
  'POST /api/processes/{key}/versions/{version}/trial-run': () => ({ runs: 1 }),
  'PUT /api/processes/{key}/draft/stages': () => ({
    version: 0,
    stages: {
      name: { zh: '试探', en: 'Probe' },
      stages: [
        { kind: 'automatic', id: 'a', name: { zh: '试探', en: 'Probe' }, phase: null, effect: 'no-effect' },
      ],
      ending: 'done',
    },
  }),
  'POST /api/processes/{key}/migrations': () => ({ from: 1, to: 1, places: [], reason: '试探' }),
  'POST /api/processes/{key}/migrations/{migrationId}/undoing': () => ({ reason: '试探' }),
  'POST /api/process-imports': () => Buffer.from('<x/>'),
  'PUT /api/exchange/reports/{externalNumber}': () => ({}),
  'POST /api/exchange/reports': () => ({ rows: [{}] }),
  'POST /api/exchange/cases/{number}/results': () => ({
    id: 'probe-result',
    taskId: ids['task'],
    action: 'accept',
  }),
  'POST /api/systems': () => ({ code: 'probe-register', organisationId: ids['organisation'], ...connection }),
  'PUT /api/systems/{code}': () => ({ version: 99, ...connection }),
  'PUT /api/systems/{code}/permits': () => ({ version: 99, permits: [], reason: '试探' }),
  'PUT /api/systems/{code}/state': () => ({ state: 'suspended', reason: '试探' }),
  'POST /api/systems/{code}/callbacks/resumption': () => ({ from: null, reason: '试探' }),
  'PUT /api/systems/{code}/lists/{day}': () => ({ entries: [] }),
  'POST /api/systems/{code}/differences/{id}/closure': () => ({ reason: '试探' }),
  'PUT /api/exchange/lists/{day}': () => ({ entries: [] }),
  'POST /api/systems/{code}/keys': () => ({ overlapDays: 0, reason: '试探' }),
  'POST /api/systems/{code}/keys/{keyId}/revocation': () => ({ reason: '试探' }),
  'POST /api/credentials/{id}/revocation': () => ({ reason: '试探' }),
}

/** Query strings without which a request is not even valid. */
const queries: Readonly<Record<string, string>> = {
  'GET /api/catalog/entries': '?type=service-item',
  'DELETE /api/processes/{key}/draft': '?version=1',
  'GET /api/processes/{key}/differences': '?from=1',
  'GET /api/processes/{key}/running-cases': '?from=1&to=1',
  'GET /api/processes/{key}/migration-outlook': '?from=1&to=1',
  'POST /api/process-imports': '?name=x.bpmn',
}

/** What every active system may do, whatever its items. */
const alwaysOpen: readonly SystemPermission[] = ['exchange.self.read', 'exchange.list.send']

const routes = endpointTables
  .flatMap((table) => Object.entries(table) as [string, Endpoint][])
  .filter(([, endpoint]) => endpoint.kind !== 'stream')

async function probe(client: Client, name: string, endpoint: Endpoint) {
  const [method = 'GET', path = ''] = name.split(' ')
  const address = `${pathOf(path)}${queries[name] ?? ''}`
  if (method === 'GET') return await client.get(address)
  const body = bodies[name]
  if (body === undefined && (endpoint.body !== undefined || endpoint.kind === 'bytes-in'))
    throw new Error(`no sample body for ${name}: add one, so that the route is probed`)
  return await client.send(method as 'POST', address, body?.(), { 'upload-offset': '0' })
}

const scopeOf = (role: Role, permission: Permission): Scope | undefined => roleGrants[role][permission]

test('every route has an access rule, and there are samples for every place and body', async () => {
  expect(routes.length).toBeGreaterThan(50)
  for (const [name, endpoint] of routes) {
    expect(Object.keys(endpoint.access), name).toHaveLength(1)
    pathOf(name.split(' ')[1] ?? '')
  }
})

test('nobody gets past a route that is not public without signing in', async () => {
  for (const [name, endpoint] of routes) {
    if ('public' in endpoint.access) continue
    const answer = await probe(city.anonymous(), name, endpoint)
    const code = 'system' in endpoint.access ? 'exchange.signature-missing' : 'platform.not-signed-in'
    expect([name, answer.status, answer.body.code]).toEqual([name, 401, code])
  }
})

test('no session opens a route of the departments’ systems, whatever the role', async () => {
  let probes = 0
  for (const [role, client] of clients)
    for (const [name, endpoint] of routes) {
      if (!('system' in endpoint.access)) continue
      const answer = await probe(client, name, endpoint)
      expect([role, name, answer.status, answer.body.code]).toEqual([
        role,
        name,
        401,
        'exchange.signature-missing',
      ])
      probes += 1
    }
  expect(probes).toBeGreaterThan(10)
})

test('a signature opens no route of people, and no route of systems that was not permitted', async () => {
  const signed = await admitSystem(city, { code: 'probe-system', organisation: 'yl-water', permits: [] })
  for (const [name, endpoint] of routes) {
    if ('public' in endpoint.access) continue
    const answer = await probe(signed, name, endpoint)
    const open = 'system' in endpoint.access && alwaysOpen.includes(endpoint.access.system)
    if (open) expect([401, 403], `${name} answered ${answer.status}`).not.toContain(answer.status)
    else
      expect([name, answer.body.code]).toEqual([
        name,
        'system' in endpoint.access ? 'exchange.not-permitted' : 'platform.not-signed-in',
      ])
  }
})

test('no role gets past a route whose permission it does not hold', async () => {
  let probes = 0
  for (const [role, client] of clients) {
    if (role === 'anonymous' || role === 'other-resident') continue
    for (const [name, endpoint] of routes) {
      if (!('permission' in endpoint.access) || scopeOf(role, endpoint.access.permission) !== undefined)
        continue
      const answer = await probe(client, name, endpoint)
      expect([role, name, answer.status, answer.body.code]).toEqual([role, name, 403, 'platform.forbidden'])
      probes += 1
    }
  }
  expect(probes).toBeGreaterThan(250)
})

const onObject = (name: string) => /\{(number|id|taskId)\}/.test(name) && !name.includes('/api/catalog/')

test('another resident sees and changes nothing of somebody else, on any route', async () => {
  const other = clients.get('other-resident') as Client
  for (const [name, endpoint] of routes) {
    if (!('permission' in endpoint.access || 'signedIn' in endpoint.access) || !onObject(name)) continue
    const answer = await probe(other, name, endpoint)
    expect([403, 404, 409], `${name} answered ${answer.status}`).toContain(answer.status)
    expect(JSON.stringify(answer.body), name).not.toContain('澜湾餐饮')
  }
})

test('officials of another department see and change nothing of a case that is not theirs', async () => {
  for (const role of ['reviewer', 'inspector', 'decider', 'department-leader', 'window-clerk'] as const) {
    const client = clients.get(role) as Client
    for (const [name, endpoint] of routes) {
      if (!('permission' in endpoint.access) || !name.includes('/api/cases/{number}')) continue
      // The window of the city hall may take any application that was handed in there.
      if (role === 'window-clerk') continue
      if (scopeOf(role, endpoint.access.permission) === undefined) continue
      const answer = await probe(client, name, endpoint)
      expect([403, 404, 409], `${role} ${name} answered ${answer.status}`).toContain(answer.status)
    }
    const list = await client.get('/api/cases?view=all')
    if (role !== 'window-clerk') expect(JSON.stringify(list.body), role).not.toContain(ids['number'])
  }
})

test('after all probes the case, the draft, the file and the certificate are as they were', async () => {
  const owner = clients.get('enterprise-agent') as Client
  expect((await owner.get(`/api/cases/${ids['number']}`)).body).toMatchObject({ status: 'open', version: 1 })
  expect((await owner.get(`/api/applications/${ids['application']}`)).status).toBe(200)
  expect((await owner.get(`/api/files/${ids['file']}`)).status).toBe(200)
  expect((await owner.get(`/api/credentials/${ids['credential']}`)).body.state).toBe('valid')
})

test('the three administrators cannot do one another’s acts, and none handles cases', () => {
  const granted = (role: Role) => Object.keys(roleGrants[role])
  const own = {
    'system-administrator': ['exchange.system.manage'],
    'security-administrator': ['directory.account.manage', 'exchange.system.authorise'],
    auditor: ['audit.log.read', 'audit.log.export'],
  } as const
  for (const [role, acts] of Object.entries(own)) {
    for (const [other, others] of Object.entries(own))
      if (other !== role) for (const act of others) expect(granted(role as Role)).not.toContain(act)
    expect(granted(role as Role)).toEqual(expect.arrayContaining([...acts]))
    expect(granted(role as Role).filter((permission) => permission.startsWith('case.'))).toEqual([])
  }
})
