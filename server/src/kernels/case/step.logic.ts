// SPDX-License-Identifier: Apache-2.0
import type { CaseOutcome } from '#contracts/cases'
import type { Actor } from '#platform/access'
import type { Ids } from '#platform/clock'
import type { IdempotencyClaim } from '#platform/http'
import { problem } from '#platform/problems'
import type { DomainEvent, Evidence, JobRequest } from '#platform/unit'
import type { Workdays } from '#platform/workdays'
import { callJobs } from './call.logic.ts'
import { type ClockColumns, endClock, resumeClock, startClock, stopClock } from './case-clock.logic.ts'
import type { CaseData, CaseRow, StoredSupplement, TaskRow } from './case-row.ts'
import { alarmJob, alarmOf, type DeadlinePolicy, deadlineQueue, retime } from './deadline.logic.ts'
import { type Model, nodeOf } from './engine/model.ts'
import { caseFacts } from './engine/outlook.ts'
import type { RecordedCommand } from './engine/recorded.ts'
import { run } from './engine/run.ts'
import type { CaseState, Command, Effect, Refusal, Step } from './engine/state.ts'
import { eventsOf, type HistoryLine, historyOf, nameOf } from './step-record.logic.ts'
import { whoTakes } from './task-place.logic.ts'
import { changeTimers } from './timer.logic.ts'

/** What a person, a timer or a service wants to do to a case; everything that is needed to decide is in here. */
export interface StepInput {
  readonly row: CaseRow
  /** Its open and claimed tasks. */
  readonly tasks: readonly TaskRow[]
  readonly model: Model
  readonly deadlines: DeadlinePolicy
  readonly command: Command | null
  /** What is done to the case beside the commands of its process; `model` is then of the version it is on afterwards. */
  readonly outside?: OutsideStep
  /** Kind of the history row, such as `task-completed`. */
  readonly kind: string
  readonly actor: Actor
  readonly now: Date
  /** When it happened, where it is entered later; checked by the caller. */
  readonly occurredAt?: Date | null
  /** From when the clock counts if this step starts it; now unless the fact arrives late. */
  readonly clockFrom?: Date | null
  readonly task?: TaskRow
  readonly outcome?: string | null
  readonly opinion?: string | null
  readonly note?: Readonly<Record<string, unknown>>
  readonly data?: CaseData
  /** Undefined leaves the open request as it is. */
  readonly supplement?: StoredSupplement | null
  /** Stops or resumes the clock by decision of an official, outside of the process. */
  readonly pause?: { readonly ground: string; readonly days: number } | 'resume'
  /** The case ends here by an operation, whatever its process would have said. */
  readonly closing?: CaseOutcome
  readonly attachFiles?: readonly string[]
  readonly idempotency?: IdempotencyClaim | null
}

/** Worked out before: what history keeps, what follows from it, and the version the case was on, if another. */
export interface OutsideStep {
  readonly command: Exclude<RecordedCommand, Command>
  readonly step: Pick<Step, 'state' | 'effects' | 'refused'>
  readonly from?: Model
}

interface ClosedTask {
  id: string
  status: 'closed' | 'cancelled'
  closed_at: Date
  closed_by: string | null
  outcome: string | null
}

export interface PlannedStep {
  /** The case after the step. */
  readonly row: CaseRow
  /** Null for a case that is new. */
  readonly expectedRev: number | null
  readonly openedTasks: readonly TaskRow[]
  readonly closedTasks: readonly ClosedTask[]
  /** Open tasks whose days stood still with the clock, or go on with it. */
  readonly retimedTasks: readonly { id: string; due_at: Date | null; days_left: number | null }[]
  readonly history: readonly HistoryLine[]
  readonly jobs: readonly JobRequest[]
  readonly cancelledJobs: readonly { queue: string; key: string }[]
  readonly attachedFiles: readonly string[]
  readonly evidence: Evidence
  readonly events: readonly DomainEvent[]
  readonly idempotency: IdempotencyClaim | null
  readonly dataChanged: boolean
  /** Writes how far the deadline was told; otherwise only the alarm does, which may go off meanwhile. */
  readonly rungsReset?: boolean
}

/** Pure: what the step writes, or the problem that refuses it. */
export function planStep(input: StepInput, workdays: Workdays, ids: Ids): PlannedStep {
  const { row, model, now } = input
  const step = input.outside?.step ?? (input.command === null ? null : run(model, row.engine, input.command))
  if (step?.refused != null) throw refusedBecause(step.refused, model)
  const effects = step?.effects ?? []
  const clock = clockAfter(input, step?.state ?? row.engine, effects, workdays)
  const ended = effects.find((effect) => effect.kind === 'ended')
  const phase = effects.filter((effect) => effect.kind === 'phase-changed').at(-1)?.to ?? row.phase
  const timers = changeTimers(
    { id: row.id, timers: row.timers, fired: input.command?.kind === 'timer' ? input.command : null },
    effects,
    clock.clock_state === 'stopped',
    workdays,
    now,
  )
  const lines = historyOf(input, effects)
  const opened = effects
    .flatMap((effect) => (effect.kind === 'task-opened' ? [openTask(effect, input, workdays, ids)] : []))
    // A step that is opened while the clock stands has its days before it when the clock goes on.
    .map((task) => retime(task, { from: 'not-started', to: clock.clock_state }, workdays, now))
    .map((task) => closeIfClosed(task, effects, now))
  const closed = closedBy(input, effects)
  const left = input.tasks.filter((task) => !closed.some((one) => one.id === task.id))
  const kept = left.map((task) =>
    retime(task, { from: row.clock_state, to: clock.clock_state }, workdays, now),
  )
  const after: CaseRow = {
    ...row,
    ...clock,
    phase,
    status: statusAfter(row, input, ended?.outcome ?? null, ended !== undefined),
    outcome: ended === undefined ? row.outcome : (input.closing ?? ended.outcome ?? 'done'),
    finished_at: ended === undefined ? row.finished_at : now,
    engine: step?.state ?? row.engine,
    data: input.data ?? row.data,
    supplement: input.supplement === undefined ? row.supplement : input.supplement,
    timers: timers.timers,
    history_seq: row.history_seq + lines.length,
    changed_at: now,
  }
  const alarm = changeAlarm(
    input,
    after,
    [...kept, ...opened.filter((task) => task.status === 'open')],
    workdays,
  )
  return {
    row: after,
    expectedRev: row.rev === 0 ? null : row.rev,
    openedTasks: opened,
    closedTasks: closed,
    retimedTasks: [
      ...kept.filter((task, index) => task !== left[index]),
      ...opened.filter((task) => task.days_left !== null),
    ],
    history: lines,
    jobs: [
      ...timers.jobs,
      ...workJobs(row, effects),
      ...callJobs(row, after, input.outside?.from ?? model, effects),
      ...alarm.jobs,
    ],
    cancelledJobs: [
      ...timers.cancelled,
      ...unwantedJobs(row, input.outside?.from ?? model, effects),
      ...alarm.cancelled,
    ],
    attachedFiles: input.attachFiles ?? [],
    evidence: {
      action: `case.${input.kind}`,
      objectKind: 'case',
      objectId: row.number,
      details: evidenceDetails(input, phase),
    },
    events: eventsOf(input, after, effects),
    idempotency: input.idempotency ?? null,
    dataChanged: input.data !== undefined,
  }
}

/**
 * The alarm of the case, where the step moved it. One whose time has come may be going off just now, unseen by this
 * step: it is set again, so that it looks at what the step has left.
 */
function changeAlarm(input: StepInput, after: CaseRow, tasks: readonly TaskRow[], workdays: Workdays) {
  const before = input.row.rev === 0 ? null : alarmOf(input.deadlines, input.row, input.tasks, workdays)
  const next = alarmOf(input.deadlines, after, tasks, workdays)
  const ahead = next === null || next > input.now
  if (ahead && before?.getTime() === next?.getTime()) return { jobs: [], cancelled: [] }
  return next === null
    ? { jobs: [], cancelled: [{ queue: deadlineQueue, key: after.id }] }
    : { jobs: [alarmJob(after.id, next)], cancelled: [] }
}

type TaskClosed = Extract<Effect, { kind: 'task-closed' }>

const closedStatus = (effect: TaskClosed) =>
  effect.reason === 'completed' ? ('closed' as const) : ('cancelled' as const)

/** Tasks whose token is gone, and what was asked within them: nobody waits for the answer any more. */
function closedBy({ tasks, now, actor }: StepInput, effects: readonly Effect[]): ClosedTask[] {
  const steps = effects.flatMap((effect): ClosedTask[] => {
    const task =
      effect.kind === 'task-closed'
        ? tasks.find((one) => one.token === effect.token && one.parent_id === null)
        : undefined
    if (effect.kind !== 'task-closed' || task === undefined) return []
    return [
      {
        id: task.id,
        status: closedStatus(effect),
        closed_at: now,
        closed_by: actor.accountId,
        outcome: effect.outcome,
      },
    ]
  })
  const asked = tasks.filter((task) => steps.some((step) => step.id === task.parent_id))
  return [
    ...steps,
    ...asked.map(({ id }) => ({
      id,
      status: 'cancelled' as const,
      closed_at: now,
      closed_by: null,
      outcome: null,
    })),
  ]
}

/** A task may be opened and cancelled in one step; it is then written closed. */
function closeIfClosed(task: TaskRow, effects: readonly Effect[], now: Date): TaskRow {
  const closed = effects.find(
    (effect): effect is TaskClosed => effect.kind === 'task-closed' && effect.token === task.token,
  )
  return closed === undefined
    ? task
    : { ...task, status: closedStatus(closed), closed_at: now, outcome: closed.outcome }
}

function evidenceDetails(input: StepInput, phase: string): Record<string, unknown> {
  return {
    rev: input.row.rev + 1,
    node: input.task?.node ?? null,
    outcome: input.outcome ?? null,
    phase,
    ...input.note,
  }
}

function refusedBecause(refusal: Refusal, model: Model) {
  const node = refusal.node === null ? null : nodeOf(model, refusal.node)
  switch (refusal.code) {
    case 'not-running':
      return problem('case.not-open')
    case 'no-such-token':
    case 'not-completable':
      return problem('case.task-not-open')
    case 'unknown-outcome':
      return problem('case.action-unknown', {
        actions: node !== null && 'actions' in node ? node.actions.join(', ') : '',
      })
    case 'not-awaited':
      return problem('case.message-not-awaited', { message: node?.id ?? '' })
    case 'bad-target':
    case 'would-starve':
      return problem('case.return-target')
    default:
      return new Error(`process ${model.key} refused a step: ${refusal.code} at ${refusal.node}`)
  }
}

/** The clock begins first, then stands or runs as the case asks for now, then ends: whatever came in one step. */
function clockAfter(input: StepInput, engine: CaseState, effects: readonly Effect[], workdays: Workdays) {
  const { row, now } = input
  const phases = effects.flatMap((effect) => (effect.kind === 'phase-changed' ? [effect.to] : []))
  const begins = phases.some((phase) => phase !== 'submitted')
  const ends = phases.includes('decided') || effects.some((effect) => effect.kind === 'ended')
  let clock: ClockColumns = pick(row)
  if (begins) clock = startClock(clock, row.promised_days, workdays, input.clockFrom ?? now)
  const ground = standsFor(input, engine)
  if (ground === null) clock = resumeClock(clock, workdays, now)
  else clock = stopClock(clock, ground, workdays, now)
  return ends ? endClock(clock, row.promised_days, workdays, now) : clock
}

/** Why the clock stands after the step: by decision of an official, or because the process waits for the applicant. */
function standsFor({ row, model, pause }: StepInput, engine: CaseState): string | null {
  if (pause === undefined && row.status === 'paused') return row.stopped_for
  if (pause !== undefined && pause !== 'resume') return pause.ground
  return caseFacts(model, engine).clockHeldBy === null ? null : 'supplement'
}

function pick({ clock_state, clock_started_at, due_at, days_left, stopped_for, used_days }: CaseRow) {
  return { clock_state, clock_started_at, due_at, days_left, stopped_for, used_days }
}

function statusAfter(
  row: CaseRow,
  input: StepInput,
  outcome: string | null,
  ended: boolean,
): CaseRow['status'] {
  if (ended && (input.kind === 'recalled' || input.closing !== undefined)) return 'terminated'
  if (ended) return outcome === 'withdrawn' ? 'withdrawn' : outcome === 'lapsed' ? 'terminated' : 'finished'
  if (input.pause === 'resume') return 'open'
  return input.pause !== undefined ? 'paused' : row.status
}

/** Automatic work is done by jobs: it survives a crash, and a slow service never holds up the person who moved the case. */
function workJobs(row: CaseRow, effects: readonly Effect[]): JobRequest[] {
  return effects.flatMap((effect): JobRequest[] => {
    if (effect.kind === 'service') {
      return [
        {
          queue: 'case.service',
          key: `${row.id}:${effect.token}`,
          payload: { caseId: row.id, token: effect.token, name: effect.effect, item: effect.item },
        },
      ]
    }
    if (effect.kind === 'decision') {
      return [
        {
          queue: 'case.decision',
          key: `${row.id}:${effect.token}`,
          payload: { caseId: row.id, token: effect.token, name: effect.decision, item: effect.item },
        },
      ]
    }
    return []
  })
}

const workQueues = { service: 'case.service', rule: 'case.decision', call: 'case.call' } as const

/** A service, decision or call that is no longer wanted leaves no job behind. */
function unwantedJobs(row: CaseRow, model: Model, effects: readonly Effect[]) {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'cancelled') return []
    const { type } = nodeOf(model, effect.node)
    const wanted = type === 'service' || type === 'rule' || type === 'call'
    return wanted ? [{ queue: workQueues[type], key: `${row.id}:${effect.token}` }] : []
  })
}

function openTask(
  effect: Extract<Effect, { kind: 'task-opened' }>,
  input: StepInput,
  workdays: Workdays,
  ids: Ids,
): TaskRow {
  const { row, now, model } = input
  const name = nameOf(model, effect.node)
  const { candidate } = effect
  return {
    id: ids.next(),
    case_id: row.id,
    token: effect.token,
    node: effect.node,
    name_zh: name.zh,
    name_en: name.en,
    ...whoTakes(candidate, candidate.kind === 'item-organisation' ? candidate.organisation : null, row),
    assignee_id: null,
    status: 'open',
    actions: [...effect.actions],
    item: effect.item,
    opened_at: now,
    claimed_at: null,
    due_at: effect.days === null ? null : workdays.add(now, effect.days),
    closed_at: null,
    closed_by: null,
    outcome: null,
    parent_id: null,
    days_left: null,
    overdue_told: false,
  }
}
