// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AskKind } from '#contracts/case-parts'
import { type CaseOperation, caseOperations, type TaskOperation, taskOperations } from '#contracts/cases'
import type { Role } from '#contracts/permissions'
import type { Actor } from '#platform/access'
import type { Unit } from '#platform/unit'
import type { TaskRow } from '../case-row.ts'
import { type Office, openOffice } from './operations.testing.ts'
import { lenient, parted } from './permits.testing.ts'

/** What is offered is accepted, and what is not is refused: for everybody, in every state of a case. */

let office: Office
/** What cases are merged into, or replaced by. */
let other: string
beforeAll(async () => {
  office = await openOffice([{ ...parted, ...lenient }])
  other = await accepted()
})
afterAll(() => office?.close())

const reason = '按规定办理'
const call = { reason, claim: null, traceId: 't' }
const decider = 'market.decider'
const everybody = () =>
  [
    'applicant',
    'market.window-clerk',
    'market.reviewer',
    'market.inspector',
    decider,
    'market.department-leader',
    'fire.reviewer',
    'fire.decider',
    'data.supervisor',
  ] as const
type Who = ReturnType<typeof everybody>[number]
const actorOf = (who: Who): Actor => (who === 'applicant' ? office.applicant : office.who(who))

const undone = new Error('tried out, and rolled back')
/** Does it and takes it back, so that the next one meets the same case. */
async function tried(actor: Actor, work: (unit: Unit) => Promise<unknown>): Promise<void> {
  const attempt = office.as(actor, async (unit) => {
    await work(unit)
    throw undone
  })
  await attempt.catch((error: unknown) => {
    if (error !== undone) throw error
  })
}

const apply = () => office.apply({ process: 'single-approval', data: { things: ['a', 'b'] } })
async function accepted() {
  const number = await apply()
  await office.complete(number, 'accept', 'market.window-clerk', 'accept')
  return number
}
async function held() {
  const number = await accepted()
  await office.claim(number, 'review', 'market.reviewer')
  return number
}
async function asking(kind: AskKind) {
  const number = await held()
  const task = await office.taskAt(number, 'review')
  await office.as('market.reviewer', (unit) =>
    office.kernel.asks.ask(unit, number, task.id, {
      kind,
      to: [{ accountId: actorOf('market.inspector').accountId ?? '' }],
      question: '请核对',
    }),
  )
  return number
}

const states = {
  submitted: apply,
  'at the reviewer': accepted,
  'held by the reviewer': held,
  delegated: () => asking('delegation'),
  'in co-handling': () => asking('co-handling'),
  async 'waiting for the applicant'() {
    const number = await accepted()
    await office.complete(number, 'review', 'market.reviewer', 'supplement', {
      supplements: [{ target: 'other', reason: '请说明' }],
    })
    return number
  },
  async paused() {
    const number = await accepted()
    await operations.pause(number, actorOf(decider))
    return number
  },
  async 'before the decision'() {
    const number = await accepted()
    await office.complete(number, 'review', 'market.reviewer', 'pass')
    return number
  },
  async refused() {
    const number = await accepted()
    await office.complete(number, 'review', 'market.reviewer', 'reject', { opinion: '不符合条件' })
    await office.complete(number, 'decide', decider, 'reject', { opinion: '不予许可' })
    return number
  },
  async granted() {
    const number = await accepted()
    await office.complete(number, 'review', 'market.reviewer', 'pass')
    await office.complete(number, 'decide', decider, 'approve')
    return number
  },
  async terminated() {
    const number = await accepted()
    await office.as(decider, (unit) =>
      office.kernel.ending.terminate(unit, number, { ground: 'subject-gone', reason }),
    )
    return number
  },
}

/** Steps that have a transaction of their own cannot be tried out: they want a case each. */
const ofTheirOwn: ReadonlySet<CaseOperation | TaskOperation> = new Set([
  'withdraw',
  'pause',
  'resume',
  'complete',
  'return',
])

const operations: Record<CaseOperation, (number: string, actor: Actor) => Promise<unknown>> = {
  withdraw: (number, actor) => office.kernel.handling.withdraw({ ...call, actor, number }),
  urge: (number, actor) => tried(actor, (unit) => office.kernel.urging.urge(unit, number, reason)),
  supervise: (number, actor) =>
    tried(actor, (unit) =>
      office.kernel.supervisions.supervise(unit, number, { dueOn: '2026-03-06', reason }),
    ),
  pause: (number, actor) =>
    office.kernel.handling.pause({ ...call, actor, number, ground: 'expert-review', days: 5 }),
  resume: (number, actor) => office.kernel.handling.resume({ ...call, actor, number }),
  terminate: (number, actor) =>
    tried(actor, (unit) => office.kernel.ending.terminate(unit, number, { ground: 'subject-gone', reason })),
  reopen: (number, actor) =>
    tried(actor, (unit) => office.kernel.reopening.reopen(unit, number, { target: 'review', reason })),
  supersede: (number, actor) =>
    tried(actor, (unit) => office.kernel.ending.supersede(unit, number, { by: other, reason })),
  merge: (number, actor) =>
    tried(actor, (unit) => office.kernel.merging.merge(unit, number, { into: other, reason })),
  split: (number, actor) =>
    tried(actor, (unit) =>
      office.kernel.splitting.split(unit, number, { materials: [], matters: ['b'], reason }),
    ),
}

/** Work is delegated to a colleague, approved by those above, handled together with another department. */
const addressees: Record<AskKind, () => { accountId: string } | { organisationId: string; role: Role }> = {
  delegation: () => ({ accountId: actorOf('market.inspector').accountId ?? '' }),
  approval: () => ({ accountId: actorOf('market.department-leader').accountId ?? '' }),
  'co-handling': () => ({ organisationId: office.organisations['health'] ?? '', role: 'reviewer' }),
}
const ask =
  (kind: AskKind) =>
  (number: string, actor: Actor, task: TaskRow): Promise<unknown> =>
    tried(actor, (unit) =>
      office.kernel.asks.ask(unit, number, task.id, {
        kind,
        to: [addressees[kind]()],
        question: '请出具意见',
        ...(kind === 'approval' && { place: 'before' as const }),
      }),
    )
const completion = async (number: string, actor: Actor, task: TaskRow) => {
  const action = { accept: 'accept', review: 'pass', decide: 'approve', supplement: 'submit' }[task.node]
  await office.kernel.handling.complete({
    ...call,
    actor,
    number,
    taskId: task.id,
    input: {
      version: (await office.load(number)).row.rev,
      action: action ?? '',
      ...(task.for_applicant && { answers: {} }),
    },
  })
}

const onTask: Record<TaskOperation, (number: string, actor: Actor, task: TaskRow) => Promise<unknown>> = {
  claim: (number, actor, task) => tried(actor, (unit) => office.kernel.handling.claim(unit, number, task.id)),
  release: (number, actor, task) =>
    tried(actor, (unit) => office.kernel.handling.release(unit, number, task.id)),
  transfer: (number, actor, task) =>
    tried(actor, (unit) =>
      office.kernel.handling.transfer(
        unit,
        number,
        task.id,
        office.who(`market.${task.role ?? 'reviewer'}.second`).accountId ?? '',
        reason,
      ),
    ),
  complete: completion,
  return: (number, actor, task) =>
    office.kernel.handling.sendBack({ ...call, actor, number, taskId: task.id, target: 'accept' }),
  delegate: ask('delegation'),
  'co-handle': ask('co-handling'),
  'add-approver': ask('approval'),
  tolerate: async (number, actor, task) =>
    tried(actor, async (unit) =>
      office.kernel.dues.tolerate(unit, number, task.id, {
        version: (await office.load(number)).row.rev,
        materials: ['plan'],
        reason,
      }),
    ),
}

const isAccepted = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (error: unknown) => {
      if (typeof error === 'object' && error !== null && 'code' in error) return false
      throw error
    },
  )

describe.each(Object.entries(states))('a case %s', (_state, make) => {
  test('as a whole', async () => {
    const shared = await make()
    for (const who of everybody()) {
      const actor = actorOf(who)
      const seen = await office.seen(actor, shared).catch(() => null)
      for (const operation of caseOperations) {
        const offered = seen?.can.includes(operation) ?? false
        const number = offered && ofTheirOwn.has(operation) ? await make() : shared
        const done = await isAccepted(operations[operation](number, actor))
        expect(done, `${operation} by ${who}`).toBe(offered)
      }
    }
  }, 60_000)

  test('by its tasks', async () => {
    const shared = await make()
    for (const who of everybody()) {
      const actor = actorOf(who)
      const seen = await office.seen(actor, shared).catch(() => null)
      for (const task of (await office.load(shared)).tasks) {
        const offers = seen?.tasks.find((one) => one.id === task.id)?.can ?? []
        for (const operation of taskOperations) {
          const offered = offers.includes(operation)
          const number = offered && ofTheirOwn.has(operation) ? await make() : shared
          const alike = (await office.load(number)).tasks.find(
            (one) => one.node === task.node && (one.token === 0) === (task.token === 0),
          )
          if (alike === undefined) throw new Error(`no task like ${task.node}`)
          const done = await isAccepted(onTask[operation](number, actor, alike))
          // To claim what one holds already is a repeat, and no harm.
          const repeats = operation === 'claim' && task.assignee_id === actor.accountId
          expect(done, `${operation} of ${task.node} by ${who}`).toBe(offered || repeats)
        }
      }
    }
  }, 60_000)
})
