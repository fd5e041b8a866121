// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestKernel, plainType, processOf } from '../case.testing.ts'
import { listHistory } from '../case-detail.readmodel.ts'
import { draw, end, flows, user } from '../engine/drawing.testing.ts'
import { run } from '../engine/run.ts'
import { type CaseState, type Command, newCase } from '../engine/state.ts'
import { createArchivedHistory } from './archived-history.ts'

const simple = processOf(
  'simple',
  draw('startEvent', 's', { 'cs:phase': 'submitted' }),
  user('accept', { 'cs:candidate': 'reviewer', 'cs:action': 'accept' }),
  user('decide', { 'cs:candidate': 'reviewer', 'cs:action': 'approve', 'cs:phase': 'accepted' }),
  end('yes', { 'cs:outcome': 'granted' }),
  flows('s > accept > decide > yes'),
)

let city: Awaited<ReturnType<typeof openTestKernel>>
let [finished, open] = ['', '']
beforeAll(async () => {
  city = await openTestKernel([plainType('plain', ['accept', 'approve'])], ['market'])
  await city.publish(simple)
  const opened = async () =>
    (await city.open({ kind: 'plain', process: 'simple', vars: { 甲: '一' } })).number
  ;[finished, open] = [await opened(), await opened()]
  await city.act(finished, 'accept')
  await city.act(finished, 'approve')
  await city.act(open, 'accept')
})
afterAll(() => city.platform.close())

const history = async (number: string) => {
  const row = await city.row(number)
  return await listHistory(city.platform.db, row.id, await city.kernel.archived(city.platform.db, row))
}
/** Hour after hour, until there is nothing to do: each time one month. */
const sweep = async () => {
  for (let hour = 0; hour < 6; hour += 1) {
    for (const one of city.kernel.sweeps) await city.inUnit((unit) => one.sweep(unit))
    await city.worker.processAll()
  }
}
/** What time brings with it, such as being overdue, is noted. */
const goTo = async (instant: string) => {
  city.platform.clock.set(new Date(instant))
  await city.worker.processAll()
}
const linesIn = (table: string, number: string) =>
  city.count(`${table} as h join cases.cases as c on c.id = h.case_id where c.number = $1`, number)
const partBytes = async () => {
  const found = await city.platform.pool.query<{ bytes: string }>(
    `select coalesce(sum(pg_total_relation_size(inhrelid)), 0) as bytes from pg_inherits where inhparent = 'cases.history'::regclass`,
  )
  return Number(found.rows[0]?.bytes)
}

test('within the time that is kept nothing leaves the database', async () => {
  await sweep()
  expect(await linesIn('cases.history', finished)).toBe(3)
  expect(await city.count('cases.history_archives')).toBe(0)
})

test('old history of finished cases lies in a file, reads as before, and replays to the same state', async () => {
  const before = await history(finished)
  await goTo('2028-04-01T01:00:00Z')
  const openBefore = await history(open)
  await sweep()
  expect(await linesIn('cases.history', finished)).toBe(0)
  expect((await city.row(finished)).archived_lines).toBe(3)
  const after = await history(finished)
  expect(after).toEqual(before)
  const row = await city.row(finished)
  const model = await city.kernel.processes.model(city.platform.db, row.process_key, row.process_version)
  const replayed = after.reduce<CaseState>(
    (state, { command }) => (command === null ? state : run(model, state, command as Command).state),
    newCase,
  )
  expect(JSON.parse(JSON.stringify(replayed))).toEqual(row.engine)
  // What is under way stays where it can be acted on.
  expect(await linesIn('cases.history_202603', open)).toBe(2)
  expect(await history(open)).toEqual(openBefore)
  expect(await city.count("platform.audit_log where action = 'case.history-archived'")).toBe(1)
})

test('a case that ends later follows later; its month then has no part any more', async () => {
  await city.act(open, 'approve')
  const before = await history(open)
  await sweep()
  expect(await linesIn('cases.history', open)).toBe(before.length)
  await goTo('2030-05-01T01:00:00Z')
  await sweep()
  expect(await linesIn('cases.history', open)).toBe(0)
  expect(await history(open)).toEqual(before)
  const parts = await city.platform.pool.query(`select to_regclass('cases.history_202603') as part`)
  expect(parts.rows).toEqual([{ part: null }])
})

test('many lines go in pieces, and their space is free', async () => {
  const { id } = await city.row(finished)
  // As the sweep of that month had made it.
  await city.platform.pool.query(`select cases.part_history('2028-03-01', 1)`)
  await city.platform.pool.query(
    `insert into cases.history (case_id, seq, at, kind, opinion, data)
     select $1, n, '2028-03-10', 'noted', repeat('意见', 50), '{}' from generate_series(4, 25003) as n`,
    [id],
  )
  const before = await partBytes()
  await sweep()
  expect(await linesIn('cases.history', finished)).toBe(0)
  expect((await city.row(finished)).archived_lines).toBe(25_003)
  expect(await city.count('cases.history_archives where month = $1', '2028-03-01')).toBe(2)
  expect(await partBytes()).toBeLessThan(before / 20)
  const shown = await history(finished)
  expect(shown.map((line) => line.seq)).toEqual(Array.from({ length: 500 }, (_, at) => 24_504 + at))
})

test('a file that was changed is not shown as history', async () => {
  const row = await city.row(open)
  const store = { ...city.platform.store, read: async () => Buffer.from('PAR1 something else PAR1') }
  await expect(createArchivedHistory(store)(city.platform.db, row)).rejects.toThrow('was changed')
})
