// SPDX-License-Identifier: Apache-2.0
import type { Role } from '#contracts/permissions'
import type { Random } from '#platform/clock'
import type { Completion } from '../completion.service.ts'
import { applicant, organisations, type Person, staff } from './city/people.ts'
import { oneIn, pick, weighted } from './random.ts'
import { isOpen } from './store/apply-steps.ts'
import type { Published } from './store/published.ts'
import type { StoredCase, TaskWire } from './store/tables.ts'

/** What somebody wants, from what they last saw of a case. */
export type Intent =
  | {
      readonly kind: 'open'
      readonly process: string
      readonly promisedDays: number
      readonly departments: string[]
    }
  | { readonly kind: 'claim' | 'release'; readonly number: string; readonly taskId: string }
  | { readonly kind: 'transfer'; readonly number: string; readonly taskId: string; readonly to: string }
  | {
      readonly kind: 'complete'
      readonly number: string
      readonly taskId: string
      readonly input: Completion
    }
  | { readonly kind: 'return'; readonly number: string; readonly taskId: string; readonly target: string }
  | { readonly kind: 'withdraw' | 'pause' | 'resume'; readonly number: string }
  | { readonly kind: 'rate'; readonly number: string; readonly grade: number }

export interface Wish {
  readonly person: Person
  readonly intent: Intent
}

const supervisor = staff.find((one) => one.roles.includes('decider')) ?? applicant

export function wishToOpen(random: Random, published: Published): Wish {
  const keys = [...published.keys()]
  const shipped = keys.filter((key) => !key.startsWith('drawn-'))
  const process = pick(random, oneIn(random, 2) ? shipped : keys) ?? ''
  const others = [organisations.fire, organisations.health]
  const departments = others.filter(() => !oneIn(random, 4))
  if (oneIn(random, 3)) departments.push(organisations.market)
  return {
    person: applicant,
    intent: { kind: 'open', process, promisedDays: pick(random, [1, 3, 5, 10, 20]) ?? 5, departments },
  }
}

/** Somebody who may take a task, most often; now and then somebody who may not. */
function whoFor(random: Random, task: TaskWire): Person {
  if (oneIn(random, 15)) return pick(random, [...staff, applicant]) ?? applicant
  if (task['for_applicant'] === true) return applicant
  const holder = staff.find((one) => one.accountId === task['assignee_id'])
  if (holder !== undefined && !oneIn(random, 8)) return holder
  return pick(random, candidatesFor(task)) ?? applicant
}

export const candidatesFor = (task: TaskWire): Person[] =>
  task['for_applicant'] === true
    ? [applicant]
    : staff.filter(
        (one) => one.organisationId === task['organisation_id'] && one.roles.includes(task['role'] as Role), // a role of the platform, or nobody has it
      )

/** What a person who looks at a case might do next. */
export function wishFor(random: Random, seen: StoredCase): Wish | undefined {
  const { number } = seen.row
  const task = pick(random, seen.tasks.filter(isOpen))
  const kind = weighted(random, {
    complete: 62,
    claim: 9,
    release: 3,
    transfer: 4,
    return: 9,
    withdraw: 1,
    pause: 4,
    resume: seen.row['status'] === 'paused' ? 20 : 1,
    rate: seen.row['status'] === 'finished' ? 30 : 0,
  })
  if (kind === 'withdraw') return { person: applicant, intent: { kind, number } }
  if (kind === 'pause' || kind === 'resume') return { person: supervisor, intent: { kind, number } }
  if (kind === 'rate') return { person: applicant, intent: { kind, number, grade: 1 + random.integer(5) } }
  if (task === undefined) return undefined
  const person = whoFor(random, task)
  if (kind === 'complete') return { person, intent: completionOf(random, seen, task) }
  if (kind === 'return') {
    const handled = seen.tasks.filter((one) => one.status === 'closed').map((one) => one.node)
    const target = pick(random, handled.length > 0 && !oneIn(random, 6) ? handled : [task.node, 'nowhere'])
    return { person, intent: { kind, number, taskId: task.id, target: target ?? '' } }
  }
  if (kind === 'transfer')
    return { person, intent: { kind, number, taskId: task.id, to: pick(random, staff)?.accountId ?? '' } }
  return { person, intent: { kind, number, taskId: task.id } }
}

export function completionOf(
  random: Random,
  seen: StoredCase,
  task: TaskWire,
): Extract<Intent, { kind: 'complete' }> {
  const actions = task['actions'] as readonly string[] // text[] in the database
  const action = actions.length === 0 ? 'done' : (pick(random, actions) ?? 'done')
  const input: Completion = {
    version: seen.row.rev,
    action: oneIn(random, 60) ? 'no-such-action' : action,
    ...(action === 'supplement' && { supplements: [{ target: 'other' as const, reason: '缺' }] }),
    ...(action.endsWith('qualified') && {
      siteVisit: { visitedAt: '2026-01-01T00:00:00Z', place: '某处', findings: '合格', fileIds: [] },
    }),
    ...(action === 'submit' && { answers: {} }),
  }
  return { kind: 'complete', number: seen.row.number, taskId: task.id, input }
}
