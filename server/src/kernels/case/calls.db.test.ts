// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/access'
import { openTestKernel, plainType, processOf } from './case.testing.ts'
import { at, draw, each, end, flows, onTimer, start, user, xor } from './engine/drawing.testing.ts'

const reviewer = (id: string, actions: string) =>
  user(id, { 'cs:candidate': 'reviewer', 'cs:action': actions })
const outcome = (id: string, value: string) => end(id, { 'cs:outcome': value })
const call = (id: string, called: string, inside = '') =>
  draw('callActivity', id, { calledElement: called }, inside)

/** A part of the matter: accepted, then decided. */
const part = processOf(
  'part',
  draw('startEvent', 's', { 'cs:phase': 'submitted' }),
  user('accept', { 'cs:candidate': 'reviewer', 'cs:action': 'accept' }),
  user('decide', { 'cs:candidate': 'reviewer', 'cs:action': 'approve reject', 'cs:phase': 'accepted' }),
  xor('g', { default: 'g_no' }),
  outcome('yes', 'granted'),
  outcome('no', 'refused'),
  flows('s > accept > decide > g', 'g > yes : outcome = "approve"', 'g > no'),
)
/** The whole: every department its part, side by side; ten working days, then somebody has to run after them. */
const whole = processOf(
  'whole',
  start(),
  reviewer('check', 'go'),
  call('parts', 'part:part', each('departments')),
  at('late', 'parts', onTimer(10)),
  reviewer('chase', 'done'),
  xor('g', { default: 'g_no' }),
  outcome('yes', 'granted'),
  outcome('no', 'refused'),
  flows(
    's > check > parts > g',
    'late > chase > no',
    'g > yes : parts.count.granted = 2 and parts.count.refused = 0',
    'g > no',
  ),
)

let city: Awaited<ReturnType<typeof openTestKernel>>
const called: string[] = []
beforeAll(async () => {
  city = await openTestKernel(
    [
      plainType('whole', ['go', 'done', 'approve', 'reject', 'accept']),
      plainType('part', ['accept', 'approve', 'reject'], {
        calledBy: async (_unit, caller, { item, organisationId }) => {
          called.push(`${caller.number} ${item} ${organisationId}`)
          return { promisedDays: 5, data: { of: caller.number } }
        },
      }),
    ],
    ['market', 'fire', 'health'],
  )
  await city.publish(part, whole)
})
afterAll(() => city.platform.close())

const children = async (number: string) => {
  const found = await city.platform.pool.query<{ number: string; organisation_id: string }>(
    'select number, organisation_id from cases.cases where parent_number = $1 order by parent_token',
    [number],
  )
  return found.rows
}
async function openWhole(departments = ['fire', city.organisation('health')]) {
  const { number } = await city.open({
    kind: 'whole',
    process: 'whole',
    vars: { departments, eligible: true },
  })
  await city.act(number, 'go')
  const [first, second] = await children(number)
  return { number, first: first?.number ?? '', second: second?.number ?? '' }
}
const withdraw = (number: string) =>
  city.inUnit(async (unit) => {
    const loaded = await city.kernel.cases.lock(unit, { number })
    await city.kernel.cases.stepIn(unit, loaded, { command: { kind: 'withdraw' }, kind: 'withdrawn' })
  })

test('opens a case for each organisation, by code or id, with its own clock; their ends complete the parent', async () => {
  called.length = 0
  const { number, first, second } = await openWhole()
  // Each is opened by a job of its own, in whatever order.
  expect(called.map((line) => line.split(' ').slice(1).join(' ')).sort()).toEqual(
    [
      `fire ${city.organisation('fire')}`,
      `${city.organisation('health')} ${city.organisation('health')}`,
    ].sort(),
  )
  expect(await city.row(first)).toMatchObject({
    kind: 'part',
    process_key: 'part',
    title_zh: '一件事 · parts',
    parent_number: number,
    organisation_id: city.organisation('fire'),
    subject_name: '王晓岚',
    channel: 'web',
    promised_days: 5,
    data: { of: number },
    status: 'open',
    clock_state: 'not-started',
    engine: { vars: { eligible: true, departments: ['fire', city.organisation('health')] } },
  })
  expect((await city.row(first)).engine.vars).not.toHaveProperty(['check.outcome'])
  await city.act(first, 'accept')
  expect(await city.row(first)).toMatchObject({ clock_state: 'running', phase: 'accepted' })
  expect(await city.row(second)).toMatchObject({ clock_state: 'not-started' })
  await city.act(first, 'approve')
  expect(await city.row(first)).toMatchObject({ status: 'finished', outcome: 'granted' })
  expect(await city.row(number)).toMatchObject({ status: 'open' })
  await city.act(second, 'accept')
  await city.act(second, 'approve')
  expect(await city.row(number)).toMatchObject({
    status: 'finished',
    outcome: 'granted',
    engine: { vars: { 'parts.total': 2, 'parts.count.granted': 2, 'parts.count.refused': 0 } },
  })
  expect(
    await city.count(
      'cases.history where kind = $1 and data ->> $2 = any ($3)',
      'called-case-ended',
      'called',
      [first, second],
    ),
  ).toBe(2)
  expect(
    await city.count(
      "cases.history as h join cases.cases as c on c.id = h.case_id where c.number = $1 and h.kind = 'called'",
      first,
    ),
  ).toBe(1)
})

test('a called case that is withdrawn ends for its parent too', async () => {
  const { number, first, second } = await openWhole()
  await withdraw(first)
  await city.worker.processAll()
  expect(await city.row(first)).toMatchObject({ status: 'withdrawn' })
  const { engine } = await city.row(number)
  expect(engine.tokens.filter((token) => token.node === 'parts' && token.state === 'wait')).toHaveLength(1)
  await city.act(second, 'accept')
  await city.act(second, 'reject')
  expect(await city.row(number)).toMatchObject({
    status: 'finished',
    outcome: 'refused',
    engine: { vars: { 'parts.count.withdrawn': 1, 'parts.count.refused': 1, 'parts.count.granted': 0 } },
  })
})

test('a parent that is withdrawn ends its called cases, once each, and does not hear of it', async () => {
  const { number, first, second } = await openWhole()
  await city.act(first, 'accept')
  await withdraw(number)
  await city.worker.processAll()
  for (const one of [first, second]) {
    expect(await city.row(one)).toMatchObject({ status: 'terminated', outcome: 'withdrawn', timers: [] })
    const { row, tasks } = await city.kernel.cases.load(city.platform.db, { number: one })
    expect(tasks).toEqual([])
    expect(await city.count("cases.history where case_id = $1 and kind = 'recalled'", row.id)).toBe(1)
    expect(
      await city.count("platform.audit_log where object_id = $1 and action = 'case.recalled'", one),
    ).toBe(1)
  }
  expect(await city.row(number)).toMatchObject({ status: 'withdrawn' })
  expect((await city.platform.pool.query('select queue, key from platform.jobs')).rows).toEqual([])
})

test('a return past the call ends its called cases, and coming there again calls new ones', async () => {
  const { number, first, second } = await openWhole()
  const { engine } = await city.row(number)
  const token = engine.tokens.find((one) => one.state === 'wait')?.id ?? 0
  await city.inUnit(async (unit) => {
    const loaded = await city.kernel.cases.lock(unit, { number })
    await city.kernel.cases.stepIn(unit, loaded, {
      command: { kind: 'jump', token, target: 'check' },
      kind: 'task-returned',
    })
  })
  await city.worker.processAll()
  for (const one of [first, second]) expect(await city.row(one)).toMatchObject({ status: 'terminated' })
  await city.act(number, 'go')
  const numbers = (await children(number)).map((child) => child.number)
  expect(numbers).toHaveLength(4)
  for (const one of numbers.filter((other) => other !== first && other !== second))
    expect(await city.row(one)).toMatchObject({ status: 'open' })
})

test('a called case that is over already is left as it ended', async () => {
  const { number, first, second } = await openWhole()
  await city.act(first, 'accept')
  await city.act(first, 'approve')
  await withdraw(number)
  await city.worker.processAll()
  expect(await city.row(first)).toMatchObject({ status: 'finished', outcome: 'granted' })
  expect(await city.row(second)).toMatchObject({ status: 'terminated' })
})

test('a timer on the call interrupts the called cases at its time, not before', async () => {
  const { number, first, second } = await openWhole()
  await city.act(first, 'accept')
  // Ten working days from Monday 2026-03-02 end on 2026-03-16.
  city.platform.clock.advance(13 * 86_400_000)
  await city.worker.processAll()
  expect(await city.row(second)).toMatchObject({ status: 'open' })
  city.platform.clock.advance(2 * 86_400_000)
  await city.worker.processAll()
  expect(await city.row(first)).toMatchObject({ status: 'terminated', clock_state: 'ended' })
  expect(await city.row(second)).toMatchObject({ status: 'terminated' })
  await city.act(number, 'done')
  expect(await city.row(number)).toMatchObject({ status: 'finished', outcome: 'refused' })
})

test('what is cancelled before it was opened is never opened; what is asked for twice is opened once', async () => {
  const { number } = await city.open({ kind: 'whole', process: 'whole', vars: { departments: ['fire'] } })
  const { row, tasks } = await city.kernel.cases.load(city.platform.db, { number })
  await city.inUnit(async (unit) => {
    const loaded = await city.kernel.cases.lock(unit, { number })
    const token = tasks[0]?.token ?? 0
    await city.kernel.cases.stepIn(unit, loaded, {
      command: { kind: 'complete', token, outcome: 'go' },
      kind: 'task-completed',
    })
  })
  const asked = await city.platform.pool.query("select payload from platform.jobs where queue = 'case.call'")
  await withdraw(number)
  await city.worker.processAll()
  expect(await children(number)).toEqual([])
  expect(asked.rows[0]?.payload).toMatchObject({ caseId: row.id, called: 'part:part', item: 'fire' })

  const other = await openWhole(['fire'])
  const parent = await city.row(other.number)
  const again = {
    ...asked.rows[0]?.payload,
    caseId: parent.id,
    token: parent.engine.tokens.find((token) => token.state === 'wait')?.id,
  }
  await expect(
    city.inUnit(async (unit) => {
      for (const job of city.kernel.jobs) if (job.queue === 'case.call') await job.run(unit, again)
    }),
  ).rejects.toThrow('cases_parent_token_key')
  expect(await children(other.number)).toHaveLength(1)
})

test('an answer that comes twice or too late moves nothing', async () => {
  const { number, first } = await openWhole()
  const { engine, rev } = await city.row(number)
  const token = engine.tokens.find((one) => one.state === 'wait')?.id ?? 0
  const answer = (payload: Record<string, unknown>) =>
    city.platform.units.inUnit({ actor: systemActor }, async (unit) => {
      for (const job of city.kernel.jobs) if (job.queue === 'case.return') await job.run(unit, payload)
    })
  const payload = { parentNumber: number, token, number: first, outcome: 'granted' }
  await answer(payload)
  await answer(payload)
  expect((await city.row(number)).rev).toBe(rev + 1)
})

test('an organisation nobody knows is a fault that waits for somebody, not a case without an owner', async () => {
  const { number } = await city.open({ kind: 'whole', process: 'whole', vars: { departments: ['nobody'] } })
  await city.act(number, 'go')
  expect(await children(number)).toEqual([])
  expect(await city.count("platform.jobs where queue = 'case.call' and attempts > 0")).toBe(1)
  await withdraw(number)
  await city.platform.pool.query('delete from platform.jobs')
})

test('one case of its own kind is called without an item, at the organisation in charge', async () => {
  await city.publish(processOf('outer', start(), call('inner', 'part'), end(), flows('s > inner > e')))
  const { number } = await city.open({ kind: 'whole', process: 'outer', data: { kept: 1 } })
  await city.worker.processAll()
  const [child] = await children(number)
  expect(await city.row(child?.number ?? '')).toMatchObject({
    kind: 'whole',
    organisation_id: city.organisation('market'),
    promised_days: 20,
    data: { kept: 1 },
  })
  await city.act(child?.number ?? '', 'accept')
  await city.act(child?.number ?? '', 'approve')
  expect(await city.row(number)).toMatchObject({
    status: 'finished',
    engine: { vars: { 'inner.outcome': 'granted', outcome: 'granted' } },
  })
})

test.each([
  [
    'a process nobody published',
    processOf('x', start(), call('c', 'absent'), end(), flows('s > c > e')),
    ['c'],
  ],
  [
    'a kind nobody knows',
    processOf('x', start(), call('c', 'strange:part'), end(), flows('s > c > e')),
    ['c'],
  ],
  [
    'what does not compile',
    processOf('x', start(), draw('scriptTask', 'c'), end(), flows('s > c > e')),
    ['c'],
  ],
])('refuses to publish a call of %s', async (_name, xml, pointers) => {
  const publication = city.publish(xml)
  await expect(publication).rejects.toMatchObject({ code: 'case.process-refused' })
  await expect(publication).rejects.toMatchObject({
    errors: pointers.map((pointer) => expect.objectContaining({ pointer })),
  })
})

test('refuses to publish calls that come back to where they began', async () => {
  const calling = (key: string, node: string, called: string) =>
    processOf(key, start(), call(node, called), end(), flows(`s > ${node} > e`))
  await city.publish(
    processOf('first', start(), end(), flows('s > e')),
    calling('second', 'c', 'first'),
    calling('third', 'c', 'part:second'),
  )
  await expect(city.publish(calling('first', 'round', 'third'))).rejects.toMatchObject({
    code: 'case.process-refused',
    errors: [{ pointer: 'round', code: 'circle' }],
  })
  await expect(city.publish(calling('third', 'self', 'third'))).rejects.toMatchObject({
    errors: [{ pointer: 'self', code: 'circle' }],
  })
})
