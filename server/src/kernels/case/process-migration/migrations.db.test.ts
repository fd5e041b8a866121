// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestKernel, plainType, processOf } from '../case.testing.ts'
import { end, flows, start, timerAt, user } from '../engine/drawing.testing.ts'
import { type RecordedCommand, replayHistory, versionsIn } from '../engine/index.ts'
import type { Model } from '../engine/model.ts'
import { findMigration, listMigrated } from './migrations.repo.ts'

const reviewer = (id: string, actions: string, name = id) =>
  user(id, { 'cs:candidate': 'reviewer', 'cs:action': actions }).replace(`name="${id}"`, `name="${name}"`)

let city: Awaited<ReturnType<typeof openTestKernel>>
beforeAll(async () => {
  city = await openTestKernel([plainType('matter', ['go', 'done', 'stop'])], ['market'])
})
afterAll(() => city?.platform.close())

const first = (key: string) =>
  processOf(
    key,
    start(),
    reviewer('check', 'go'),
    timerAt('late', 'check', false, 3),
    end('lateEnd'),
    reviewer('decide', 'done'),
    end(),
    flows('s > check > decide > e', 'late > lateEnd'),
  )
const second = (key: string) =>
  processOf(
    key,
    start(),
    reviewer('check', 'go stop', '核对'),
    reviewer('confirm', 'go'),
    reviewer('decision', 'done', 'decide'),
    end(),
    flows('s > check > confirm > decision > e'),
  )

async function prepared(key: string, opened: number) {
  await city.publish(first(key))
  const numbers: string[] = []
  for (let count = 0; count < opened; count += 1)
    numbers.push((await city.open({ kind: 'matter', process: key })).number)
  await city.publish(second(key))
  return numbers
}
const begin = (key: string, places = {}) =>
  city.inUnit((unit) =>
    city.kernel.migrations.begin(unit, key, { from: 1, to: 2, places, reason: '改用新版' }),
  )
const undo = (key: string, id: string) =>
  city.inUnit((unit) => city.kernel.migrations.undo(unit, key, id, '改回'))
const countsOf = async (key: string, id: string) => (await findMigration(city.platform.db, key, id))?.counts
const casesOf = async (id: string) =>
  (await listMigrated(city.platform.db, id, {})).items.map(({ number, state, reason, node }) => ({
    number,
    state,
    reason,
    node,
  }))

/** What the history of a case replays to has to be what is stored of it. */
async function expectReplay(number: string): Promise<void> {
  const { row, tasks } = await city.kernel.cases.load(city.platform.db, { number })
  const history = await city.platform.pool.query<{ command: RecordedCommand | null }>(
    'select command from cases.history where case_id = $1 order by seq',
    [row.id],
  )
  const commands = history.rows.map(({ command }) => command)
  const models = new Map<number, Model>()
  for (const version of versionsIn(commands, row.process_version))
    models.set(version, await city.kernel.processes.model(city.platform.db, row.process_key, version))
  const replayed = replayHistory(models, commands, row.process_version)
  expect(JSON.parse(JSON.stringify(replayed))).toEqual(row.engine)
  const waiting = row.engine.tokens.filter((token) => token.state === 'wait')
  expect(tasks.map(({ token, node }) => ({ token, node }))).toEqual(
    waiting.map(({ id, node }) => ({ token: id, node })),
  )
  expect(row.history_seq).toBe(commands.length)
}

test('takes cases over that are at home, and goes on in the new version', async () => {
  const [at = '', on = ''] = await prepared('simple', 2)
  await city.act(on, 'go')
  expect(await city.kernel.migrations.outlook(city.platform.db, 'simple', 1, 2)).toMatchObject({
    cases: 2,
    atHome: 1,
    strays: [
      {
        id: 'decide',
        cases: 1,
        proposal: 'decision',
        places: [{ id: 'check' }, { id: 'confirm' }, { id: 'decision' }],
      },
    ],
  })
  const { id } = await begin('simple')
  await city.worker.processAll()
  expect(await casesOf(id)).toEqual([
    { number: at, state: 'moved', reason: null, node: null },
    { number: on, state: 'refused', reason: 'no-place', node: 'decide' },
  ])
  const { row, tasks } = await city.kernel.cases.load(city.platform.db, { number: at })
  expect(row).toMatchObject({ process_version: 2, timers: [] })
  expect(tasks).toMatchObject([{ node: 'check', name_zh: '核对', actions: ['go', 'stop'], status: 'open' }])
  expect((await city.row(on)).process_version).toBe(1)
  await expectReplay(at)
  await expectReplay(on)
  await city.act(at, 'go')
  await expectReplay(at)
  expect((await city.row(at)).engine.tokens).toMatchObject([{ node: 'confirm' }])
  expect(await city.count("platform.audit_log where action = 'case.migrated' and object_id = $1", at)).toBe(1)
  expect(await city.count("cases.history where kind = 'migrated'")).toBe(1)
  expect(
    await city.count(
      "platform.outbox where type = 'case.moved' and subject = $1 and data ->> 'kind' = 'migrated'",
      at,
    ),
  ).toBe(1)
})

test('moves those without a place to where somebody chose, with the claim of a step that only has a new id', async () => {
  const [number = ''] = await prepared('chosen', 1)
  await city.act(number, 'go')
  await city.platform.pool.query(
    `update cases.tasks set status = 'claimed', assignee_id = $1 where status = 'open' and node = 'decide'`,
    ['01900000-0000-7000-8000-0000000000aa'],
  )
  const { id } = await begin('chosen', { decide: 'decision' })
  await city.worker.processAll()
  expect(await countsOf('chosen', id)).toEqual({ moved: 1 })
  const { tasks } = await city.kernel.cases.load(city.platform.db, { number })
  expect(tasks).toMatchObject([{ node: 'decision', status: 'claimed', assignee_id: expect.any(String) }])
  await expectReplay(number)
  await city.act(number, 'done')
  expect((await city.row(number)).status).toBe('finished')
  await expectReplay(number)
})

test('takes a migration back where nothing has happened since, timers and tasks included', async () => {
  const [stays = '', goes = '', other = ''] = await prepared('undone', 3)
  await city.act(other, 'go')
  const before = await city.kernel.cases.load(city.platform.db, { number: stays })
  const decide = await city.kernel.cases.load(city.platform.db, { number: other })
  const { id } = await begin('undone', { decide: 'confirm' })
  await expect(undo('undone', id)).rejects.toMatchObject({ code: 'case.migration-under-way' })
  await city.worker.processAll()
  expect(await countsOf('undone', id)).toEqual({ moved: 3 })
  expect((await city.kernel.cases.load(city.platform.db, { number: other })).tasks).toMatchObject([
    { node: 'confirm', status: 'open' },
  ])
  await city.act(goes, 'go')
  await undo('undone', id)
  await city.worker.processAll()
  expect(await casesOf(id)).toEqual([
    { number: stays, state: 'undone', reason: null, node: null },
    { number: goes, state: 'moved-on', reason: 'moved-on', node: null },
    { number: other, state: 'undone', reason: null, node: null },
  ])
  const after = await city.kernel.cases.load(city.platform.db, { number: stays })
  expect(after.tasks).toEqual(before.tasks)
  expect(after.row).toMatchObject({
    process_version: 1,
    timers: before.row.timers,
    engine: before.row.engine,
  })
  expect(
    await city.count(`platform.jobs where queue = 'case.timer' and key like $1`, `${after.row.id}:%`),
  ).toBe(1)
  expect((await city.kernel.cases.load(city.platform.db, { number: other })).tasks).toEqual(decide.tasks)
  for (const number of [stays, goes, other]) await expectReplay(number)
  await city.act(other, 'done')
  await expectReplay(other)
  expect((await city.row(goes)).process_version).toBe(2)
  await expect(undo('undone', id)).rejects.toMatchObject({ code: 'case.migration-undone' })
})

test('refuses what makes no sense before anything moves', async () => {
  await prepared('refused', 1)
  await expect(begin('refused', { decide: 'nowhere' })).rejects.toMatchObject({
    code: 'case.migration-place',
  })
  const same = city.inUnit((unit) =>
    city.kernel.migrations.begin(unit, 'refused', { from: 1, to: 1, places: {}, reason: '无' }),
  )
  await expect(same).rejects.toMatchObject({ code: 'case.migration-same' })
  const empty = city.inUnit((unit) =>
    city.kernel.migrations.begin(unit, 'refused', { from: 2, to: 1, places: {}, reason: '无' }),
  )
  await expect(empty).rejects.toMatchObject({ code: 'case.migration-empty' })
  const unknown = city.inUnit((unit) =>
    city.kernel.migrations.begin(unit, 'refused', { from: 1, to: 9, places: {}, reason: '无' }),
  )
  await expect(unknown).rejects.toMatchObject({ code: 'platform.not-found' })
})

test('a job that comes twice, or to a case that has ended meanwhile, moves nothing', async () => {
  const [twice = '', ended = ''] = await prepared('repeated', 2)
  const { id } = await begin('repeated')
  await city.inUnit((unit) =>
    city.kernel.cases
      .lock(unit, { number: ended })
      .then((loaded) =>
        city.kernel.cases.stepIn(unit, loaded, { command: { kind: 'withdraw' }, kind: 'withdrawn' }),
      ),
  )
  await city.worker.processAll()
  expect(await casesOf(id)).toMatchObject([{ state: 'moved' }, { state: 'refused', reason: 'finished' }])
  const { row } = await city.kernel.cases.load(city.platform.db, { number: twice })
  await city.inUnit(async (unit) =>
    unit.enqueue({ queue: 'case.migration', payload: { migrationId: id, caseId: row.id } }),
  )
  await city.worker.processAll()
  expect((await city.row(twice)).rev).toBe(row.rev)
})
