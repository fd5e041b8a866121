// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type RecordedCommand, replayHistory } from '../engine/index.ts'
import { type Office, openOffice } from './operations.testing.ts'
import { parted } from './permits.testing.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice([parted])
})
beforeEach(() => office.platform.clock.set(new Date('2026-03-02T01:00:00Z')))
afterAll(() => office?.close())

const decider = 'market.decider'
const day = 86_400_000
const at = (time: string) => office.platform.clock.set(new Date(time))
const rowOf = async (number: string) => (await office.load(number)).row
const can = async (number: string, login: string) => (await office.seen(login, number)).can

async function reviewed(process = 'single-approval'): Promise<string> {
  const number = await office.apply({ process, data: { things: ['a', 'b', 'c'] } })
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  return number
}
async function refused(): Promise<string> {
  const number = await reviewed()
  await office.complete(number, 'review', 'market.reviewer', 'reject', { opinion: '不符合条件' })
  await office.complete(number, 'decide', decider, 'reject', { opinion: '不予许可' })
  return number
}
const reopen = (number: string, target: string, login = decider) =>
  office.as(login, (unit) =>
    office.kernel.reopening.reopen(unit, number, { target, reason: '行政复议决定责令重新作出' }),
  )
const merge = (number: string, into: string, login = decider) =>
  office.as(login, (unit) => office.kernel.merging.merge(unit, number, { into, reason: '重复申请' }))
async function undo(number: string): Promise<void> {
  const link = (await office.seen(decider, number)).links.at(-1)
  await office.as(decider, (unit) => office.kernel.merging.undo(unit, number, link?.id ?? '', '误判为重复'))
}

test('those in charge end a case on a listed ground; its applicant is told, and it stays ended', async () => {
  const number = await reviewed()
  expect(await can(number, decider)).toContain('terminate')
  expect(await can(number, 'market.reviewer')).not.toContain('terminate')
  const terminate = (login: string) =>
    office.as(login, (unit) =>
      office.kernel.ending.terminate(unit, number, { ground: 'subject-gone', reason: '企业已注销' }),
    )
  await expect(terminate('market.reviewer')).rejects.toMatchObject({ code: 'platform.forbidden' })
  await terminate(decider)
  await office.worker.processAll()
  expect(await rowOf(number)).toMatchObject({
    status: 'terminated',
    outcome: 'terminated',
    clock_state: 'ended',
    engine: { status: 'ended' },
  })
  expect((await office.load(number)).tasks).toEqual([])
  await expect(terminate(decider)).rejects.toMatchObject({ code: 'case.not-open' })
  const mine = await office.seen(office.applicant, number)
  expect(mine.timeline.at(-1)).toMatchObject({ kind: 'ended', outcome: { zh: '终止办理' } })
  expect(await can(number, decider)).not.toContain('reopen')
})

test('a refused case is reopened at a step it went through, with the days that were left, and decided anew', async () => {
  const number = await refused()
  expect(await rowOf(number)).toMatchObject({ status: 'finished', outcome: 'refused', used_days: 0 })
  at('2026-03-09T01:00:00Z')
  const seen = await office.seen(decider, number)
  expect(seen.reopenTargets.map((one) => one.node).sort()).toEqual(['accept', 'decide', 'review'])
  await expect(reopen(number, 'supplement')).rejects.toMatchObject({ code: 'case.reopening-target' })
  await expect(reopen(number, 'review', 'market.reviewer')).rejects.toMatchObject({
    code: 'platform.forbidden',
  })
  await reopen(number, 'review')
  await office.worker.processAll()
  expect(await rowOf(number)).toMatchObject({
    status: 'open',
    outcome: null,
    phase: 'in-review',
    finished_at: null,
    clock_state: 'running',
    due_at: new Date('2026-03-23T15:59:59.999Z'),
  })
  expect(await office.messagesOf('market.reviewer')).toContain('新的待办')
  await office.complete(number, 'review', 'market.reviewer', 'pass')
  await office.complete(number, 'decide', decider, 'approve')
  expect(await rowOf(number)).toMatchObject({ status: 'finished', outcome: 'granted' })
  // What was granted is revoked, not reopened.
  expect(await can(number, decider)).not.toContain('reopen')
  await expect(reopen(number, 'review')).rejects.toMatchObject({ code: 'case.reopening-closed' })
})

test('the time to reopen is read from the stored case', async () => {
  const number = await refused()
  office.platform.clock.set(new Date(Date.parse('2026-03-02T01:00:00Z') + 60 * day))
  expect(await can(number, decider)).toContain('reopen')
  office.platform.clock.advance(1)
  expect(await can(number, decider)).not.toContain('reopen')
  await expect(reopen(number, 'review')).rejects.toMatchObject({ code: 'case.reopening-closed' })
})

test('a case that was not accepted goes back to the window, its clock not begun', async () => {
  const number = await office.apply({ process: 'single-approval' })
  await office.complete(number, 'accept', 'market.window-clerk', 'refuse-acceptance', {
    opinion: '非本机关职权',
  })
  await reopen(number, 'accept')
  expect(await rowOf(number)).toMatchObject({
    status: 'open',
    phase: 'submitted',
    clock_state: 'not-started',
    due_at: null,
  })
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  expect(await rowOf(number)).toMatchObject({ clock_state: 'running', phase: 'in-review' })
})

test('a joint permit goes back behind its parallel part, or before it, never into the middle', async () => {
  const number = await reviewed('permit-joint')
  await office.complete(number, 'review', 'market.reviewer', 'pass')
  await office.complete(number, 'joint-review', 'fire.reviewer', 'agree')
  await office.complete(number, 'joint-review', 'health.reviewer', 'agree')
  await office.complete(number, 'site-visit', 'market.inspector', 'unqualified', {
    opinion: '不合格',
    siteVisit: { visitedAt: '2026-03-02T02:00:00Z', place: '江畔路', findings: '不合格', fileIds: [] },
  })
  await office.complete(number, 'decide', decider, 'reject', { opinion: '不予许可' })
  const { reopenTargets } = await office.seen(decider, number)
  expect(reopenTargets.map((one) => one.node).sort()).toEqual(['accept', 'decide', 'review'])
})

test('a duplicate is merged: work and clock end, watchers follow, both know of each other', async () => {
  const number = await reviewed()
  const into = await reviewed()
  await office.platform.pool.query(
    'insert into cases.marks (account_id, case_id, watched, seen_rev, created_at) values ($1, $2, true, 0, now())',
    [office.who('market.reviewer').accountId, (await rowOf(number)).id],
  )
  const alike = await office.kernel.merging.likenesses(office.platform.db, office.who(decider), number)
  expect(alike).toContain(into)
  await expect(merge(number, number)).rejects.toMatchObject({ code: 'case.link-unfit' })
  await merge(number, into)
  await office.worker.processAll()
  expect(await rowOf(number)).toMatchObject({
    status: 'terminated',
    outcome: 'merged',
    clock_state: 'ended',
    timers: [],
  })
  expect((await office.load(number)).tasks).toEqual([])
  const jobs = await office.platform.pool.query('select 1 from platform.jobs where payload ->> $1 = $2', [
    'caseId',
    (await rowOf(number)).id,
  ])
  expect(jobs.rows).toEqual([])
  expect((await office.seen(office.applicant, number)).links).toMatchObject([
    { kind: 'merged-into', direction: 'out', number: into, can: [] },
  ])
  expect((await office.seen('market.reviewer', into)).watched).toBe(true)
  await expect(
    office.kernel.handling.withdraw({
      actor: office.applicant,
      number,
      reason: '不办了',
      claim: null,
      traceId: 't',
    }),
  ).rejects.toMatchObject({ code: 'case.not-open' })
  await expect(merge(number, into)).rejects.toMatchObject({ code: 'case.not-open' })
})

test('a merger is undone while the surviving case rests: the other goes on exactly as it was', async () => {
  const number = await reviewed()
  const into = await reviewed()
  await office.claim(number, 'review', 'market.reviewer')
  const before = await office.load(number)
  await merge(number, into)
  at('2026-03-03T01:00:00Z')
  expect((await office.seen(decider, number)).links).toMatchObject([{ can: ['undo'] }])
  await undo(number)
  const after = await office.load(number)
  expect(after.tasks).toEqual(before.tasks)
  expect({ ...after.row, rev: 0, history_seq: 0, changed_at: null }).toEqual({
    ...before.row,
    rev: 0,
    history_seq: 0,
    changed_at: null,
  })
  await office.complete(number, 'review', 'market.reviewer', 'pass')
  expect((await office.seen(decider, into)).links).toMatchObject([{ direction: 'in', can: [] }])
  // Its timers and its alarm run again.
  at('2026-03-30T01:00:00Z')
  await office.worker.processAll()
  expect(await office.history(number)).toContain('deadline-passed')
})

test('a merger is not undone once the surviving case has moved, nor from a case that is not one’s own', async () => {
  const number = await reviewed()
  const into = await reviewed()
  await merge(number, into)
  await expect(
    office.as('fire.decider', (unit) =>
      office.kernel.merging.undo(unit, number, '01900000-0000-7000-8000-000000000000', '试探'),
    ),
  ).rejects.toMatchObject({ code: 'platform.not-found' })
  await office.complete(into, 'review', 'market.reviewer', 'pass')
  expect((await office.seen(decider, number)).links).toMatchObject([{ can: [] }])
  await expect(undo(number)).rejects.toMatchObject({ code: 'case.undo-too-late' })
})

test('two who merge the same two cases the other way round: one does, the other is told', async () => {
  const number = await reviewed()
  const other = await reviewed()
  const results = await Promise.allSettled([merge(number, other), merge(other, number)])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a case is superseded by another of the same applicant, for good', async () => {
  const number = await reviewed()
  const by = await reviewed()
  await office.as(decider, (unit) =>
    office.kernel.ending.supersede(unit, number, { by, reason: '申请人更正后重新提交' }),
  )
  await office.worker.processAll()
  expect(await rowOf(number)).toMatchObject({ status: 'terminated', outcome: 'superseded' })
  expect((await office.seen(decider, by)).links).toMatchObject([
    { kind: 'superseded-by', direction: 'in', number, can: [] },
  ])
  expect(await office.history(by)).toContain('supersedes')
})

test('one case becomes two: the part stands where the first stands, promised for the same day', async () => {
  const number = await reviewed('permit-joint')
  await office.complete(number, 'review', 'market.reviewer', 'pass')
  const before = await office.load(number)
  const split = (matters: string[]) =>
    office.as(decider, (unit) =>
      office.kernel.splitting.split(unit, number, { materials: [], matters, reason: '两个经营场所' }),
    )
  await expect(split(['a', 'b', 'c'])).rejects.toMatchObject({ code: 'case.split-unknown' })
  const part = await split(['c'])
  await office.worker.processAll()
  const first = await office.load(number)
  const second = await office.load(part)
  expect([first.row.data, second.row.data]).toEqual([{ things: ['a', 'b'] }, { things: ['c'] }])
  expect(second.row).toMatchObject({
    submitted_at: before.row.submitted_at,
    due_at: before.row.due_at,
    phase: 'in-review',
    rev: 1,
  })
  expect(second.tasks.map((task) => task.node).sort()).toEqual(['joint-review', 'joint-review', 'site-visit'])
  expect(new Set([...first.tasks, ...second.tasks].map((task) => task.id)).size).toBe(6)
  const found = await office.platform.pool.query('select from cases.search where case_id = $1', [
    second.row.id,
  ])
  expect(found.rowCount).toBe(1)
  expect((await office.seen(decider, part)).links).toMatchObject([
    { kind: 'split-from', direction: 'out', number },
  ])
  for (const [one, login] of [
    [part, 'fire.reviewer'],
    [part, 'health.reviewer'],
    [number, 'fire.reviewer'],
  ] as const)
    await office.complete(one, 'joint-review', login, 'agree')
  expect((await office.load(part)).tasks.map((task) => task.node)).toEqual(['site-visit'])
  expect((await office.load(number)).tasks).toHaveLength(2)
})

test('nothing is merged or split while something is asked or owed', async () => {
  const number = await reviewed()
  const into = await reviewed()
  const task = await office.claim(number, 'review', 'market.reviewer')
  await office.as('market.reviewer', (unit) =>
    office.kernel.asks.ask(unit, number, task.id, {
      kind: 'co-handling',
      to: [{ organisationId: office.organisations['fire'] ?? '' }],
      question: '请出具意见',
    }),
  )
  expect(await can(number, decider)).not.toContain('merge')
  await expect(merge(number, into)).rejects.toMatchObject({ code: 'case.work-under-way' })
})

test('a case that another one waits for is neither merged nor split', async () => {
  const number = await reviewed()
  const into = await reviewed()
  await office.platform.pool.query(
    'update cases.cases set parent_number = $2, parent_token = 1 where number = $1',
    [number, into],
  )
  const offered = await can(number, decider)
  expect(offered).toContain('terminate')
  expect(offered.filter((one) => one === 'merge' || one === 'split')).toEqual([])
  await expect(merge(number, into)).rejects.toMatchObject({ code: 'case.work-under-way' })
})

test('whatever was done to them, the history of all these cases replays to where they stand', async () => {
  const { db, pool } = office.platform
  const cases = await pool.query<{ number: string }>('select number from cases.cases')
  for (const { number } of cases.rows) {
    const row = await rowOf(number)
    const { rows } = await pool.query<{ command: RecordedCommand | null }>(
      'select command from cases.history where case_id = $1 order by seq',
      [row.id],
    )
    const models = new Map([
      [row.process_version, await office.kernel.processes.model(db, row.process_key, row.process_version)],
    ])
    const replayed = replayHistory(
      models,
      rows.map(({ command }) => command),
      row.process_version,
    )
    expect(JSON.parse(JSON.stringify(replayed)), number).toEqual(row.engine)
  }
  expect(cases.rows.length).toBeGreaterThan(5)
})
