// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { casesApi } from '#contracts/cases'
import type { BodyOf } from '#contracts/endpoint'
import type { Directory } from '#kernels/directory'
import type { Actor } from '#platform/access'
import { can } from '#platform/access'
import type { Db } from '#platform/db'
import type { IdempotencyClaim } from '#platform/http'
import type { Platform } from '#platform/module'
import { isProblem, problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import { caseObject, isCandidate, requireMay, taskObject } from './case.access.ts'
import type { TaskRow } from './case-row.ts'
import type { Cases } from './cases.service.ts'
import { createCompletionCheck } from './completion.service.ts'
import { nodeOf } from './engine/model.ts'
import type { Processes } from './processes.service.ts'
import type { LoadedCase } from './step.repo.ts'
import { findTask, hasTakenPart, updateTaskHolder } from './task.repo.ts'

export type Completion = BodyOf<(typeof casesApi)['POST /api/cases/{number}/tasks/{taskId}/completion']>

/** What officials and applicants do with a case. Each method reads like the office manual. */
export interface Handling {
  claim(unit: Unit, number: string, taskId: string): Promise<void>
  release(unit: Unit, number: string, taskId: string): Promise<void>
  transfer(unit: Unit, number: string, taskId: string, to: string, reason: string): Promise<void>
  /** Returns the ids of the tasks that the step opened. */
  complete(call: {
    actor: Actor
    number: string
    taskId: string
    input: Completion
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<readonly string[]>
  sendBack(call: {
    actor: Actor
    number: string
    taskId: string
    target: string
    reason: string
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<void>
  withdraw(call: {
    actor: Actor
    number: string
    reason: string
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<void>
  pause(call: {
    actor: Actor
    number: string
    ground: string
    reason: string
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<void>
  resume(call: {
    actor: Actor
    number: string
    reason: string
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<void>
}

export function createHandling(
  platform: Platform,
  cases: Cases,
  processes: Processes,
  directory: Directory,
): Handling {
  const { db } = platform
  const checkCompletion = createCompletionCheck(platform, cases)

  const openTask = (loaded: LoadedCase, taskId: string): TaskRow => {
    const task = loaded.tasks.find((candidate) => candidate.id === taskId)
    if (task === undefined) throw problem('case.task-not-open')
    return task
  }
  const requireReadable = async (at: Db, actor: Actor, { row, tasks }: LoadedCase): Promise<void> => {
    if (can(actor, 'case.case.read', caseObject(actor, row, tasks)).allowed) return
    // Who handled a step that is over may still read the case: told that the step is over, not that there is no case.
    if (actor.kind !== 'staff' || !(await hasTakenPart(at, row.id, actor)))
      throw problem('platform.not-found')
  }
  const loadReadable = async (actor: Actor, number: string): Promise<LoadedCase> => {
    const loaded = await cases.load(db, { number })
    await requireReadable(db, actor, loaded)
    return loaded
  }

  async function change(
    unit: Unit,
    number: string,
    taskId: string,
    kind: string,
    decide: (task: TaskRow, loaded: LoadedCase) => Promise<{ assignee: string | null; reason?: string }>,
  ): Promise<void> {
    const loaded = await cases.lock(unit, { number })
    await requireReadable(unit.db, unit.actor, loaded)
    const task = openTask(loaded, taskId)
    const { assignee, reason } = await decide(task, loaded)
    await updateTaskHolder(unit.db, {
      task,
      kind,
      assignee,
      reason: reason ?? null,
      actor: unit.actor,
      now: unit.now,
    })
    unit.record({
      action: `case.${kind}`,
      objectKind: 'case',
      objectId: number,
      reason: reason ?? null,
      details: { taskId, node: task.node, to: assignee },
    })
    unit.emit({
      type: `case.${kind}`,
      subject: number,
      data: { caseId: loaded.row.id, number, taskId, assignee, organisationId: loaded.row.organisation_id },
    })
  }

  const handling: Handling = {
    claim: (unit, number, taskId) =>
      change(unit, number, taskId, 'task-claimed', async (task) => {
        if (task.status === 'claimed' && task.assignee_id !== unit.actor.accountId)
          throw problem('case.task-held-by-other')
        if (!isCandidate(unit.actor, task)) throw problem('platform.forbidden')
        return { assignee: unit.actor.accountId }
      }),
    release: (unit, number, taskId) =>
      change(unit, number, taskId, 'task-released', async (task) => {
        if (task.assignee_id !== unit.actor.accountId) throw problem('case.task-held-by-other')
        return { assignee: null }
      }),
    transfer: (unit, number, taskId, to, reason) =>
      change(unit, number, taskId, 'task-transferred', async (task) => {
        requireHolder(unit.actor, task)
        const colleagues =
          task.organisation_id === null || task.role === null
            ? []
            : await directory.staff.holders(unit.db, task.organisation_id, [task.role as never], unit.now)
        if (!colleagues.some((colleague) => colleague.accountId === to)) throw problem('platform.forbidden')
        return { assignee: to, reason }
      }),
    async complete({ actor, number, taskId, input, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      const task = loaded.tasks.find((candidate) => candidate.id === taskId)
      if (task === undefined) {
        // A repeat of a write that went through finds its task closed: its key says that it is a repeat.
        const closed = await findTask(db, taskId)
        if (
          closed?.case_id === loaded.row.id &&
          closed.status === 'closed' &&
          claim !== null &&
          (await isRepeat(platform, claim))
        )
          return []
        throw problem('case.task-not-open')
      }
      requireMay(actor, 'case.task.complete', taskObject(actor, loaded.row, task))
      if (!task.for_applicant) requireHolder(actor, task)
      if (input.version !== loaded.row.rev) throw problem('platform.stale-version')
      const checked = await checkCompletion(loaded.row, task, input, actor)
      return await cases.step(
        loaded,
        {
          command: {
            kind: 'complete',
            token: task.token,
            outcome: task.actions.length === 0 ? null : input.action,
          },
          kind: 'task-completed',
          actor,
          task,
          outcome: input.action,
          opinion: input.opinion ?? null,
          idempotency: claim,
          ...checked,
        },
        traceId,
      )
    },
    async sendBack({ actor, number, taskId, target, reason, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      const task = openTask(loaded, taskId)
      requireMay(actor, 'case.task.complete', taskObject(actor, loaded.row, task))
      requireHolder(actor, task)
      const handled = await sql<{
        node: string
      }>`select distinct node from cases.tasks where case_id = ${loaded.row.id} and status = 'closed' and not for_applicant`.execute(
        db,
      )
      if (!handled.rows.some((row) => row.node === target)) throw problem('case.return-target')
      const model = await processes.model(db, loaded.row.process_key, loaded.row.process_version)
      await cases.step(
        loaded,
        {
          command: { kind: 'jump', token: task.token, target },
          kind: 'task-returned',
          actor,
          task,
          opinion: reason,
          note: { target, targetName: nodeOf(model, target).name },
          idempotency: claim,
        },
        traceId,
      )
    },
    async withdraw({ actor, number, reason, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      requireMay(actor, 'case.case.withdraw', caseObject(actor, loaded.row, loaded.tasks))
      if (loaded.row.status === 'withdrawn' && claim !== null && (await isRepeat(platform, claim))) return
      if (loaded.row.status !== 'open' && loaded.row.status !== 'paused') throw problem('case.not-open')
      if (loaded.row.phase === 'decided' || loaded.row.phase === 'delivered')
        throw problem('case.withdraw-too-late')
      await cases.step(
        loaded,
        {
          command: { kind: 'withdraw' },
          kind: 'withdrawn',
          actor,
          opinion: reason,
          supplement: null,
          idempotency: claim,
        },
        traceId,
      )
    },
    async pause({ actor, number, ground, reason, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      requireMay(actor, 'case.case.supervise', caseObject(actor, loaded.row, loaded.tasks))
      if (loaded.row.clock_state !== 'running')
        throw problem('case.clock-state', { state: loaded.row.clock_state })
      await cases.step(
        loaded,
        {
          command: null,
          kind: 'paused',
          actor,
          opinion: reason,
          note: { ground },
          pause: { ground },
          idempotency: claim,
        },
        traceId,
      )
    },
    async resume({ actor, number, reason, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      requireMay(actor, 'case.case.supervise', caseObject(actor, loaded.row, loaded.tasks))
      if (loaded.row.status !== 'paused') throw problem('case.clock-state', { state: loaded.row.clock_state })
      await cases.step(
        loaded,
        { command: null, kind: 'resumed', actor, opinion: reason, pause: 'resume', idempotency: claim },
        traceId,
      )
    },
  }

  /** A write that was carried out is not refused when it is repeated, wherever the case has come to meanwhile. */
  async function unlessRepeated(claim: IdempotencyClaim | null, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      if (!isProblem(error) || claim === null || !(await isRepeat(platform, claim))) throw error
    }
  }
  return {
    ...handling,
    sendBack: (call) => unlessRepeated(call.claim, () => handling.sendBack(call)),
    pause: (call) => unlessRepeated(call.claim, () => handling.pause(call)),
    resume: (call) => unlessRepeated(call.claim, () => handling.resume(call)),
  }
}

function requireHolder(actor: Actor, task: TaskRow): void {
  if (task.assignee_id !== null && task.assignee_id !== actor.accountId)
    throw problem('case.task-held-by-other')
  if (task.assignee_id === null && !isCandidate(actor, task)) throw problem('platform.forbidden')
}

async function isRepeat(platform: Platform, claim: IdempotencyClaim): Promise<boolean> {
  const found =
    await sql`select key from platform.idempotency_keys where account_id = ${claim.accountId} and key = ${claim.key} and request_hash = ${claim.requestHash}`.execute(
      platform.db,
    )
  return found.rows.length === 1
}
