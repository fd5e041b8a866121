// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from './operations.testing.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const holder = 'market.reviewer'
const colleague = 'market.reviewer.second'

/** A case under review, held by the reviewer. */
async function reviewed(): Promise<{ number: string; taskId: string }> {
  const number = await office.apply()
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  const task = await office.claim(number, 'review', holder)
  return { number, taskId: task.id }
}
const account = (login: string) => office.who(login).accountId ?? ''
const organisation = (code: string) => office.organisations[code] ?? ''
type AskInput = Parameters<Office['kernel']['asks']['ask']>[3]
async function ask(number: string, taskId: string, input: AskInput, login = holder): Promise<string> {
  const [id] = await office.as(login, (unit) => office.kernel.asks.ask(unit, number, taskId, input))
  await office.worker.processAll()
  return id ?? ''
}
async function answer(number: string, askId: string, login: string, verdict: string, opinion = '情况属实') {
  await office.as(login, (unit) => office.kernel.asks.answer(unit, number, askId, { verdict, opinion }))
  await office.worker.processAll()
}
const delegation = (): AskInput => ({
  kind: 'delegation',
  to: [{ accountId: account(colleague) }],
  question: '请代为核对图纸',
})

test('a delegated task comes back to the delegator with a proposal to confirm', async () => {
  const { number, taskId } = await reviewed()
  const askId = await ask(number, taskId, delegation())
  expect(await office.messagesOf(colleague)).toContain('请您办理')
  await expect(office.complete(number, 'review', holder, 'pass')).rejects.toMatchObject({
    code: 'case.asks-open',
  })
  expect((await office.seen(holder, number)).tasks.find((one) => one.id === taskId)?.can).not.toContain(
    'complete',
  )
  const seen = await office.seen(colleague, number)
  expect(seen.asks).toMatchObject([{ kind: 'delegation', state: 'open', can: ['answer'], mandatory: true }])
  expect(seen.asks[0]?.verdicts.map((one) => one.code)).toEqual(['pass', 'supplement', 'reject'])
  await expect(answer(number, askId, colleague, 'approve')).rejects.toMatchObject({
    code: 'case.verdict-unknown',
  })
  await answer(number, askId, colleague, 'pass', '图纸齐全')
  const back = await office.seen(holder, number)
  expect(back.asks).toMatchObject([{ state: 'answered', verdict: { code: 'pass' }, opinion: '图纸齐全' }])
  expect(back.tasks.find((one) => one.id === taskId)).toMatchObject({ mine: true })
  expect(await office.messagesOf(holder)).toContain('已答复')
  await office.complete(number, 'review', holder, 'pass')
  expect((await office.load(number)).row.phase).toBe('in-review')
})

test('co-handling asks several offices at once; only the mandatory one keeps the task', async () => {
  const { number, taskId } = await reviewed()
  const mandatory = await ask(number, taskId, {
    kind: 'co-handling',
    to: [{ organisationId: organisation('fire') }],
    question: '请就消防出具意见',
    days: 3,
  })
  await ask(number, taskId, {
    kind: 'co-handling',
    mandatory: false,
    to: [{ organisationId: organisation('health') }],
    question: '如有意见请提出',
  })
  // Whoever is asked may read the case, and takes the work from the common tray.
  const seen = await office.seen('fire.reviewer', number)
  const extra = seen.tasks.find((one) => one.parentId === taskId && one.can.includes('claim'))
  expect(extra).toMatchObject({ name: { zh: '会办：材料审查' }, can: ['claim', 'transfer'] })
  expect(extra?.dueAt).toBe('2026-03-05T15:59:59.999Z')
  await office.as('fire.reviewer', (unit) => office.kernel.handling.claim(unit, number, extra?.id ?? ''))
  await expect(office.complete(number, 'review', holder, 'pass')).rejects.toMatchObject({
    code: 'case.asks-open',
  })
  await expect(answer(number, mandatory, 'fire.reviewer', 'agree', '')).rejects.toMatchObject({
    code: 'case.opinion-required',
  })
  await answer(number, mandatory, 'fire.reviewer', 'disagree', '疏散通道不足')
  await office.complete(number, 'review', holder, 'pass')
  const after = await office.seen(holder, number)
  // Nobody waits any more for the opinion that was not given in time.
  const stateOf = (isMandatory: boolean) => after.asks.find((one) => one.mandatory === isMandatory)?.state
  expect([stateOf(true), stateOf(false)]).toEqual(['answered', 'cancelled'])
  expect(after.tasks.filter((one) => one.parentId !== null)).toEqual([])
})

test('an approver asked afterwards lets the decision pass as the holder made it, or sends it back', async () => {
  const { number, taskId } = await reviewed()
  const approval = (action: string): AskInput => ({
    kind: 'approval',
    place: 'after',
    to: [{ accountId: account('market.department-leader') }],
    question: '请审定',
    proposal: { action, opinion: '材料齐全' },
  })
  await expect(
    ask(number, taskId, {
      kind: 'approval',
      place: 'after',
      to: [{ accountId: account('market.department-leader') }],
      question: '请审定',
    }),
  ).rejects.toMatchObject({ code: 'case.ask-proposal-required' })
  await expect(ask(number, taskId, approval('supplement'))).rejects.toMatchObject({
    code: 'case.supplements-required',
  })
  const refused = await ask(number, taskId, approval('pass'))
  await answer(number, refused, 'market.department-leader', 'disagree', '请再核对面积')
  expect((await office.taskAt(number, 'review')).assignee_id).toBe(account(holder))
  const agreed = await ask(number, taskId, approval('pass'))
  await expect(ask(number, taskId, delegation())).rejects.toMatchObject({ code: 'case.asks-open' })
  office.platform.clock.advance(60_000)
  await answer(number, agreed, 'market.department-leader', 'agree')
  const { tasks } = await office.load(number)
  expect(tasks.map((one) => one.node).sort()).toEqual(['joint-review', 'joint-review', 'site-visit'])
  const passed = (await office.seen(holder, number)).timeline.findLast((one) => one.kind === 'task-completed')
  expect(passed?.by).toContain(holder)
  // The holder decided a minute before it took effect.
  expect(Date.parse(passed?.at ?? '') - Date.parse(passed?.occurredAt ?? '')).toBe(60_000)
})

test('what was asked can be recalled while it is not answered, and no longer', async () => {
  const { number, taskId } = await reviewed()
  const recall = (askId: string, login = holder) =>
    office.as(login, (unit) => office.kernel.asks.recall(unit, number, askId, { reason: '不再需要' }))
  const first = await ask(number, taskId, delegation())
  await expect(recall(first, colleague)).rejects.toMatchObject({ code: 'platform.forbidden' })
  await recall(first)
  await office.worker.processAll()
  expect(await office.messagesOf(colleague)).toContain('已收回')
  await expect(answer(number, first, colleague, 'pass')).rejects.toMatchObject({ code: 'case.ask-not-open' })
  const second = await ask(number, taskId, delegation())
  await answer(number, second, colleague, 'pass')
  await expect(recall(second)).rejects.toMatchObject({ code: 'case.ask-not-open' })
  expect(await office.history(number)).toEqual([
    'submitted',
    'task-completed',
    'task-claimed',
    'task-asked',
    'ask-recalled',
    'task-asked',
    'ask-answered',
  ])
  expect(await office.evidence(number)).toEqual(
    expect.arrayContaining(['case.task-asked', 'case.ask-recalled', 'case.ask-answered']),
  )
})

test('refuses whom one may not ask, and asking in a task one does not hold', async () => {
  const { number, taskId } = await reviewed()
  const to = (login: string): AskInput => ({ ...delegation(), to: [{ accountId: account(login) }] })
  for (const login of ['fire.reviewer', holder, 'data.supervisor'])
    await expect(ask(number, taskId, to(login)), login).rejects.toMatchObject({ code: 'case.ask-addressee' })
  await expect(ask(number, taskId, delegation(), colleague)).rejects.toMatchObject({
    code: 'case.task-held-by-other',
  })
  await expect(ask(number, taskId, delegation(), 'fire.reviewer')).rejects.toMatchObject({
    code: 'platform.not-found',
  })
  const askId = await ask(number, taskId, delegation())
  await expect(ask(number, askId, delegation(), colleague)).rejects.toMatchObject({ code: 'case.asked-task' })
  await expect(
    office.as(holder, (unit) =>
      office.kernel.handling.transfer(unit, number, taskId, account(colleague), '请接手'),
    ),
  ).rejects.toMatchObject({ code: 'case.asks-open' })
})

test('whoever decides on the case as it was before somebody was asked is told that it has changed', async () => {
  const { number, taskId } = await reviewed()
  const { rev } = (await office.load(number)).row
  await ask(number, taskId, { ...delegation(), kind: 'approval' })
  const askId = (await office.seen(holder, number)).asks[0]?.id ?? ''
  await answer(number, askId, colleague, 'agree')
  await expect(
    office.kernel.handling.complete({
      actor: office.who(holder),
      number,
      taskId,
      claim: null,
      traceId: 't',
      input: { version: rev, action: 'pass' },
    }),
  ).rejects.toMatchObject({ code: 'platform.stale-version' })
})

test('a withdrawn case asks nobody any more, and its applicant never saw who was asked', async () => {
  const { number, taskId } = await reviewed()
  await ask(number, taskId, delegation())
  const mine = await office.seen(office.applicant, number)
  expect(mine.asks).toEqual([])
  expect(JSON.stringify(mine)).not.toContain('请代为核对图纸')
  await office.kernel.handling.withdraw({
    actor: office.applicant,
    number,
    reason: '不办了',
    claim: null,
    traceId: 't',
  })
  expect((await office.load(number)).tasks).toEqual([])
  expect((await office.seen(holder, number)).asks).toMatchObject([{ state: 'cancelled', can: [] }])
})
