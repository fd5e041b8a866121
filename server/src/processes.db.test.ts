// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/access'
import { submitFoodLicence } from './testing/food-licence.ts'
import { type Client, openTestCity, type TestCity } from './testing/test-city.ts'

let city: TestCity
let editor: Client
let leader: Client
let clerk: Client

const shipped = (key: string) =>
  readFileSync(resolve(import.meta.dirname, `kernels/case/processes/${key}.bpmn`), 'utf8')
/** A shipped process under another key, so that the tests do not meet. */
const renamed = (key: string, to: string) =>
  shipped(key)
    .replaceAll(`id="${key}"`, `id="${to}"`)
    .replaceAll(`bpmnElement="${key}"`, `bpmnElement="${to}"`)
const instant = (to: string) => renamed('instant', to)

const save = (key: string, xml: string, version = 0, client = editor) =>
  client.send('PUT', `/api/processes/${key}/draft`, { version, xml })
const publish = (key: string, version: number, client = editor, language = 'zh') =>
  client.send('POST', `/api/processes/${key}/publication`, { version }, { 'accept-language': language })
const drop = (key: string, version: number, client = editor) =>
  client.send('DELETE', `/api/processes/${key}/draft?version=${version}`)
const takeIn = (content: string | Buffer, query = 'name=x.bpmn', client = editor) =>
  client.send('POST', `/api/process-imports?${query}`, Buffer.from(content))
async function evidence(action: string, key: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from platform.audit_log where action = ${action} and object_id = ${key}`.execute(
    city.app.platform.db,
  )
  return found.rows[0]?.n ?? -1
}

beforeAll(async () => {
  city = await openTestCity()
  editor = await city.signIn('linzhou')
  leader = await city.signIn('chenhai')
  clerk = await city.signIn('yl-hall.window-clerk')
}, 120_000)
afterAll(() => city?.close())

test('lists processes with their newest version, running cases and drafts, page by page', async () => {
  await submitFoodLicence(city, await city.signIn('wangxiaolan', 'enterprise'))
  await save('listed', instant('listed'))
  const { items } = (await leader.get('/api/processes')).body
  expect(items.map((one: { key: string }) => one.key)).toEqual(
    expect.arrayContaining(['instant', 'listed', 'permit-joint', 'rectification']),
  )
  const counted = items.flatMap((one: { running: { cases: number }[] }) => one.running)
  expect(counted).toEqual([{ version: 1, cases: 1 }])
  expect(items.find((one: { key: string }) => one.key === 'listed')).toMatchObject({
    name: { zh: '即时办结', en: 'Instant decision' },
    version: null,
    draft: { version: 1 },
  })
  expect((await leader.get('/api/processes/listed')).body).toMatchObject({
    key: 'listed',
    version: null,
    running: [],
    draft: { version: 1 },
  })
  expect((await leader.get('/api/processes/nothing')).body.code).toBe('platform.not-found')
  const first = (await leader.get('/api/processes?limit=2')).body
  const second = (await leader.get(`/api/processes?limit=2&cursor=${first.next}`)).body
  expect([...first.items, ...second.items]).toEqual(items.slice(0, 4))
})

test('lists the versions of a process and hands each out as it was published', async () => {
  const { items } = (await leader.get('/api/processes/instant/versions')).body
  expect(items).toMatchObject([{ key: 'instant', version: 1, publishedBy: null, runningCases: 0 }])
  const file = await leader.get('/api/processes/instant/versions/1/file')
  expect(file.bytes.toString('utf8')).toBe(shipped('instant'))
  const diagram = await leader.get('/api/processes/instant/versions/1/diagram')
  expect(diagram.headers['content-type']).toBe('image/svg+xml')
  expect(diagram.bytes.toString('utf8')).toContain('data-node="review"')
  for (const path of ['nothing/versions', 'instant/versions/9/file', 'instant/versions/9/diagram'])
    expect((await leader.get(`/api/processes/${path}`)).body.code).toBe('platform.not-found')
  expect((await leader.get('/api/processes/instant/versions/x/file')).status).toBe(400)
})

test('saves a draft, refuses a stale writer, and discards it', async () => {
  expect((await save('plan', instant('plan'))).body).toMatchObject({ key: 'plan', version: 1 })
  expect((await save('plan', instant('plan'))).body.code).toBe('platform.stale-version')
  const changed = instant('plan').replace('name="即时办结"', 'name="改过的"')
  expect((await save('plan', changed, 1)).body).toMatchObject({ version: 2, name: { zh: '改过的' } })
  expect((await save('plan', changed, 1)).status).toBe(412)
  const read = (await leader.get('/api/processes/plan/draft')).body
  expect(read).toMatchObject({ xml: changed, version: 2, savedBy: editor.account?.id })
  expect((await leader.get('/api/processes/plan/draft/diagram')).bytes.toString()).toContain('改过的')
  expect((await drop('plan', 1)).body.code).toBe('platform.stale-version')
  expect((await drop('plan', 2)).status).toBe(200)
  expect((await drop('plan', 2)).body.code).toBe('platform.not-found')
  expect((await save('plan', changed, 2)).body.code).toBe('platform.not-found')
  expect((await leader.get('/api/processes/plan/draft')).status).toBe(404)
  expect(await evidence('case.process-draft-saved', 'plan')).toBe(2)
  expect(await evidence('case.process-draft-discarded', 'plan')).toBe(1)
})

test('repeats the answer of a save that is sent twice', async () => {
  const body = { version: 0, xml: instant('twice') }
  const send = () =>
    editor.send('PUT', '/api/processes/twice/draft', body, { 'idempotency-key': 'the-same-save' })
  const first = await send()
  expect(first.body.version).toBe(1)
  expect((await send()).body).toEqual(first.body)
  expect(await evidence('case.process-draft-saved', 'twice')).toBe(1)
})

test('refuses drafts that are no BPMN or of another process', async () => {
  expect((await save('bad', '<x/>')).body.code).toBe('case.drawing-unreadable')
  expect((await save('bad', instant('good'))).body.code).toBe('case.process-key')
  expect((await save('bad', '')).body.code).toBe('platform.invalid-input')
})

test('publishes a clean draft as the next version; cases stay with theirs', async () => {
  const changed = shipped('permit-joint').replace('cs:days="5"', 'cs:days="6"')
  expect(changed).not.toBe(shipped('permit-joint'))
  await save('permit-joint', changed)
  expect((await publish('permit-joint', 7)).body.code).toBe('platform.stale-version')
  expect((await publish('permit-joint', 1)).body).toMatchObject({
    version: 2,
    publishedBy: editor.account?.id,
    runningCases: 0,
  })
  expect((await leader.get('/api/processes/permit-joint/draft')).status).toBe(404)
  const { items } = (await leader.get('/api/processes/permit-joint/versions')).body
  expect(items.map((one: { version: number }) => one.version)).toEqual([2, 1])
  expect((await leader.get('/api/processes/permit-joint/versions/1/file')).bytes.toString()).toBe(
    shipped('permit-joint'),
  )
  expect(await evidence('case.process-published', 'permit-joint')).toBe(2)
  const told = await sql<{ data: unknown }>`
    select data from platform.outbox where type = 'case.process-published' and subject = 'permit-joint' order by id`.execute(
    city.app.platform.db,
  )
  expect(told.rows.map((row) => row.data)).toEqual([{ version: 2 }])
  await save('permit-joint', changed)
  expect((await publish('permit-joint', 1)).body.code).toBe('case.process-unchanged')
  expect((await drop('permit-joint', 1)).status).toBe(200)
  expect((await publish('nothing', 1)).body.code).toBe('platform.not-found')
})

test('refuses to publish with every fault at its element, in the language of the reader', async () => {
  const faulty = instant('faulty')
    .replace('cs:candidate="reviewer"', 'cs:candidate="nobody"')
    .replace('cs:effect="issue-credential"', 'cs:effect="no-effect"')
  await save('faulty', faulty)
  const refused = await publish('faulty', 1)
  expect(refused.body).toMatchObject({ status: 422, code: 'case.process-refused' })
  expect(refused.body.errors).toEqual([
    { pointer: 'review', code: 'unknown-name', detail: '没有角色“nobody”' },
    { pointer: 'issue', code: 'unknown-name', detail: '没有服务“no-effect”' },
  ])
  const english = await publish('faulty', 1, editor, 'en')
  expect(english.body.errors[0].detail).toBe('No role is called “nobody”')
  await save('faulty', faulty.replace(' cs:decision="instant-decision"', ''), 1)
  expect((await publish('faulty', 2)).body.errors).toMatchObject([{ pointer: 'check', code: 'not-runnable' }])
  expect((await leader.get('/api/processes/faulty/draft/diagram')).body.code).toBe('case.process-refused')
  expect((await leader.get('/api/processes/faulty/draft')).body.version).toBe(2)
})

test('takes in a file that runs as a draft, and keeps any other with the reasons', async () => {
  const runs = await takeIn(instant('brought'))
  expect(runs.body).toMatchObject({ executable: true, faults: [], drawingId: null, draft: { version: 1 } })
  expect((await takeIn(instant('brought'))).body.code).toBe('platform.stale-version')
  expect((await takeIn(instant('brought'), 'name=x.bpmn&version=1')).body.draft.version).toBe(2)

  const foreign = Buffer.from(instant('foreign').replace(' cs:candidate="reviewer"', ''))
  const kept = (await takeIn(foreign, `name=${encodeURIComponent('外来.bpmn')}`)).body
  expect(kept).toMatchObject({
    executable: false,
    draft: null,
    faults: [
      {
        elementId: 'review',
        elementName: { zh: '人工审核' },
        severity: 'error',
        message: { zh: '缺少属性 cs:candidate', en: 'The attribute cs:candidate is missing' },
      },
    ],
  })
  const file = await leader.get(`/api/process-drawings/${kept.drawingId}`)
  expect(file.bytes.equals(foreign)).toBe(true)
  expect((await leader.get('/api/processes/foreign/draft')).status).toBe(404)
  expect((await takeIn('no xml')).body.code).toBe('case.drawing-unreadable')
  expect((await takeIn('<x/>', '')).body.code).toBe('platform.invalid-input')
})

test('leaders only look; officials who handle cases do not even that', async () => {
  await save('guarded', instant('guarded'))
  for (const client of [leader, clerk]) {
    const answers = [
      await save('guarded', instant('guarded'), 1, client),
      await drop('guarded', 1, client),
      await publish('guarded', 1, client),
      await takeIn(instant('guarded'), 'name=x.bpmn', client),
    ]
    expect(answers.map((answer) => answer.body.code)).toEqual(Array(4).fill('platform.forbidden'))
  }
  expect((await clerk.get('/api/processes')).body.code).toBe('platform.forbidden')
  expect((await leader.get('/api/processes/guarded/draft')).body.version).toBe(1)
})

const tryOut = (path: string, body: object = {}, client = leader) =>
  client.send('POST', `/api/processes/${path}/trial-run`, body)

test('tries out drafts and versions, the same for the same seed', async () => {
  const published = await tryOut('instant/versions/1', { seed: 3, runs: 100 })
  expect(published.body).toMatchObject({ clean: true, seed: 3, runs: 100, ended: 100, unreached: [] })
  expect(published.body.outcomes.map((one: { outcome: string }) => one.outcome).sort()).toEqual([
    'granted',
    'refused',
  ])
  expect(published.body.duration).toMatchObject({ shortest: 0, longest: 2 })
  expect((await tryOut('instant/versions/1', { seed: 3, runs: 100 })).body).toEqual(published.body)

  await save('tried', instant('tried').replace('cs:candidate="reviewer"', 'cs:candidate="nobody"'))
  expect((await tryOut('tried/draft')).body).toMatchObject({
    clean: false,
    faults: [{ elementId: 'review', code: 'unknown-name', message: { zh: '没有角色“nobody”' } }],
    runs: 400,
  })
  await save('tried', instant('tried').replace(' cs:candidate="reviewer"', ''), 1)
  expect((await tryOut('tried/draft')).body).toMatchObject({ clean: false, runs: 0, duration: null })

  expect((await tryOut('nothing/draft')).body.code).toBe('platform.not-found')
  expect((await tryOut('instant/versions/9')).body.code).toBe('platform.not-found')
  expect((await tryOut('tried/draft', { runs: 100_000 })).body.code).toBe('platform.invalid-input')
  expect((await tryOut('tried/draft', {}, clerk)).body.code).toBe('platform.forbidden')
})

/** One of two branches is chosen, and both are waited for: every element is fine by itself. */
const stuck = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
<process id="stuck" name="stuck"><startEvent id="s"/><exclusiveGateway id="g" default="g_b"/>
<manualTask id="a" xmlns:cs="http://chengshu.example/bpmn/1" cs:candidate="reviewer"/>
<manualTask id="b" xmlns:cs="http://chengshu.example/bpmn/1" cs:candidate="reviewer"/>
<parallelGateway id="j"/><endEvent id="e"/>
<sequenceFlow id="s_g" sourceRef="s" targetRef="g"/><sequenceFlow id="g_b" sourceRef="g" targetRef="b"/>
<sequenceFlow id="g_a" sourceRef="g" targetRef="a"><conditionExpression>eligible = true</conditionExpression></sequenceFlow>
<sequenceFlow id="a_j" sourceRef="a" targetRef="j"/><sequenceFlow id="b_j" sourceRef="b" targetRef="j"/>
<sequenceFlow id="j_e" sourceRef="j" targetRef="e"/></process></definitions>`

test('does not publish what trial runs get stuck in', async () => {
  expect((await save('stuck', stuck)).status).toBe(200)
  expect((await tryOut('stuck/draft', { runs: 40 })).body).toMatchObject({
    clean: false,
    ended: 0,
    deadlocks: [{ nodes: ['j'], runs: 40 }],
  })
  const refused = (await publish('stuck', 1)).body
  expect(refused.code).toBe('case.process-refused')
  expect(refused.errors).toEqual([{ pointer: 'j', code: 'deadlock', detail: '试运行停在此处，不能继续' }])
  expect((await leader.get('/api/processes/stuck/versions')).status).toBe(404)
})

test('tells what differs between two versions, and to the draft', async () => {
  const differences = (query: string, key = 'registration', client = leader) =>
    client.get(`/api/processes/${key}/differences?${query}`)
  const changed = shipped('registration').replace(/cs:days="\d+"/, 'cs:days="9"')
  await save('registration', changed)
  const toDraft = (await differences('from=1')).body
  expect(toDraft).toMatchObject({
    process: [],
    nodes: { added: [], removed: [], changed: [{ attributes: ['days'] }] },
    flows: { added: [], removed: [], changed: [] },
  })
  expect((await publish('registration', 1)).status).toBe(200)
  expect((await differences('from=1&to=2')).body).toEqual(toDraft)
  expect((await differences('from=2&to=2')).body.nodes.changed).toEqual([])
  expect((await differences('from=1')).body.code).toBe('platform.not-found')
  expect((await differences('from=1&to=7')).body.code).toBe('platform.not-found')
  expect((await differences('to=2')).body.code).toBe('platform.invalid-input')
  expect((await differences('from=1&to=2', 'registration', clerk)).body.code).toBe('platform.forbidden')
})

test('an update of the platform does not push aside what the office has published itself', async () => {
  const newest = async () => (await leader.get('/api/processes/registration/versions')).body.items[0]
  const own = await newest()
  expect(own.version).toBe(2)
  const issued = await city.app.platform.units.inUnit({ actor: systemActor }, (unit) =>
    city.app.services.caseKernel.processes.publishShipped(unit),
  )
  expect(issued).toBe(0)
  expect(await newest()).toEqual(own)
})

test('says which running cases would be at home in another version', async () => {
  const owner = await city.signIn('wangxiaolan', 'enterprise')
  const number = await submitFoodLicence(city, owner)
  const { process_key: key, process_version: version } = (
    await sql<{ process_key: string; process_version: number }>`
      select process_key, process_version from cases.cases where number = ${number}`.execute(
      city.app.platform.db,
    )
  ).rows[0] ?? { process_key: '', process_version: 0 }
  const list = (to: number, client = editor) =>
    client.get(`/api/processes/${key}/running-cases?from=${version}&to=${to}&limit=1`)
  const [node] = (
    await sql<{ node: string }>`
      select t.node from cases.tasks as t join cases.cases as c on c.id = t.case_id where c.number = ${number}`.execute(
      city.app.platform.db,
    )
  ).rows.map((row) => row.node)
  const xml = (await leader.get(`/api/processes/${key}/versions/${version}/file`)).bytes.toString()
  const renamedNode = xml.replaceAll(`"${node}"`, '"renamed"')
  expect((await save(key, renamedNode)).status).toBe(200)
  const published = (await publish(key, 1)).body
  expect(published.version).toBe(version + 1)

  const alike = (await list(version)).body
  expect(alike.items).toMatchObject([{ number: expect.any(String), atHome: true, strays: [] }])
  const other = (await list(version + 1)).body
  expect(other.items).toMatchObject([
    { atHome: false, strays: [{ id: node, proposal: { id: 'renamed', by: 'name' } }] },
  ])
  expect((await list(99)).body.code).toBe('platform.not-found')
  expect((await list(version, leader)).body.code).toBe('platform.forbidden')
  expect((await editor.get(`/api/processes/${key}/running-cases?from=1`)).status).toBe(400)
})

test('takes running cases over by HTTP, tells how far it is, and takes them back', async () => {
  const { items } = (await leader.get('/api/processes')).body
  const {
    key,
    running: [{ version, cases }],
  } = items.find((one: { key: string; running: unknown[] }) => one.key !== 'listed' && one.running.length > 0)
  const to = version + 1
  const base = `/api/processes/${key}/migrations`
  const outlook = (await editor.get(`/api/processes/${key}/migration-outlook?from=${version}&to=${to}`)).body
  expect(outlook).toMatchObject({ cases, atHome: 0 })
  const places = outlook.strays.map((stray: { id: string; proposal: string }) => ({
    from: stray.id,
    to: stray.proposal,
  }))
  const begun = await editor.send('POST', base, { from: version, to, places, reason: '改用新版' })
  expect(begun.body).toMatchObject({ from: version, to, cases: { waiting: cases }, can: [] })
  const one = `${base}/${begun.body.id}`
  expect((await editor.send('POST', `${one}/undoing`, { reason: '改回' })).body.code).toBe(
    'case.migration-under-way',
  )
  await city.settle()
  expect((await editor.get(one)).body).toMatchObject({
    cases: { moved: cases },
    can: ['undo'],
    begunBy: '林舟',
  })
  const moved = (await editor.get(`${one}/cases?limit=1`)).body
  expect(moved.items).toMatchObject([{ state: 'moved', reason: null, element: null }])
  expect((await editor.get(base)).body.items).toHaveLength(1)
  expect((await editor.send('POST', `${one}/undoing`, { reason: '改回' })).status).toBe(200)
  await city.settle()
  expect((await editor.get(one)).body).toMatchObject({ cases: { undone: cases }, can: [], undoneBy: '林舟' })
  const unknown = `${base}/01900000-0000-7000-8000-000000000000`
  for (const path of [unknown, `${unknown}/cases`])
    expect((await editor.get(path)).body.code).toBe('platform.not-found')
  expect((await editor.send('POST', `${unknown}/undoing`, { reason: '改回' })).body.code).toBe(
    'platform.not-found',
  )
  const bodies = { from: version, to, places: [], reason: '改用新版' }
  expect((await leader.send('POST', base, bodies)).body.code).toBe('platform.forbidden')
  expect((await editor.send('POST', base, { ...bodies, reason: '' })).body.code).toBe(
    'platform.invalid-input',
  )
})

const madeOf = (effect: string) => ({
  name: { zh: '环节流程', en: 'Made of stages' },
  stages: [
    {
      ...{
        kind: 'task',
        id: 'accept',
        name: { zh: '受理', en: 'Acceptance' },
        phase: null,
        role: 'window-clerk',
        days: 1,
      },
      decisions: [
        { action: 'accept', lead: { to: 'next' } },
        { action: 'refuse-acceptance', lead: { to: 'end', outcome: 'not-accepted' } },
      ],
    },
    { kind: 'automatic', id: 'issue', name: { zh: '制证', en: 'Issue' }, phase: null, effect },
  ],
  ending: 'granted',
})
const saveStages = (key: string, version: number, stages: object, client = editor) =>
  client.send('PUT', `/api/processes/${key}/draft/stages`, { version, stages })

test('makes a draft of stages, opens it again as stages, and publishes it', async () => {
  const stages = madeOf('issue-credential')
  expect((await saveStages('by-stages', 0, stages)).body).toMatchObject({
    key: 'by-stages',
    version: 1,
    name: { zh: '环节流程', en: 'Made of stages' },
  })
  const opened = await leader.get('/api/processes/by-stages/draft/stages')
  expect(opened.body).toEqual({ version: 1, stages, otherwise: null })
  expect((await tryOut('by-stages/draft')).body).toMatchObject({ clean: true, faults: [], deadlocks: [] })
  expect((await publish('by-stages', 1)).body).toMatchObject({ key: 'by-stages', version: 1 })
  const { vocabulary } = { vocabulary: (await leader.get('/api/process-vocabulary')).body }
  expect(vocabulary.roles).toContain('window-clerk')
  expect(vocabulary.effects).toContain('issue-credential')
  expect(vocabulary.actions).toContainEqual({ code: 'accept', label: { zh: '受理', en: 'Accept' } })
})

test('says when a draft cannot be seen as stages, and refuses stages that make no process', async () => {
  await saveStages('redrawn', 0, madeOf('issue-credential'))
  const { xml } = (await leader.get('/api/processes/redrawn/draft')).body
  await save('redrawn', xml.replace('name="受理"', 'name="收件"'), 1)
  expect((await leader.get('/api/processes/redrawn/draft/stages')).body).toMatchObject({
    stages: null,
    otherwise: 'changed',
  })
  await save('drawn', instant('drawn'))
  expect((await leader.get('/api/processes/drawn/draft/stages')).body).toMatchObject({ otherwise: 'drawn' })
  const faulty = await saveStages('redrawn', 2, madeOf('no-effect'))
  expect(faulty.body).toMatchObject({
    code: 'case.stages-invalid',
    errors: [{ pointer: '/stages/1/effect', code: 'unknown-effect', detail: '没有这项自动服务' }],
  })
  expect((await saveStages('redrawn', 1, madeOf('issue-credential'))).body.code).toBe(
    'platform.stale-version',
  )
  expect((await saveStages('redrawn', 2, {})).body.code).toBe('platform.invalid-input')
  expect((await saveStages('redrawn', 2, madeOf('issue-credential'), leader)).body.code).toBe(
    'platform.forbidden',
  )
})
