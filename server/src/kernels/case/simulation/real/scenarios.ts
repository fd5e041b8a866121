// SPDX-License-Identifier: Apache-2.0
import type { Unit } from '#platform/unit'
import { applicant, type Person } from '../city/people.ts'
import { claimOf } from '../client.ts'
import {
  along,
  clerk,
  type Doing,
  decider,
  doing,
  fire,
  health,
  inspector,
  inUnit,
  load,
  numberOf,
  officer,
  openUnder,
  type Process,
  reviewer,
  type Scenario,
  taskFor,
  who,
} from './hands.ts'
import { operationScenarios } from './operation-scenarios.ts'
import type { RealCity } from './real-city.ts'

/** A completion as the browser sends it: what it saw is fixed before anything fails. */
const completion = (
  name: string,
  process: Process,
  way: readonly (readonly [Person, string])[],
  actor: Person,
  action: string,
): Scenario => ({
  name,
  prepare: async (city, tag) => {
    const number = await along(process, ...way)(city, tag)
    return JSON.stringify({ number, ...(await doing(city, number, actor, action)) })
  },
  act: (city, prepared, tag) => {
    const { number, taskId, input }: Doing & { number: string } = JSON.parse(prepared)
    const claim = claimOf(actor, `${tag}-key`, name)
    return city.kernel.handling.complete({ actor, number, taskId, input, claim, traceId: tag })
  },
})

/** Something with a task that goes through a unit of its own. */
const onTask = (
  name: string,
  actor: Person,
  before: ((city: RealCity, number: string, taskId: string) => Promise<unknown>) | null,
  work: (city: RealCity, unit: Unit, number: string, taskId: string) => Promise<unknown>,
): Scenario => ({
  name,
  prepare: async (city, tag) => {
    const number = await along('single-approval', [clerk, 'accept'])(city, tag)
    const { id } = await taskFor(city, number, actor, '')
    await before?.(city, number, id)
    await city.worker.processAll()
    return JSON.stringify([number, id])
  },
  act: (city, prepared, tag) => {
    const [number, taskId]: [string, string] = JSON.parse(prepared)
    return inUnit(city, actor, `${tag}-key`, (unit) => work(city, unit, number, taskId))
  },
})

const returning = (
  name: string,
  process: Process,
  way: readonly (readonly [Person, string])[],
  actor: Person,
  target: string,
): Scenario => ({
  name,
  prepare: async (city, tag) => {
    const number = await along(process, ...way)(city, tag)
    return JSON.stringify([number, (await taskFor(city, number, actor, '')).id])
  },
  act: (city, prepared, tag) => {
    const [number, taskId]: [string, string] = JSON.parse(prepared)
    const claim = claimOf(actor, `${tag}-key`, name)
    return city.kernel.handling.sendBack({
      actor,
      number,
      taskId,
      target,
      reason: '退回',
      claim,
      traceId: tag,
    })
  },
})

const onCase = (
  name: string,
  actor: Person,
  prepare: Scenario['prepare'],
  call: (
    city: RealCity,
    call: {
      actor: Person
      number: string
      reason: string
      claim: ReturnType<typeof claimOf>
      traceId: string
    },
  ) => Promise<unknown>,
): Scenario => ({
  name,
  prepare,
  act: (city, number, tag) =>
    call(city, { actor, number, reason: '依法', claim: claimOf(actor, `${tag}-key`, name), traceId: tag }),
})

/** What the worker does when it is let loose: jobs that are due already, or become due with time. */
const working = (name: string, prepare: Scenario['prepare'], wait = 0): Scenario => ({
  name,
  prepare,
  background: true,
  act: async (city) => {
    city.clock.advance(wait)
    return await city.worker.processAll()
  },
})

const undrained =
  (process: Process, ...last: readonly (readonly [Person, string])[]): Scenario['prepare'] =>
  async (city, tag) => {
    if (last.length === 0) {
      await openUnder(city, process, tag, `prepare-${tag}`)
      return await numberOf(city, tag)
    }
    const number = await along(process, ...last.slice(0, -1))(city, tag)
    const [actor, action] = last.at(-1) ?? [clerk, 'accept']
    const done = await doing(city, number, actor, action)
    await city.kernel.handling.complete({ actor, number, ...done, claim: null, traceId: 'prepare' })
    return number
  }

const day = 86_400_000
const document = Buffer.from('%PDF-1.4\n%%EOF\n')
const toReview = [[clerk, 'accept']] as const
const toJoint = [...toReview, [reviewer, 'pass']] as const
const toDecide = [...toReview, [reviewer, 'pass']] as const
const granted = [...toDecide, [decider, 'approve']] as const

export const scenarios: readonly Scenario[] = [
  ...operationScenarios,
  ...(['single-approval', 'permit-joint', 'registration', 'instant', 'rectification'] as const).map(
    (process): Scenario => ({
      name: `open a case of ${process}`,
      prepare: async () => '',
      act: (city, _prepared, tag) => openUnder(city, process, tag, `${tag}-key`),
    }),
  ),
  completion('accept', 'single-approval', [], clerk, 'accept'),
  completion('refuse acceptance, which ends the case', 'single-approval', [], clerk, 'refuse-acceptance'),
  completion('pass the review', 'single-approval', toReview, reviewer, 'pass'),
  completion('ask for a supplement: the clock stops', 'single-approval', toReview, reviewer, 'supplement'),
  completion(
    'hand in a supplement: the clock runs',
    'single-approval',
    [...toReview, [reviewer, 'supplement']],
    applicant,
    'submit',
  ),
  completion('propose a refusal', 'single-approval', toReview, reviewer, 'reject'),
  completion('fork into departments and site visit', 'permit-joint', toReview, reviewer, 'pass'),
  completion('one department of two agrees', 'permit-joint', toJoint, fire, 'agree'),
  completion('the last department agrees', 'permit-joint', [...toJoint, [fire, 'agree']], health, 'agree'),
  completion(
    'the site visit completes the join',
    'permit-joint',
    [...toJoint, [fire, 'agree'], [health, 'disagree']],
    inspector,
    'qualified',
  ),
  completion('approve: the certificate is ordered', 'single-approval', toDecide, decider, 'approve'),
  completion('refuse, which ends the case', 'single-approval', toDecide, decider, 'reject'),
  completion('register', 'registration', toReview, reviewer, 'approve'),
  completion('dispatch a rectification', 'rectification', [], officer, 'dispatch'),
  completion('answer a rectification', 'rectification', [[officer, 'dispatch']], reviewer, 'answer'),
  completion(
    'return a rectification once more',
    'rectification',
    [
      [officer, 'dispatch'],
      [reviewer, 'answer'],
    ],
    officer,
    'return',
  ),
  onTask('claim a task', reviewer, null, (city, unit, number, taskId) =>
    city.kernel.handling.claim(unit, number, taskId),
  ),
  onTask(
    'release a task',
    reviewer,
    (city, number, taskId) =>
      city.platform.units.inUnit({ actor: reviewer }, (unit) =>
        city.kernel.handling.claim(unit, number, taskId),
      ),
    (city, unit, number, taskId) => city.kernel.handling.release(unit, number, taskId),
  ),
  onTask('transfer a task', reviewer, null, (city, unit, number, taskId) =>
    city.kernel.handling.transfer(unit, number, taskId, who('market', 'reviewer', 1).accountId, '转办'),
  ),
  returning('return from decision to review', 'single-approval', toDecide, decider, 'review'),
  returning(
    'return before the fork, every branch cancelled',
    'permit-joint',
    [...toJoint, [fire, 'agree']],
    inspector,
    'review',
  ),
  onCase('withdraw at once', applicant, along('single-approval'), (city, call) =>
    city.kernel.handling.withdraw(call),
  ),
  onCase(
    'withdraw while a supplement is waited for',
    applicant,
    along('single-approval', ...toReview, [reviewer, 'supplement']),
    (city, call) => city.kernel.handling.withdraw(call),
  ),
  onCase('withdraw with departments at work', applicant, along('permit-joint', ...toJoint), (city, call) =>
    city.kernel.handling.withdraw(call),
  ),
  onCase('pause', decider, along('single-approval', ...toReview), (city, call) =>
    city.kernel.handling.pause({ ...call, ground: 'hearing', days: 20 }),
  ),
  onCase(
    'resume',
    decider,
    async (city, tag) => {
      const number = await along('single-approval', ...toReview)(city, tag)
      await city.kernel.handling.pause({
        actor: decider,
        number,
        ground: 'hearing',
        days: 20,
        reason: '听证',
        claim: null,
        traceId: 'p',
      })
      await city.worker.processAll()
      return number
    },
    (city, call) => city.kernel.handling.resume(call),
  ),
  {
    name: 'rate',
    prepare: along('single-approval', ...granted),
    act: (city, number, tag) =>
      inUnit(city, applicant, `${tag}-key`, (unit) =>
        city.kernel.ratings.rate(unit, number, { grade: 2, tags: [] }),
      ),
  },
  working('the paper and messages of an acceptance', undrained('single-approval', [clerk, 'accept'])),
  working('the messages of a new case', undrained('permit-joint')),
  working('messages to departments', undrained('permit-joint', ...toJoint)),
  working('paper and certificate of a decision', undrained('single-approval', ...granted)),
  working('an instant decision', undrained('instant')),
  working('a reminder goes off', along('single-approval', ...toReview), 3 * day),
  working(
    'a case lapses',
    async (city, tag) => {
      const number = await along('single-approval', ...toReview, [reviewer, 'supplement'])(city, tag)
      // The reminder has gone off by then: which of two timers that are due at once goes first is not promised.
      city.clock.advance(25 * day)
      await city.worker.processAll()
      return number
    },
    10 * day,
  ),
  {
    name: 'the PDF of a paper, when first asked for',
    prepare: along('single-approval', ...toReview),
    act: async (city, number) => {
      const { row } = await load(city, number)
      return await city.kernel.papers.pdf(row.id, number, 'acceptance')
    },
  },
  {
    name: 'begin an upload',
    prepare: async () => '',
    act: (city, _prepared, tag) =>
      inUnit(city, applicant, `${tag}-key`, (unit) =>
        city.platform.uploads.begin(unit, { name: `${tag}.pdf`, bytes: document.byteLength }),
      ),
  },
  ...(['append to an upload', 'complete an upload'] as const).map(
    (name): Scenario => ({
      name,
      prepare: async (city, tag) => {
        const unit = <Answer>(work: (unit: Unit) => Promise<Answer>) =>
          city.platform.units.inUnit({ actor: applicant }, work)
        const { id } = await unit((at) =>
          city.platform.uploads.begin(at, { name: `${tag}.pdf`, bytes: document.byteLength }),
        )
        if (name === 'complete an upload')
          await unit((at) => city.platform.uploads.append(at, id, 0, document))
        return id
      },
      act: (city, id, tag) =>
        inUnit(city, applicant, `${tag}-key`, (unit) =>
          name === 'append to an upload'
            ? city.platform.uploads.append(unit, id, 0, document)
            : city.platform.uploads.complete(unit, id),
        ),
    }),
  ),
]
