// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestKernel, plainType, processOf } from './case.testing.ts'
import {
  and,
  at,
  draw,
  each,
  end,
  flows,
  handler,
  onCondition,
  onMessage,
  onTimer,
  start,
  user,
} from './engine/drawing.testing.ts'

const reviewer = (id: string, actions: string) =>
  user(id, { 'cs:candidate': 'reviewer', 'cs:action': actions })
const receive = (id: string, inside = '') => draw('receiveTask', id, { messageRef: 'letter' }, inside)

let city: Awaited<ReturnType<typeof openTestKernel>>
beforeAll(async () => {
  city = await openTestKernel(
    [
      plainType('order', ['go', 'done'], {
        variables: {
          paid: { type: 'boolean', label: { zh: '已缴费', en: 'Paid' } },
          amount: { type: 'number', label: { zh: '金额', en: 'Amount' } },
          day: { type: 'date', label: { zh: '日期', en: 'Day' } },
        },
      }),
    ],
    ['market', 'fire'],
  )
  await city.publish(
    processOf(
      'payment',
      start(),
      reviewer('ask', 'go'),
      receive('paying'),
      reviewer('close', 'done'),
      end(),
      flows('s > ask > paying > close > e'),
    ),
    processOf(
      'notes',
      start(),
      reviewer('work', 'done'),
      at('note', 'work', onMessage(), false),
      reviewer('read', 'go'),
      end(),
      flows('s > work > e', 'note > read > e'),
    ),
    processOf(
      'watched',
      start(),
      and('f'),
      receive('paying'),
      reviewer('work', 'done'),
      at('settled', 'work', onCondition('paid = true')),
      end(),
      handler('late', onTimer(5), true, reviewer('look', 'go'), end('le'), flows('lates > look > le')),
      flows('s > f > paying > e', 'f > work > e', 'settled > e'),
    ),
    processOf('several', start(), receive('each', each('departments')), end(), flows('s > each > e')),
    processOf(
      'stopped',
      start(),
      reviewer('work', 'done'),
      end(),
      handler(
        'stop',
        onMessage(),
        true,
        reviewer('look', 'go'),
        end('le', { 'cs:outcome': 'lapsed' }),
        flows('stops > look > le'),
      ),
      flows('s > work > e'),
    ),
  )
})
afterAll(() => city.platform.close())

const deliver = (number: string, more: Record<string, unknown> = {}) =>
  city.inUnit((unit) => city.kernel.messages.deliver(unit, { number, message: 'letter', ...more }))
const open = (process: string, vars = {}) => city.open({ kind: 'order', process, vars })

test('a message moves the case that waits for it; the second is refused without effect', async () => {
  const { number } = await open('payment')
  await city.act(number, 'go')
  await deliver(number, { vars: { paid: true, amount: 12, day: '2026-03-02' } })
  const after = await city.row(number)
  expect(after.engine).toMatchObject({
    vars: { paid: true, amount: 12, day: '2026-03-02' },
    tokens: [{ node: 'close' }],
  })
  await expect(deliver(number, { vars: { paid: false } })).rejects.toMatchObject({
    code: 'case.message-not-awaited',
  })
  expect(await city.row(number)).toEqual(after)
  expect(
    await city.count(
      "cases.history where case_id = $1 and kind = 'message-received' and data ->> 'message' = 'letter'",
      after.id,
    ),
  ).toBe(1)
  expect(
    await city.count("platform.audit_log where object_id = $1 and action = 'case.message-received'", number),
  ).toBe(1)
})

test('of two that come at once one is taken', async () => {
  const { number } = await open('payment')
  await city.act(number, 'go')
  const results = await Promise.allSettled([deliver(number), deliver(number), deliver(number)])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason.code).toBe('case.message-not-awaited')
})

test('one that comes early is refused, not kept', async () => {
  const { number } = await open('payment')
  await expect(deliver(number)).rejects.toMatchObject({ code: 'case.message-not-awaited' })
  await city.act(number, 'go')
  expect((await city.row(number)).engine.tokens).toMatchObject([{ node: 'paying' }])
})

test('refuses what the process does not know, a case that is over or absent, and variables nobody declared', async () => {
  const { number } = await open('payment')
  await city.act(number, 'go')
  const before = await city.row(number)
  await expect(deliver(number, { message: 'parcel' })).rejects.toMatchObject({ code: 'case.message-unknown' })
  await expect(deliver('YL0000-000000')).rejects.toMatchObject({ code: 'platform.not-found' })
  const strange = {
    outcome: 'x',
    'ask.outcome': 'x',
    paid: 'yes',
    amount: true,
    day: 'soon',
    departments: 'fire',
  }
  for (const [name, value] of Object.entries(strange))
    await expect(deliver(number, { vars: { [name]: value } })).rejects.toMatchObject({
      code: 'platform.invalid-input',
      errors: [{ pointer: `/vars/${name}` }],
    })
  expect(await city.row(number)).toEqual(before)
  await deliver(number, { vars: { paid: null } })
  await city.act(number, 'done')
  await expect(deliver(number)).rejects.toMatchObject({ code: 'case.not-open' })
})

test('a message beside a task comes as often as it is sent', async () => {
  const { number } = await open('notes')
  await deliver(number)
  await deliver(number)
  const { tasks } = await city.kernel.cases.load(city.platform.db, { number })
  expect(tasks.map((task) => task.node).toSorted()).toEqual(['read', 'read', 'work'])
})

test('of several that wait the item says which', async () => {
  const { number } = await open('several', { departments: ['market', 'fire'] })
  await expect(deliver(number)).rejects.toMatchObject({
    code: 'case.message-ambiguous',
    fields: { count: 2 },
  })
  await expect(deliver(number, { correlation: 'health' })).rejects.toMatchObject({
    code: 'case.message-not-awaited',
  })
  await deliver(number, { correlation: 'fire' })
  await deliver(number)
  expect(await city.row(number)).toMatchObject({ status: 'finished' })
})

test('what a message brings makes conditions true in the same step', async () => {
  const { number } = await open('watched')
  await deliver(number, { vars: { paid: false } })
  expect(await city.row(number)).toMatchObject({ status: 'open' })
  const other = await open('watched')
  await deliver(other.number, { vars: { paid: true } })
  expect(await city.row(other.number)).toMatchObject({ status: 'finished', timers: [] })
  expect(await city.count("platform.jobs where queue = 'case.timer' and key like $1", `${other.id}%`)).toBe(0)
})

test('a timer begins an event sub-process at its time', async () => {
  const { number } = await open('watched')
  city.platform.clock.advance(4 * 86_400_000)
  await city.worker.processAll()
  expect((await city.kernel.cases.load(city.platform.db, { number })).tasks).toMatchObject([{ node: 'work' }])
  // Five working days from Monday 2026-03-02 end on 2026-03-09.
  city.platform.clock.advance(4 * 86_400_000)
  await city.worker.processAll()
  expect((await city.kernel.cases.load(city.platform.db, { number })).tasks).toMatchObject([{ node: 'look' }])
  await expect(deliver(number)).rejects.toMatchObject({ code: 'case.message-not-awaited' })
})

test('begins an event sub-process that interrupts everything else', async () => {
  const { number } = await open('stopped')
  await deliver(number, { correlation: 'stops' })
  const { tasks } = await city.kernel.cases.load(city.platform.db, { number })
  expect(tasks.map((task) => task.node)).toEqual(['look'])
  await city.act(number, 'go')
  expect(await city.row(number)).toMatchObject({ status: 'terminated', outcome: 'lapsed' })
})
