// SPDX-License-Identifier: Apache-2.0

import type { caseOperationsApi } from '#contracts/case-operations'
import type { BodyOf } from '#contracts/endpoint'
import { endOfChinaDay } from '#platform/clock'
import { cancelJob, type JobHandler } from '#platform/jobs'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { CaseRow, TaskRow } from '../case-row.ts'
import type { Cases } from '../cases.service.ts'
import type { LoadedCase } from '../step.repo.ts'
import type { SupervisionRow } from './case-facts.readmodel.ts'
import { type CaseFacts, caseRefusal, supervisionRefusal } from './case-operations.logic.ts'
import { writeDeed } from './deed.ts'
import { eventTime } from './event-time.logic.ts'
import { loadFacts } from './load-facts.ts'
import { lockReadable } from './readable.ts'
import { refuse } from './refusal.ts'
import { answerSupervision, insertSupervision, liftSupervision, tellOverdue } from './supervisions.repo.ts'
import { waitedFor } from './urging.service.ts'

type SuperviseInput = BodyOf<(typeof caseOperationsApi)['POST /api/cases/{number}/supervisions']>

/** 督办: watching over a case until a date, with an answer required; 政府督查工作条例. */
export interface Supervisions {
  supervise(unit: Unit, number: string, input: SuperviseInput): Promise<string>
  answer(
    unit: Unit,
    number: string,
    id: string,
    input: { answer: string; occurredAt?: string },
  ): Promise<void>
  lift(unit: Unit, number: string, id: string, input: { reason: string; occurredAt?: string }): Promise<void>
}

const queue = 'case.supervision'

export function createSupervisions(cases: Cases): Supervisions {
  const factsOf = (unit: Unit, loaded: LoadedCase) =>
    loadFacts(unit.db, unit.actor, loaded, cases.type(loaded.row.kind), unit.now)

  return {
    async supervise(unit, number, input) {
      const loaded = await lockReadable(cases, unit, number)
      const facts = await factsOf(unit, loaded)
      refuse(caseRefusal('supervise', facts))
      const task = input.taskId === undefined ? null : taskOf(loaded, input.taskId)
      if (
        facts.around.supervisions.some((one) => one.lifted_at === null && one.task_id === (task?.id ?? null))
      )
        throw problem('case.already-supervised')
      const dueAt = strictDue(input.dueOn, loaded.row, task, unit.now)
      const id = unit.newId()
      const occurredAt = eventTime(input.occurredAt, loaded.row, unit.now)
      await insertSupervision(unit.db, {
        id,
        caseId: loaded.row.id,
        taskId: task?.id ?? null,
        dueAt,
        reason: input.reason,
        supervisorId: unit.actor.accountId ?? '',
        organisationId: task?.organisation_id ?? loaded.row.organisation_id,
        now: unit.now,
      })
      unit.enqueue({
        queue,
        key: id,
        payload: { caseId: loaded.row.id, supervisionId: id },
        runAt: new Date(dueAt.getTime() + 1),
      })
      const watched = task === null ? loaded.tasks.filter((one) => !one.for_applicant) : [task]
      await writeDeed(unit, loaded.row, {
        kind: 'supervised',
        ...(task !== null && { task }),
        said: input.reason,
        occurredAt,
        raises: false,
        details: { supervisionId: id, dueAt: dueAt.toISOString() },
        concerned: waitedFor(watched),
      })
      return id
    },
    async answer(unit, number, id, input) {
      const loaded = await lockReadable(cases, unit, number)
      const facts = await factsOf(unit, loaded)
      const supervision = supervisionOf(facts, id)
      refuse(supervisionRefusal('answer', facts, supervision))
      const occurredAt = eventTime(input.occurredAt, loaded.row, unit.now)
      await answerSupervision(unit.db, id, { text: input.answer, by: unit.actor.accountId, now: unit.now })
      await cancelJob(unit.db, queue, id)
      await writeDeed(unit, loaded.row, {
        kind: 'supervision-answered',
        said: input.answer,
        occurredAt,
        raises: false,
        details: { supervisionId: id },
        concerned: { accounts: [supervision.supervisor_id] },
      })
    },
    async lift(unit, number, id, input) {
      const loaded = await lockReadable(cases, unit, number)
      const facts = await factsOf(unit, loaded)
      refuse(supervisionRefusal('lift', facts, supervisionOf(facts, id)))
      const occurredAt = eventTime(input.occurredAt, loaded.row, unit.now)
      await liftSupervision(unit.db, id, unit.actor.accountId, unit.now)
      await cancelJob(unit.db, queue, id)
      await writeDeed(unit, loaded.row, {
        kind: 'supervision-lifted',
        said: input.reason,
        occurredAt,
        raises: false,
        details: { supervisionId: id },
        concerned: waitedFor(loaded.tasks.filter((one) => !one.for_applicant)),
      })
    },
  }
}

/** The day has passed and nobody has answered: the supervisor and the leader of the organisation are told, once. */
export function supervisionJob(cases: Cases): JobHandler {
  return {
    queue,
    async run(unit, payload) {
      const { caseId, supervisionId } = payload as { caseId: string; supervisionId: string } // written above
      const { row } = await cases.lock(unit, { id: caseId })
      if (row.status !== 'open' && row.status !== 'paused') return
      const late = await tellOverdue(unit.db, supervisionId)
      if (late === undefined) return
      await writeDeed(unit, row, {
        kind: 'supervision-overdue',
        said: null,
        raises: false,
        details: { supervisionId },
        concerned: {
          accounts: [late.supervisor_id],
          posts: [{ organisationId: late.organisation_id, role: 'department-leader' }],
        },
      })
    },
  }
}

function taskOf(loaded: LoadedCase, taskId: string): TaskRow {
  const task = loaded.tasks.find((one) => one.id === taskId && !one.for_applicant)
  if (task === undefined) throw problem('case.task-not-open')
  return task
}

function supervisionOf(facts: CaseFacts, id: string): SupervisionRow {
  const supervision = facts.around.supervisions.find((one) => one.id === id)
  if (supervision === undefined) throw problem('platform.not-found')
  return supervision
}

/** A supervision is there to be stricter than the promise: it ends before it, or with it. */
function strictDue(dueOn: string, row: CaseRow, task: TaskRow | null, now: Date): Date {
  const due = endOfChinaDay(dueOn)
  const running = row.clock_state === 'running' ? row.due_at : null
  const limit = task?.due_at ?? running
  // What is overdue already has no date left that could be stricter.
  const bound = limit !== null && limit.getTime() > now.getTime() ? limit : null
  if (due.getTime() <= now.getTime() || (bound !== null && due.getTime() > bound.getTime()))
    throw problem('case.supervision-due', {}, [{ pointer: '/dueOn', code: 'due', detail: 'dueOn' }])
  return due
}
