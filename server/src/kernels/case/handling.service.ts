// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { PauseGroundCode } from '#contracts/pause-grounds'
import type { Directory } from '#kernels/directory'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { IdempotencyClaim } from '#platform/http'
import type { Platform } from '#platform/module'
import { isProblem, problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { TaskRow } from './case-row.ts'
import { type Cases, StaleSight } from './cases.service.ts'
import { type Completion, createCompletionCheck } from './completion.service.ts'
import { nodeOf } from './engine/model.ts'
import { listAsks } from './operations/asks.repo.ts'
import { nothingAround } from './operations/case-facts.readmodel.ts'
import { type CaseFacts, caseRefusal } from './operations/case-operations.logic.ts'
import { eventTime } from './operations/event-time.logic.ts'
import { requireReadable } from './operations/readable.ts'
import { refuse } from './operations/refusal.ts'
import { type TaskFacts, taskRefusal } from './operations/task-operations.logic.ts'
import type { Processes } from './processes.service.ts'
import type { LoadedCase } from './step.repo.ts'
import { findTask, listHandledNodes, updateTaskHolder } from './task.repo.ts'

/** What officials and applicants do with a case. Each method reads like the office manual. */
export interface Handling {
  claim(unit: Unit, number: string, taskId: string): Promise<void>
  release(unit: Unit, number: string, taskId: string): Promise<void>
  transfer(
    unit: Unit,
    number: string,
    taskId: string,
    to: string,
    reason: string,
    occurredAt?: string,
  ): Promise<void>
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
    occurredAt?: string | undefined
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<void>
  withdraw(call: {
    actor: Actor
    number: string
    reason: string
    occurredAt?: string | undefined
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<void>
  pause(call: {
    actor: Actor
    number: string
    ground: PauseGroundCode
    days: number
    reason: string
    occurredAt?: string | undefined
    claim: IdempotencyClaim | null
    traceId: string
  }): Promise<void>
  resume(call: {
    actor: Actor
    number: string
    reason: string
    occurredAt?: string | undefined
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
  const loadReadable = async (actor: Actor, number: string): Promise<LoadedCase> => {
    const loaded = await cases.load(db, { number })
    await requireReadable(db, actor, loaded)
    return loaded
  }
  /** What was asked is looked up only where something was: most cases have nothing of it. */
  const factsOf = async (db: Db, actor: Actor, { row, tasks }: LoadedCase): Promise<TaskFacts> => ({
    actor,
    row,
    type: cases.type(row.kind),
    asks: tasks.some((task) => task.parent_id !== null) ? await listAsks(db, row.id) : [],
  })

  const caseFactsOf = (actor: Actor, { row, tasks }: LoadedCase): CaseFacts => ({
    actor,
    row,
    tasks,
    around: nothingAround,
    type: cases.type(row.kind),
    policy: cases.policy(row.kind),
    now: platform.clock.now(),
  })

  async function change(
    unit: Unit,
    number: string,
    taskId: string,
    kind: string,
    decide: (
      task: TaskRow,
      facts: TaskFacts,
    ) => Promise<{ assignee: string | null; reason?: string; occurredAt?: Date | null }>,
  ): Promise<void> {
    const loaded = await cases.lock(unit, { number })
    await requireReadable(unit.db, unit.actor, loaded)
    const task = openTask(loaded, taskId)
    const { assignee, reason, occurredAt } = await decide(task, await factsOf(unit.db, unit.actor, loaded))
    await updateTaskHolder(unit.db, {
      task,
      kind,
      assignee,
      reason: reason ?? null,
      occurredAt: occurredAt ?? null,
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
      change(unit, number, taskId, 'task-claimed', async (task, facts) => {
        // Claiming what one holds already is a repeat, not a fault.
        if (task.assignee_id !== unit.actor.accountId) refuse(taskRefusal('claim', facts, task))
        return { assignee: unit.actor.accountId }
      }),
    release: (unit, number, taskId) =>
      change(unit, number, taskId, 'task-released', async (task, facts) => {
        refuse(taskRefusal('release', facts, task))
        return { assignee: null }
      }),
    transfer: (unit, number, taskId, to, reason, at) =>
      change(unit, number, taskId, 'task-transferred', async (task, facts) => {
        refuse(taskRefusal('transfer', facts, task))
        const colleagues =
          task.organisation_id === null || task.role === null
            ? []
            : await directory.staff.holders(unit.db, task.organisation_id, [task.role as never], unit.now)
        if (!colleagues.some((colleague) => colleague.accountId === to)) throw problem('platform.forbidden')
        return { assignee: to, reason, occurredAt: eventTime(at, facts.row, unit.now) }
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
      refuse(taskRefusal('complete', await factsOf(db, actor, loaded), task))
      const occurredAt = eventTime(input.occurredAt, loaded.row, platform.clock.now())
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
          occurredAt,
          // Paper that a window took yesterday was accepted yesterday, whenever it is typed in.
          clockFrom: task.role === 'window-clerk' ? occurredAt : null,
          idempotency: claim,
          ...checked,
        },
        traceId,
      )
    },
    async sendBack({ actor, number, taskId, target, reason, occurredAt, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      const task = openTask(loaded, taskId)
      refuse(taskRefusal('return', await factsOf(db, actor, loaded), task))
      if (!(await listHandledNodes(db, loaded.row.id)).includes(target)) throw problem('case.return-target')
      const model = await processes.model(db, loaded.row.process_key, loaded.row.process_version)
      await cases.step(
        loaded,
        {
          command: { kind: 'jump', token: task.token, target },
          kind: 'task-returned',
          actor,
          task,
          opinion: reason,
          occurredAt: eventTime(occurredAt, loaded.row, platform.clock.now()),
          note: { target, targetName: nodeOf(model, target).name },
          idempotency: claim,
        },
        traceId,
      )
    },
    async withdraw({ actor, number, reason, occurredAt, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      if (loaded.row.status === 'withdrawn' && claim !== null && (await isRepeat(platform, claim))) return
      refuse(caseRefusal('withdraw', caseFactsOf(actor, loaded)))
      await cases.step(
        loaded,
        {
          command: { kind: 'withdraw' },
          kind: 'withdrawn',
          actor,
          opinion: reason,
          occurredAt: eventTime(occurredAt, loaded.row, platform.clock.now()),
          supplement: null,
          idempotency: claim,
        },
        traceId,
      )
    },
    async pause({ actor, number, ground, days, reason, occurredAt, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      refuse(caseRefusal('pause', caseFactsOf(actor, loaded)))
      await cases.step(
        loaded,
        {
          command: null,
          kind: 'paused',
          actor,
          opinion: reason,
          occurredAt: eventTime(occurredAt, loaded.row, platform.clock.now()),
          note: { ground, days },
          pause: { ground, days },
          idempotency: claim,
        },
        traceId,
      )
    },
    async resume({ actor, number, reason, occurredAt, claim, traceId }) {
      const loaded = await loadReadable(actor, number)
      refuse(caseRefusal('resume', caseFactsOf(actor, loaded)))
      await cases.step(
        loaded,
        {
          command: null,
          kind: 'resumed',
          actor,
          opinion: reason,
          occurredAt: eventTime(occurredAt, loaded.row, platform.clock.now()),
          pause: 'resume',
          idempotency: claim,
        },
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
    complete: (call) => decidedAnew(() => handling.complete(call)),
    sendBack: (call) => unlessRepeated(call.claim, () => decidedAnew(() => handling.sendBack(call))),
    withdraw: (call) => decidedAnew(() => handling.withdraw(call)),
    pause: (call) => unlessRepeated(call.claim, () => decidedAnew(() => handling.pause(call))),
    resume: (call) => unlessRepeated(call.claim, () => decidedAnew(() => handling.resume(call))),
  }
}

const mostTries = 5

/** What others did meanwhile, a claim or a step, may change what is allowed: look again and decide again. */
async function decidedAnew<Result>(decide: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await decide()
    } catch (error) {
      if (!(error instanceof StaleSight)) throw error
      if (tries === mostTries) throw problem('platform.stale-version')
    }
  }
}

async function isRepeat(platform: Platform, claim: IdempotencyClaim): Promise<boolean> {
  const found =
    await sql`select key from platform.idempotency_keys where account_id = ${claim.accountId} and key = ${claim.key} and request_hash = ${claim.requestHash}`.execute(
      platform.db,
    )
  return found.rows.length === 1
}
