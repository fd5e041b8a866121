// SPDX-License-Identifier: Apache-2.0
import type { TaskOperation } from '#contracts/cases'
import type { Permission } from '#contracts/permissions'
import { type AccessObject, type Actor, can } from '#platform/access'
import { isCandidate, taskIsFor, taskObject } from '../case.access.ts'
import type { CaseRow, TaskRow } from '../case-row.ts'
import type { CaseType } from '../case-type.ts'
import { binding, blocking, isOpen, namesOf } from './asks.logic.ts'
import type { AskRow } from './asks.repo.ts'
import { mayTolerateAt } from './dues.logic.ts'
import { type Refusal, refused } from './refusal.ts'

export interface TaskFacts {
  readonly actor: Actor
  readonly row: CaseRow
  readonly type: CaseType
  readonly asks: readonly AskRow[]
}

/** The task is open or claimed; where it may be returned to is another question. */
export function taskRefusal(operation: TaskOperation, facts: TaskFacts, task: TaskRow): Refusal {
  const { actor, row, asks } = facts
  const object = taskObject(actor, row, task)
  const mine = task.assignee_id !== null && task.assignee_id === actor.accountId
  switch (operation) {
    case 'claim':
      if (task.status === 'claimed') return refused('case.task-held-by-other')
      return isCandidate(actor, task) ? null : refused('platform.forbidden')
    case 'release':
      if (!mine) return refused('case.task-held-by-other')
      // Who was asked in person cannot leave it to others.
      if (task.role === null) return refused('platform.forbidden')
      return heldBack(asks, task)
    case 'transfer':
      if (task.for_applicant || task.role === null) return refused('platform.forbidden')
      return notHolding(actor, task) ?? denied(actor, 'case.task.transfer', object) ?? heldBack(asks, task)
    case 'complete':
    case 'return':
      if (isAside(task)) return refused('case.asked-task')
      if (task.for_applicant)
        return operation === 'return'
          ? refused('platform.forbidden')
          : denied(actor, 'case.task.complete', object)
      return (
        denied(actor, 'case.task.complete', object) ??
        notHolding(actor, task) ??
        (operation === 'complete' ? waiting(asks, task) : null)
      )
    case 'delegate':
    case 'co-handle':
    case 'add-approver':
      if (isAside(task)) return refused('case.asked-task')
      if (task.for_applicant) return refused('platform.forbidden')
      if (task.assignee_id === null) return refused('case.task-not-held')
      if (!mine) return refused('case.task-held-by-other')
      // One works for the holder at a time, and a decision that waits for approval is not decided anew.
      return (
        denied(actor, 'case.task.ask', object) ?? (operation === 'co-handle' ? null : heldBack(asks, task))
      )
    case 'tolerate':
      if (task.for_applicant || isAside(task)) return refused('platform.forbidden')
      return (
        denied(actor, 'case.task.complete', object) ??
        notHolding(actor, task) ??
        (mayTolerateAt(facts.type, row, task)
          ? waiting(asks, task)
          : refused('case.omission-unknown', { materials: '' }))
      )
    default:
      return operation satisfies never
  }
}

/** Work beside the process: asked within a task, or a later check. It moves no token. */
export const isAside = (task: Pick<TaskRow, 'token'>): boolean => task.token === 0

const denied = (actor: Actor, permission: Permission, object: AccessObject): Refusal =>
  can(actor, permission, object).allowed ? null : refused('platform.forbidden')

function notHolding(actor: Actor, task: TaskRow): Refusal {
  if (task.assignee_id !== null && task.assignee_id !== actor.accountId)
    return refused('case.task-held-by-other')
  return task.assignee_id === null && !isCandidate(actor, task) ? refused('platform.forbidden') : null
}

function waiting(asks: readonly AskRow[], task: TaskRow): Refusal {
  const open = blocking(asks, task.id)
  return open.length === 0 ? null : refused('case.asks-open', { asked: namesOf(open) })
}

function heldBack(asks: readonly AskRow[], task: TaskRow): Refusal {
  const open = binding(asks, task.id)
  return open.length === 0 ? null : refused('case.asks-open', { asked: namesOf(open) })
}

export function askRefusal(
  operation: 'answer' | 'recall',
  actor: Actor,
  ask: AskRow,
  parent: TaskRow | undefined,
): Refusal {
  if (!isOpen(ask)) return refused('case.ask-not-open')
  if (operation === 'recall') {
    const asked = ask.asked_by === actor.accountId || parent?.assignee_id === actor.accountId
    if (!asked || !can(actor, 'case.task.ask', { assigned: true }).allowed)
      return refused('platform.forbidden')
    return null
  }
  if (ask.assignee_id !== null && ask.assignee_id !== actor.accountId)
    return refused('case.task-held-by-other')
  const assigned = taskIsFor(actor, { ...ask, for_applicant: false })
  return can(actor, 'case.ask.answer', { assigned }).allowed && assigned
    ? null
    : refused('platform.forbidden')
}
