// SPDX-License-Identifier: Apache-2.0

import type { caseOperationsApi } from '#contracts/case-operations'
import type { BodyOf } from '#contracts/endpoint'
import { chinaDay } from '#platform/clock'
import { cancelJob } from '#platform/jobs'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Calendars } from '../calendars.ts'
import type { CaseType } from '../case-type.ts'
import type { Cases } from '../cases.service.ts'
import type { LoadedCase } from '../step.repo.ts'
import { listAsks } from './asks.repo.ts'
import type { CaseFacts } from './case-operations.logic.ts'
import { writeDeed } from './deed.ts'
import { dueQueue, dueReminders } from './due-reminders.logic.ts'
import { dueRefusal } from './dues.logic.ts'
import { closeDue, type DueRow, insertDues, type NewDue } from './dues.repo.ts'
import { eventTime } from './event-time.logic.ts'
import { loadFacts } from './load-facts.ts'
import { lockReadable } from './readable.ts'
import { refuse } from './refusal.ts'
import { taskRefusal } from './task-operations.logic.ts'
import { waitedFor } from './urging.service.ts'

type ToleratedInput = BodyOf<
  (typeof caseOperationsApi)['POST /api/cases/{number}/tasks/{taskId}/tolerated-acceptance']
>
type CheckInput = BodyOf<(typeof caseOperationsApi)['POST /api/cases/{number}/dues/{dueId}/check']>

/** What is owed later: 容缺受理 and 告知承诺. */
export interface Dues {
  tolerate(unit: Unit, number: string, taskId: string, input: ToleratedInput): Promise<void>
  supply(
    unit: Unit,
    number: string,
    dueId: string,
    input: { fileIds: readonly string[]; occurredAt?: string },
  ): Promise<void>
  close(
    unit: Unit,
    number: string,
    dueId: string,
    input: { reason: string; occurredAt?: string },
  ): Promise<void>
  check(unit: Unit, number: string, dueId: string, input: CheckInput): Promise<void>
}

export function createDues(cases: Cases, calendars: Calendars): Dues {
  const open = async (unit: Unit, number: string, dueId: string) => {
    const loaded = await lockReadable(cases, unit, number)
    const facts = await loadFacts(unit.db, unit.actor, loaded, cases.type(loaded.row.kind), unit.now)
    return { loaded, facts, due: dueOf(facts, dueId) }
  }

  /** The material is there, or not needed any more: case and due say so together. */
  async function settle(
    unit: Unit,
    { loaded, due }: { loaded: LoadedCase; due: DueRow },
    how: {
      kind: 'omission-supplied' | 'omission-waived'
      fileIds: readonly string[] | null
      said: string | null
      occurredAt: Date | null
    },
  ): Promise<void> {
    const omissions = omissionsOf(cases.type(loaded.row.kind))
    const settled = await omissions.settle(unit.db, loaded.row, unit.actor, due.code, how.fileIds)
    await cases.stepIn(unit, loaded, {
      command: null,
      kind: how.kind,
      opinion: how.said,
      occurredAt: how.occurredAt,
      data: settled.data,
      attachFiles: settled.attachFiles,
      note: { dueId: due.id, material: due.code },
    })
    await closeDue(unit.db, due.id, {
      status: how.kind === 'omission-supplied' ? 'supplied' : 'waived',
      by: unit.actor.accountId,
      now: unit.now,
      findings: how.said,
      consequence: null,
    })
    for (const reminder of dueReminders) await cancelJob(unit.db, dueQueue, reminder.keyOf(due.id))
  }

  return {
    async tolerate(unit, number, taskId, input) {
      const loaded = await lockReadable(cases, unit, number)
      const { row } = loaded
      const task = loaded.tasks.find((one) => one.id === taskId)
      if (task === undefined) throw problem('case.task-not-open')
      const type = cases.type(row.kind)
      const asks = await listAsks(unit.db, row.id)
      refuse(taskRefusal('tolerate', { actor: unit.actor, row, type, asks }, task))
      if (input.version !== row.rev) throw problem('platform.stale-version')
      const occurredAt = eventTime(input.occurredAt, row, unit.now)
      const omissions = omissionsOf(type)
      const tolerated = await chosenOmissions(unit, omissions, row, input.materials)
      const workdays = calendars.of(row.region_code)
      const from = (task.role === 'window-clerk' ? occurredAt : null) ?? unit.now
      const dues = tolerated.map((material): NewDue & { due_at: Date } => ({
        id: unit.newId(),
        case_id: row.id,
        kind: 'omission',
        code: material.code,
        name_zh: material.name.zh,
        name_en: material.name.en,
        statement: null,
        days: material.days,
        due_at: workdays.add(from, material.days),
        status: 'open',
        created_at: unit.now,
      }))
      await cases.stepIn(unit, loaded, {
        command: { kind: 'complete', token: task.token, outcome: omissions.acceptance },
        kind: 'task-completed',
        task,
        outcome: omissions.acceptance,
        opinion: input.reason,
        occurredAt,
        clockFrom: from,
        data: await omissions.tolerate(unit.db, row, input.materials),
        note: {
          omissions: dues.map((due) => ({ name: due.name_zh, dueOn: chinaDay(due.due_at) })),
        },
      })
      await insertDues(unit.db, dues)
      for (const due of dues)
        for (const reminder of dueReminders)
          unit.enqueue({
            queue: dueQueue,
            key: reminder.keyOf(due.id),
            payload: { caseId: row.id, dueId: due.id, told: reminder.told },
            runAt: reminder.at(due.due_at, workdays),
          })
      await writeDeed(unit, row, {
        kind: 'omissions-tolerated',
        said: input.reason,
        occurredAt,
        raises: false,
        details: { materials: input.materials },
        concerned: { applicant: true },
      })
    },

    async supply(unit, number, dueId, input) {
      const opened = await open(unit, number, dueId)
      refuse(dueRefusal('supply', opened.facts, opened.due))
      await settle(unit, opened, {
        kind: 'omission-supplied',
        fileIds: input.fileIds,
        said: null,
        occurredAt: eventTime(input.occurredAt, opened.loaded.row, unit.now),
      })
      unit.emit({
        type: 'case.due-supplied',
        subject: number,
        data: {
          number,
          dueId,
          concerned: waitedFor(opened.loaded.tasks.filter((one) => !one.for_applicant)),
        },
      })
    },

    async close(unit, number, dueId, input) {
      const opened = await open(unit, number, dueId)
      refuse(dueRefusal('close', opened.facts, opened.due))
      await settle(unit, opened, {
        kind: 'omission-waived',
        fileIds: null,
        said: input.reason,
        occurredAt: eventTime(input.occurredAt, opened.loaded.row, unit.now),
      })
      unit.emit({
        type: 'case.due-waived',
        subject: number,
        data: { number, dueId, concerned: { applicant: true } },
      })
    },

    async check(unit, number, dueId, input) {
      const { loaded, facts, due } = await open(unit, number, dueId)
      refuse(dueRefusal('check', facts, due))
      if (input.result === 'broken' && input.consequence === undefined)
        throw problem('case.consequence-required', {}, [
          { pointer: '/consequence', code: 'required', detail: 'consequence' },
        ])
      const consequence = input.result === 'broken' ? (input.consequence ?? null) : null
      const occurredAt = eventTime(input.occurredAt, loaded.row, unit.now)
      await closeDue(unit.db, due.id, {
        status: input.result,
        by: unit.actor.accountId,
        now: unit.now,
        findings: input.findings,
        consequence,
      })
      const task = loaded.tasks.find((one) => one.id === due.task_id)
      await writeDeed(unit, loaded.row, {
        kind: input.result === 'kept' ? 'commitment-kept' : 'commitment-broken',
        ...(task !== undefined && { task }),
        said: [input.findings, consequence?.text].filter((part) => part !== undefined).join('\n'),
        occurredAt,
        raises: true,
        details: { dueId: due.id, material: due.code, consequence: consequence?.kind ?? null },
        concerned: { applicant: true },
      })
    },
  }
}

function omissionsOf(type: CaseType): NonNullable<CaseType['omissions']> {
  if (type.omissions === undefined) throw problem('case.omission-unknown', { materials: '' })
  return type.omissions
}

async function chosenOmissions(
  unit: Unit,
  omissions: NonNullable<CaseType['omissions']>,
  row: LoadedCase['row'],
  codes: readonly string[],
) {
  const possible = await omissions.possible(unit.db, row)
  const chosen = possible.filter((one) => codes.includes(one.code))
  if (chosen.length < new Set(codes).size)
    throw problem('case.omission-unknown', { materials: possible.map((one) => one.code).join('、') })
  const forgotten = possible.filter((one) => one.missing && !codes.includes(one.code))
  if (forgotten.length > 0)
    throw problem('case.omissions-undecided', {
      materials: forgotten.map((one) => `${one.name.zh} ${one.name.en}`).join('、'),
    })
  return chosen
}

function dueOf(facts: CaseFacts, id: string): DueRow {
  const due = facts.around.dues.find((one) => one.id === id)
  if (due === undefined) throw problem('platform.not-found')
  return due
}
