// SPDX-License-Identifier: Apache-2.0

import type { caseOperationsApi } from '#contracts/case-operations'
import type { AskKind } from '#contracts/case-parts'
import type { BodyOf } from '#contracts/endpoint'
import type { Role } from '#contracts/permissions'
import type { Directory } from '#kernels/directory'
import type { Actor } from '#platform/access'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Calendars } from '../calendars.ts'
import type { TaskRow } from '../case-row.ts'
import type { Cases } from '../cases.service.ts'
import { type CompletionInput, createCompletionCheck } from '../completion.service.ts'
import { alarmJob, alarmOf } from '../deadline.logic.ts'
import type { LoadedCase } from '../step.repo.ts'
import { askNames, mayAnswer, verdictsOf } from './asks.logic.ts'
import { type AskRow, closeAsk, insertAsks, listAsks } from './asks.repo.ts'
import { writeDeed } from './deed.ts'
import { eventTime } from './event-time.logic.ts'
import { lockReadable } from './readable.ts'
import { refuse } from './refusal.ts'
import { askRefusal, taskRefusal } from './task-operations.logic.ts'

type AskInput = BodyOf<(typeof caseOperationsApi)['POST /api/cases/{number}/tasks/{taskId}/asks']>
type AnswerInput = BodyOf<(typeof caseOperationsApi)['POST /api/cases/{number}/asks/{askId}/answer']>

/** Asking somebody within a task: delegation, co-handling, approval. */
export interface Asks {
  /** Returns the ids of the asks, one for each addressee. */
  ask(unit: Unit, number: string, taskId: string, input: AskInput): Promise<readonly string[]>
  answer(unit: Unit, number: string, askId: string, input: AnswerInput): Promise<void>
  recall(
    unit: Unit,
    number: string,
    askId: string,
    input: { reason: string; occurredAt?: string },
  ): Promise<void>
}

/** A person in person, or whoever holds a role at an organisation. */
interface Addressee {
  readonly accountId: string | null
  readonly organisationId: string
  readonly role: Role | null
}

const operationOf = { delegation: 'delegate', 'co-handling': 'co-handle', approval: 'add-approver' } as const

export function createAsks(
  platform: Platform,
  cases: Cases,
  directory: Directory,
  calendars: Calendars,
): Asks {
  const checkCompletion = createCompletionCheck(platform, cases)

  return {
    async ask(unit, number, taskId, input) {
      const loaded = await lockReadable(cases, unit, number)
      const { row } = loaded
      const task = openTask(loaded, taskId)
      const asks = await listAsks(unit.db, row.id)
      const type = cases.type(row.kind)
      refuse(taskRefusal(operationOf[input.kind], { actor: unit.actor, row, type, asks }, task))
      const occurredAt = eventTime(input.occurredAt, row, unit.now)
      const place = input.kind === 'approval' ? (input.place ?? 'before') : null
      const addressees = await resolve(unit, task, input)
      const proposal = place === 'after' ? await checkedProposal(loaded, task, input, unit.actor) : null
      const opened = addressees.map((to) => ({
        task: extraTask(unit, task, input, to, row.region_code),
        kind: input.kind,
        place,
        mandatory: input.kind !== 'co-handling' || input.mandatory !== false,
        question: input.question,
        proposal,
        askedBy: unit.actor.accountId ?? '',
        askedByPost: unit.actor.postId,
        askedByOrganisation: unit.actor.organisationId,
      }))
      await insertAsks(unit.db, opened, unit.now)
      for (const ask of opened)
        await writeDeed(unit, row, {
          kind: 'task-asked',
          task,
          said: input.question,
          occurredAt,
          raises: true,
          details: {
            ask: input.kind,
            askId: ask.task.id,
            place,
            mandatory: ask.mandatory,
            to: ask.task.assignee_id,
            toOrganisation: ask.task.organisation_id,
          },
          concerned: concernedBy(ask.task),
        })
      const { deadlines } = cases.policy(row.kind)
      const alarm = alarmOf(
        deadlines,
        row,
        [...loaded.tasks, ...opened.map((one) => one.task)],
        calendars.of(row.region_code),
      )
      if (alarm !== null) unit.enqueue(alarmJob(row.id, alarm))
      return opened.map((ask) => ask.task.id)
    },

    async answer(unit, number, askId, input) {
      const loaded = await lockReadable(cases, unit, number)
      const { row } = loaded
      const { ask, parent } = await findAsk(unit, loaded, askId)
      refuse(askRefusal('answer', unit.actor, ask, parent))
      const occurredAt = eventTime(input.occurredAt, row, unit.now)
      const verdicts = verdictsOf(ask.kind, parent, cases.type(row.kind))
      if (!verdicts.some((one) => one.code === input.verdict))
        throw problem('case.verdict-unknown', { verdicts: verdicts.map((one) => one.code).join(', ') })
      if (input.opinion.trim().length < 2)
        throw problem('case.opinion-required', {}, [
          { pointer: '/opinion', code: 'required', detail: 'opinion' },
        ])
      await closeAsk(unit.db, ask.task_id, {
        status: 'closed',
        outcome: input.verdict,
        opinion: input.opinion,
        by: unit.actor.accountId,
        now: unit.now,
      })
      await writeDeed(unit, row, {
        kind: 'ask-answered',
        task: nameOfAsk(loaded, ask),
        outcome: input.verdict,
        said: input.opinion,
        occurredAt,
        raises: true,
        details: { ask: ask.kind, askId },
        concerned: { accounts: [...new Set([ask.asked_by, parent?.assignee_id ?? ask.asked_by])] },
      })
      if (ask.place === 'after' && input.verdict === 'agree') await letPass(unit, number, ask)
    },

    async recall(unit, number, askId, input) {
      const loaded = await lockReadable(cases, unit, number)
      const { ask, parent } = await findAsk(unit, loaded, askId)
      refuse(askRefusal('recall', unit.actor, ask, parent))
      const occurredAt = eventTime(input.occurredAt, loaded.row, unit.now)
      await closeAsk(unit.db, ask.task_id, {
        status: 'cancelled',
        outcome: 'recalled',
        opinion: null,
        by: unit.actor.accountId,
        now: unit.now,
      })
      await writeDeed(unit, loaded.row, {
        kind: 'ask-recalled',
        task: nameOfAsk(loaded, ask),
        said: input.reason,
        occurredAt,
        raises: true,
        details: { ask: ask.kind, askId, to: ask.assignee_id, toOrganisation: ask.organisation_id },
        concerned: concernedBy(ask),
      })
    },
  }

  async function findAsk(unit: Unit, loaded: LoadedCase, askId: string) {
    const ask = (await listAsks(unit.db, loaded.row.id)).find((one) => one.task_id === askId)
    if (ask === undefined) throw problem('platform.not-found')
    return { ask, parent: loaded.tasks.find((one) => one.id === ask.parent_id) }
  }

  /** Who may be asked what: a delegate works beside the delegator, an approver is one person, others answer for their office. */
  async function resolve(unit: Unit, task: TaskRow, input: AskInput): Promise<readonly Addressee[]> {
    const accounts = input.to.flatMap((to) => ('accountId' in to ? [to.accountId] : []))
    const places = await directory.staff.placesOf(unit.db, accounts, unit.now)
    const addressees: Addressee[] = []
    for (const to of input.to) {
      if ('accountId' in to) {
        const place = places.get(to.accountId)
        if (place === undefined || to.accountId === unit.actor.accountId || !place.roles.some(mayAnswer))
          throw problem('case.ask-addressee')
        addressees.push({ accountId: to.accountId, organisationId: place.organisationId, role: null })
      } else {
        const role = to.role ?? 'reviewer'
        const holders = await directory.staff.holders(unit.db, to.organisationId, [role], unit.now)
        if (holders.length === 0 || !mayAnswer(role)) throw problem('case.ask-addressee')
        addressees.push({ accountId: null, organisationId: to.organisationId, role })
      }
    }
    if (!fits(input.kind, addressees, task)) throw problem('case.ask-addressee')
    return addressees
  }

  /** An approval afterwards takes a decision along; what is wrong with it is said now, not when it is agreed to. */
  async function checkedProposal(
    loaded: LoadedCase,
    task: TaskRow,
    input: AskInput,
    actor: Actor,
  ): Promise<CompletionInput> {
    if (input.proposal === undefined)
      throw problem('case.ask-proposal-required', {}, [
        { pointer: '/proposal', code: 'required', detail: 'proposal' },
      ])
    await checkCompletion(loaded.row, task, input.proposal, actor)
    return input.proposal
  }

  function extraTask(
    unit: Unit,
    parent: TaskRow,
    input: AskInput,
    to: Addressee,
    regionCode: string,
  ): TaskRow {
    const name = askNames[input.kind]
    return {
      ...parent,
      id: unit.newId(),
      token: 0,
      name_zh: `${name.zh}：${parent.name_zh}`,
      name_en: `${name.en}: ${parent.name_en}`,
      role: to.role,
      organisation_id: to.organisationId,
      assignee_id: to.accountId,
      status: to.accountId === null ? 'open' : 'claimed',
      actions: [],
      opened_at: unit.now,
      claimed_at: to.accountId === null ? null : unit.now,
      due_at: input.days === undefined ? null : calendars.of(regionCode).add(unit.now, input.days),
      parent_id: parent.id,
      days_left: null,
      overdue_told: false,
    }
  }

  /** The holder's decision takes effect: it was theirs, and the approver let it pass. */
  async function letPass(unit: Unit, number: string, ask: AskRow): Promise<void> {
    const loaded = await cases.lock(unit, { number })
    const task = openTask(loaded, ask.parent_id)
    const proposal = ask.proposal as CompletionInput // written by `ask` above, from checked input
    const decidedBy: Actor = {
      ...unit.actor,
      accountId: ask.asked_by,
      postId: ask.asked_by_post,
      organisationId: ask.asked_by_organisation,
    }
    const checked = await checkCompletion(loaded.row, task, proposal, decidedBy)
    await cases.stepIn(
      unit,
      loaded,
      {
        command: {
          kind: 'complete',
          token: task.token,
          outcome: task.actions.length === 0 ? null : proposal.action,
        },
        kind: 'task-completed',
        task,
        outcome: proposal.action,
        opinion: proposal.opinion ?? null,
        occurredAt: ask.created_at,
        ...checked,
        note: { ...checked.note, approvedBy: unit.actor.accountId },
      },
      decidedBy,
    )
  }
}

function openTask(loaded: LoadedCase, taskId: string): TaskRow {
  const task = loaded.tasks.find((one) => one.id === taskId)
  if (task === undefined) throw problem('case.task-not-open')
  return task
}

function fits(kind: AskKind, to: readonly Addressee[], task: TaskRow): boolean {
  const keys = to.map((one) => one.accountId ?? `${one.organisationId}:${one.role}`)
  if (new Set(keys).size !== keys.length) return false
  if (kind === 'co-handling') return true
  const [only] = to
  if (to.length !== 1 || only === undefined || only.accountId === null) return false
  return kind === 'approval' || only.organisationId === task.organisation_id
}

const concernedBy = (task: Pick<TaskRow, 'assignee_id' | 'organisation_id' | 'role'>) =>
  task.assignee_id !== null
    ? { accounts: [task.assignee_id] }
    : task.organisation_id !== null && task.role !== null
      ? { posts: [{ organisationId: task.organisation_id, role: task.role as Role }] } // written by `resolve`
      : {}

/** The task of the ask, as history names it. */
function nameOfAsk(loaded: LoadedCase, ask: AskRow): TaskRow {
  const task = loaded.tasks.find((one) => one.id === ask.task_id)
  if (task === undefined) throw new Error(`ask ${ask.task_id} is open without a task`)
  return task
}
