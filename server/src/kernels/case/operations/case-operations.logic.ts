// SPDX-License-Identifier: Apache-2.0
import type { CaseOperation } from '#contracts/cases'
import type { Permission } from '#contracts/permissions'
import { type AccessObject, type Actor, can } from '#platform/access'
import { chinaTimeText } from '#platform/clock'
import { taskIsFor } from '../case.access.ts'
import type { CaseRow, TaskRow } from '../case-row.ts'
import type { CaseType } from '../case-type.ts'
import type { CaseSurroundings, SupervisionRow } from './case-facts.readmodel.ts'
import type { CasePolicy } from './case-policy.ts'
import type { LinkRow } from './links.repo.ts'
import { type Refusal, refused } from './refusal.ts'

export interface CaseFacts {
  readonly actor: Actor
  readonly row: CaseRow
  /** Open and claimed tasks. */
  readonly tasks: readonly TaskRow[]
  readonly around: CaseSurroundings
  readonly type: CaseType
  readonly policy: CasePolicy
  readonly now: Date
}

const hour = 3_600_000

/** Why an operation on the case as a whole is not possible now; null where it is. */
export function caseRefusal(operation: CaseOperation, facts: CaseFacts): Refusal {
  const { row } = facts
  switch (operation) {
    case 'withdraw':
      return (
        denied(facts, 'case.case.withdraw', subjectOf(row)) ??
        closed(row) ??
        (isDecided(row) ? refused('case.withdraw-too-late') : null)
      )
    case 'urge':
      return denied(facts, 'case.case.urge', partOf(facts)) ?? closed(row) ?? cannotUrge(facts)
    case 'supervise':
      return denied(facts, 'case.case.supervise', ownedBy(row)) ?? closed(row)
    case 'pause':
      return (
        denied(facts, 'case.case.supervise', ownedBy(row)) ??
        (row.clock_state === 'running' ? null : refused('case.clock-state', { state: row.clock_state }))
      )
    case 'resume':
      return (
        denied(facts, 'case.case.supervise', ownedBy(row)) ??
        (row.status === 'paused' ? null : refused('case.clock-state', { state: row.clock_state }))
      )
    case 'terminate':
      return denied(facts, 'case.case.terminate', ownedBy(row)) ?? undecided(row)
    case 'reopen':
      return denied(facts, 'case.case.reopen', ownedBy(row)) ?? cannotReopen(facts)
    case 'supersede':
      return denied(facts, 'case.case.link', ownedBy(row)) ?? undecided(row)
    case 'merge':
      return denied(facts, 'case.case.link', ownedBy(row)) ?? undecided(row) ?? underWay(facts)
    case 'split':
      return (
        denied(facts, 'case.case.link', ownedBy(row)) ??
        undecided(row) ??
        (facts.type.splitting?.possible(row) === true ? underWay(facts) : refused('case.split-unknown'))
      )
    default:
      return operation satisfies never
  }
}

/** A merger is undone while nothing has happened to the case that survived it. */
export function undoRefusal(facts: CaseFacts, link: LinkRow): Refusal {
  const denial = denied(facts, 'case.case.link', ownedBy(facts.row))
  if (denial !== null) return denial
  const fresh = link.kind === 'merged-into' && link.undone_at === null && link.now_rev === link.to_rev
  return fresh ? null : refused('case.undo-too-late')
}

export function supervisionRefusal(
  operation: 'answer' | 'lift',
  facts: CaseFacts,
  supervision: SupervisionRow,
): Refusal {
  const { row } = facts
  if (operation === 'lift')
    return (
      denied(facts, 'case.case.supervise', ownedBy(row)) ??
      closed(row) ??
      (supervision.lifted_at === null ? null : refused('case.supervision-not-open'))
    )
  const answering = {
    organisationIds: [row.organisation_id, supervision.organisation_id],
    assigned: isAssigned(facts),
  }
  return (
    denied(facts, 'case.supervision.answer', answering) ??
    closed(row) ??
    (supervision.lifted_at === null && supervision.answered_at === null
      ? null
      : refused('case.supervision-not-open'))
  )
}

const denied = ({ actor }: CaseFacts, permission: Permission, object: AccessObject): Refusal =>
  can(actor, permission, object).allowed ? null : refused('platform.forbidden')

const closed = (row: CaseRow): Refusal =>
  row.status === 'open' || row.status === 'paused' ? null : refused('case.not-open')

const undecided = (row: CaseRow): Refusal =>
  closed(row) ?? (isDecided(row) ? refused('case.decided-already') : null)

/** Within the days of the policy, read from the stored case: no client can stretch them. */
function cannotReopen({ row, policy, now }: CaseFacts): Refusal {
  const { reopening } = policy
  if (reopening === null) return refused('case.reopening-closed', { days: 0 })
  const over = row.status === 'finished' || row.status === 'terminated'
  const { finished_at: at, outcome } = row
  return over &&
    outcome !== null &&
    reopening.outcomes.includes(outcome) &&
    at !== null &&
    now.getTime() <= at.getTime() + reopening.withinDays * 24 * hour
    ? null
    : refused('case.reopening-closed', { days: reopening.withinDays })
}

/**
 * The system is at work on it, or something is owed or asked, or another case waits for it: a case is not parted or
 * joined in the middle of that.
 */
function underWay({ row, tasks, around }: CaseFacts): Refusal {
  const waits = row.engine.tokens.filter((token) => token.state === 'wait')
  const byPeople = waits.every((token) => tasks.some((task) => task.token === token.id))
  const owed = around.dues.some((due) => due.kind === 'omission' && due.status === 'open')
  const asked = tasks.some((task) => task.parent_id !== null)
  return byPeople && !owed && !asked && row.parent_token === null ? null : refused('case.work-under-way')
}

export const isDecided = (row: CaseRow): boolean => row.phase === 'decided' || row.phase === 'delivered'

const isAssigned = ({ actor, tasks }: CaseFacts): boolean => tasks.some((task) => taskIsFor(actor, task))

const subjectOf = (row: CaseRow): AccessObject => ({
  subject: { kind: row.subject_kind, id: row.subject_id },
})

/** Those in charge are the organisation that answers for the case; whoever else has a part in it does not command it. */
const ownedBy = (row: CaseRow): AccessObject => ({ organisationIds: [row.organisation_id] })

/** The applicant, and every office that had a part: the window that took it as well. */
const partOf = (facts: CaseFacts): AccessObject => ({
  ...subjectOf(facts.row),
  organisationIds: [facts.row.organisation_id, ...facts.around.parts],
  assigned: isAssigned(facts),
})

/** The applicant urges the office, at decent intervals; staff may remind the applicant as well. */
function cannotUrge({ actor, tasks, around, policy, now }: CaseFacts): Refusal {
  const byStaff = actor.kind === 'staff'
  const waiting = tasks.filter((task) => (byStaff ? true : !task.for_applicant && task.parent_id === null))
  if (waiting.length === 0) return refused('case.nothing-to-urge')
  const last = byStaff ? around.urgedByMeAt : around.urgedByApplicantAt
  if (last === null) return null
  const hours = byStaff ? policy.urging.staffEveryHours : policy.urging.applicantEveryHours
  const again = new Date(Date.parse(last) + hours * hour)
  return again.getTime() <= now.getTime()
    ? null
    : refused('case.urged-recently', {
        again: chinaTimeText(again),
        seconds: Math.ceil((again.getTime() - now.getTime()) / 1000),
      })
}
