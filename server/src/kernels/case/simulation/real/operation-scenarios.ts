// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Unit } from '#platform/unit'
import { applicant, type Person } from '../city/people.ts'
import { along, clerk, decider, fire, inUnit, reviewer, type Scenario, taskFor } from './hands.ts'
import type { RealCity } from './real-city.ts'

const toReview = [[clerk, 'accept']] as const
const refused = [...toReview, [reviewer, 'reject'], [decider, 'reject']] as const
const reason = '依法'

/** An operation beside the process, in a unit of its own; `find` looks up what it works on. */
const operation = (
  name: string,
  actor: Person,
  prepare: Scenario['prepare'],
  work: (city: RealCity, unit: Unit, number: string, on: string) => Promise<unknown>,
  find: (city: RealCity, number: string, tag: string) => Promise<string> = async () => '',
): Scenario => ({
  name,
  prepare: async (city, tag) => {
    const number = await prepare(city, tag)
    return JSON.stringify([number, await find(city, number, tag)])
  },
  act: (city, prepared, tag) => {
    const [number, on]: [string, string] = JSON.parse(prepared)
    return inUnit(city, actor, `${tag}-key`, (unit) => work(city, unit, number, on))
  },
})

const asUnit = <Answer>(city: RealCity, actor: Person, work: (unit: Unit) => Promise<Answer>) =>
  city.platform.units.inUnit({ actor }, work)

const supervised: Scenario['prepare'] = async (city, tag) => {
  const number = await along('single-approval', ...toReview)(city, tag)
  await asUnit(city, decider, (unit) =>
    city.kernel.supervisions.supervise(unit, number, { dueOn: '2026-03-06', reason }),
  )
  await city.worker.processAll()
  return number
}

async function supervisionOf(city: RealCity, number: string): Promise<string> {
  const found = await sql<{ id: string }>`
    select s.id from cases.supervisions as s join cases.cases as c on c.id = s.case_id where c.number = ${number}`.execute(
    city.platform.db,
  )
  return found.rows[0]?.id ?? ''
}

/** A task held by its reviewer, who has asked another department. */
const asked: Scenario['prepare'] = async (city, tag) => {
  const number = await along('single-approval', ...toReview)(city, tag)
  const { id } = await taskFor(city, number, reviewer, '')
  await asUnit(city, reviewer, (unit) => city.kernel.handling.claim(unit, number, id))
  await city.worker.processAll()
  return number
}
const coHandling = {
  kind: 'co-handling' as const,
  to: [{ organisationId: fire.organisationId ?? '' }],
  question: '请会签',
}

/** What an official or the applicant does with a case beside the steps of its process. */
export const operationScenarios: readonly Scenario[] = [
  operation('urge', applicant, along('single-approval', ...toReview), (city, unit, number) =>
    city.kernel.urging.urge(unit, number, reason),
  ),
  operation('supervise', decider, along('single-approval', ...toReview), (city, unit, number) =>
    city.kernel.supervisions.supervise(unit, number, { dueOn: '2026-03-06', reason }),
  ),
  operation(
    'answer a supervision',
    reviewer,
    supervised,
    (city, unit, number, id) => city.kernel.supervisions.answer(unit, number, id, { answer: '已办' }),
    supervisionOf,
  ),
  operation(
    'lift a supervision',
    decider,
    supervised,
    (city, unit, number, id) => city.kernel.supervisions.lift(unit, number, id, { reason }),
    supervisionOf,
  ),
  operation('terminate', decider, along('single-approval', ...toReview), (city, unit, number) =>
    city.kernel.ending.terminate(unit, number, { ground: 'subject-gone', reason }),
  ),
  operation('reopen what was refused', decider, along('single-approval', ...refused), (city, unit, number) =>
    city.kernel.reopening.reopen(unit, number, { target: 'review', reason }),
  ),
  operation(
    'ask another department within a task',
    reviewer,
    asked,
    (city, unit, number, id) => city.kernel.asks.ask(unit, number, id, coHandling),
    async (city, number) => (await taskFor(city, number, reviewer, '')).id,
  ),
  operation(
    'answer what was asked within a task',
    fire,
    async (city, tag) => {
      const number = await asked(city, tag)
      const { id } = await taskFor(city, number, reviewer, '')
      await asUnit(city, reviewer, (unit) => city.kernel.asks.ask(unit, number, id, coHandling))
      await city.worker.processAll()
      return number
    },
    (city, unit, number, id) =>
      city.kernel.asks.answer(unit, number, id, { verdict: 'agree', opinion: '同意' }),
    async (city, number) => {
      const { tasks } = await city.kernel.cases.load(city.platform.db, { number })
      return tasks.find((task) => task.parent_id !== null)?.id ?? ''
    },
  ),
  operation(
    'merge a case into another',
    decider,
    along('single-approval', ...toReview),
    (city, unit, number, into) => city.kernel.merging.merge(unit, number, { into, reason }),
    async (city, _number, tag) => await along('single-approval', ...toReview)(city, `${tag}-other`),
  ),
]
