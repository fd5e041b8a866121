// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import { claimKey } from '#platform/http'
import type { Unit } from '#platform/unit'
import type { TaskRow } from '../../case-row.ts'
import type { Completion } from '../../handling.service.ts'
import { applicant, type OrganisationCode, organisations, type Person, staff } from '../city/people.ts'
import { claimOf } from '../client.ts'
import type { RealCity } from './real-city.ts'

/** One thing done on the real kernel, from a standing that earlier things have made. */
export interface Scenario {
  readonly name: string
  /** Makes the case and brings it where the act begins; returns what the act needs to know. */
  readonly prepare: (city: RealCity, tag: string) => Promise<string>
  /** Sent under one key, so that it may be sent again. */
  readonly act: (city: RealCity, prepared: string, tag: string) => Promise<unknown>
  /** The act is the worker's: what fails is tried again by itself. */
  readonly background?: true
}

const who = (organisation: OrganisationCode, role: Role, place = 0): Person => {
  const found = staff.filter(
    (one) => one.organisationId === organisations[organisation] && one.roles.includes(role),
  )[place]
  if (found === undefined) throw new Error(`nobody is ${role} at ${organisation}`)
  return found
}
const clerk = who('market', 'window-clerk')
const reviewer = who('market', 'reviewer')
const inspector = who('market', 'inspector')
const decider = who('market', 'decider')
const officer = who('market', 'rating-officer')
const fire = who('fire', 'reviewer')
const health = who('health', 'reviewer')

type Process = 'single-approval' | 'permit-joint' | 'registration' | 'instant' | 'rectification'

const inUnit = (city: RealCity, actor: Person, key: string, work: (unit: Unit) => Promise<unknown>) =>
  city.platform.units.inUnit({ actor }, async (unit) => {
    const claimed = await claimKey(unit.db, claimOf(actor, key, key), unit.now)
    if (claimed.first) await work(unit)
  })

const openUnder = (city: RealCity, process: Process, tag: string, key: string, attachFiles: string[] = []) =>
  inUnit(city, applicant, key, (unit) =>
    city.kernel.cases.open(unit, {
      kind: 'permit',
      title: { zh: '许可', en: 'Permit' },
      itemCode: null,
      definition: null,
      process,
      organisationId: organisations.market,
      regionCode: '990100',
      subject: { kind: 'person', id: applicant.subject?.id ?? '' },
      subjectName: '某人',
      channel: 'web',
      promisedDays: 10,
      vars: { departments: [organisations.fire, organisations.health] },
      data: { tag },
      attachFiles,
    }),
  )

const numberOf = async (city: RealCity, tag: string): Promise<string> => {
  const { sql } = await import('kysely')
  const found = await sql<{
    number: string
  }>`select number from cases.cases where data ->> 'tag' = ${tag}`.execute(city.platform.db)
  return found.rows[0]?.number ?? ''
}

const load = (city: RealCity, number: string) => city.kernel.cases.load(city.platform.db, { number })

async function taskFor(city: RealCity, number: string, actor: Person, action: string): Promise<TaskRow> {
  const { tasks } = await load(city, number)
  const mine = tasks.find(
    (task) =>
      (task.actions.includes(action) || action === '') &&
      (task.for_applicant
        ? actor === applicant
        : task.organisation_id === actor.organisationId && actor.roles.includes(task.role as Role)), // a role of the platform
  )
  if (mine === undefined) throw new Error(`no task of ${actor.roles[0]} for ${action} in ${number}`)
  return mine
}

interface Doing {
  readonly taskId: string
  readonly input: Completion
}

/** What somebody has before their eyes when they press the button; the same when they press it again. */
async function doing(
  city: RealCity,
  number: string,
  actor: Person,
  action: string,
  fileIds: string[] = [],
): Promise<Doing> {
  const { row } = await load(city, number)
  const task = await taskFor(city, number, actor, action)
  return {
    taskId: task.id,
    input: {
      version: row.rev,
      action,
      ...(action === 'supplement' && { supplements: [{ target: 'other' as const, reason: '缺件' }] }),
      ...(action.endsWith('qualified') && {
        siteVisit: { visitedAt: '2026-03-02T02:00:00Z', place: '某处', findings: '合格', fileIds },
      }),
      ...(action === 'submit' && { answers: {} }),
    },
  }
}

async function step(city: RealCity, number: string, actor: Person, action: string): Promise<void> {
  const done = await doing(city, number, actor, action)
  await city.kernel.handling.complete({ actor, number, ...done, claim: null, traceId: 'prepare' })
  await city.worker.processAll()
}

/** Opens a case and brings it along a way of steps. */
const along =
  (process: Process, ...way: readonly (readonly [Person, string])[]) =>
  async (city: RealCity, tag: string): Promise<string> => {
    await openUnder(city, process, tag, `prepare-${tag}`)
    await city.worker.processAll()
    const number = await numberOf(city, tag)
    for (const [actor, action] of way) await step(city, number, actor, action)
    return number
  }

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
