// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Role } from '#contracts/permissions'
import { claimKey } from '#platform/http'
import type { Unit } from '#platform/unit'
import type { TaskRow } from '../../case-row.ts'
import type { Completion } from '../../completion.service.ts'
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

export const who = (organisation: OrganisationCode, role: Role, place = 0): Person => {
  const found = staff.filter(
    (one) => one.organisationId === organisations[organisation] && one.roles.includes(role),
  )[place]
  if (found === undefined) throw new Error(`nobody is ${role} at ${organisation}`)
  return found
}
export const clerk = who('market', 'window-clerk')
export const reviewer = who('market', 'reviewer')
export const inspector = who('market', 'inspector')
export const decider = who('market', 'decider')
export const officer = who('market', 'rating-officer')
export const fire = who('fire', 'reviewer')
export const health = who('health', 'reviewer')

export type Process = 'single-approval' | 'permit-joint' | 'registration' | 'instant' | 'rectification'

export const inUnit = (city: RealCity, actor: Person, key: string, work: (unit: Unit) => Promise<unknown>) =>
  city.platform.units.inUnit({ actor }, async (unit) => {
    const claimed = await claimKey(unit.db, claimOf(actor, key, key), unit.now)
    if (claimed.first) await work(unit)
  })

export const openUnder = (
  city: RealCity,
  process: Process,
  tag: string,
  key: string,
  attachFiles: string[] = [],
) =>
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

export const numberOf = async (city: RealCity, tag: string): Promise<string> => {
  const found = await sql<{
    number: string
  }>`select number from cases.cases where data ->> 'tag' = ${tag}`.execute(city.platform.db)
  return found.rows[0]?.number ?? ''
}

export const load = (city: RealCity, number: string) => city.kernel.cases.load(city.platform.db, { number })

export async function taskFor(
  city: RealCity,
  number: string,
  actor: Person,
  action: string,
): Promise<TaskRow> {
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

export interface Doing {
  readonly taskId: string
  readonly input: Completion
}

/** What somebody has before their eyes when they press the button; the same when they press it again. */
export async function doing(
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
export const along =
  (process: Process, ...way: readonly (readonly [Person, string])[]) =>
  async (city: RealCity, tag: string): Promise<string> => {
    await openUnder(city, process, tag, `prepare-${tag}`)
    await city.worker.processAll()
    const number = await numberOf(city, tag)
    for (const [actor, action] of way) await step(city, number, actor, action)
    return number
  }
