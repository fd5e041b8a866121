// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { run } from '../../engine/run.ts'
import { type CaseState, newCase } from '../../engine/state.ts'
import { must, Violation } from '../invariants.ts'
import { nextAlarm } from '../reference/deadlines.ts'
import { nodeNamed } from '../reference/graph.ts'
import { describe } from '../reference/place.ts'
import { isOpen } from '../store/apply-steps.ts'
import type { HistoryWire, StoredCase, StoredJob, TaskWire } from '../store/tables.ts'
import { describeToken, follow, isStep, type Shadow } from './shadow.ts'

export type FindJob = (queue: string, key: string) => StoredJob | undefined

/** The interpreter's state as it is stored; the kernel alone writes it. */
const engineOf = (stored: StoredCase): CaseState => stored.row['engine'] as CaseState

/** Follows what a commit did to a case and checks everything that can be said of it at rest. */
export function checkCase(shadow: Shadow, before: StoredCase | undefined, after: StoredCase): void {
  const fresh = after.history.slice(shadow.lines)
  checkHistory(shadow, before, after, fresh)
  const engine = engineOf(after)
  const steps = fresh.filter(isStep)
  must('legal-transition', steps.length <= 1, () => `${steps.length} steps of one case in one commit`)
  if (steps.length === 0)
    must(
      'legal-transition',
      before !== undefined && sameJson(engineOf(before), engine),
      () => 'tokens moved without a step',
    )
  for (const line of fresh) {
    if (isStep(line)) follow(shadow, line, engine, after.tasks.filter(isOpen))
  }
  shadow.lines = after.history.length
  must(
    'revision-counts-steps',
    after.row.rev === shadow.steps,
    () => `revision ${after.row.rev}, ${shadow.steps} steps`,
  )
  checkTokens(shadow, after)
  checkTasks(shadow, after)
  checkStatus(shadow, after)
}

function checkHistory(
  shadow: Shadow,
  before: StoredCase | undefined,
  after: StoredCase,
  fresh: readonly HistoryWire[],
): void {
  const numbers = after.history.map((line) => line.seq)
  must(
    'history-dense',
    numbers.every((seq, index) => seq === index + 1) && after.row.history_seq === numbers.length,
    () => `lines ${numbers.join(' ')}, the row says ${after.row.history_seq}`,
  )
  const kept = before === undefined || before.history.every((line, index) => line === after.history[index])
  must(
    'history-dense',
    kept && fresh.length + shadow.lines === numbers.length,
    () => 'a line of history was changed',
  )
}

function checkTokens(shadow: Shadow, after: StoredCase): void {
  const engine = engineOf(after)
  const { standing } = shadow
  const theirs = engine.tokens.map((token) => describeToken(engine, token)).sort()
  const ours = standing.places.map(describe).sort()
  must('same-tokens', sameJson(theirs, ours), () => `${theirs.join(' | ')} instead of ${ours.join(' | ')}`)
  must(
    'same-tokens',
    engine.status === standing.status &&
      engine.outcome === standing.outcome &&
      engine.stage === standing.stage,
    () =>
      `${engine.status} ${engine.outcome} ${engine.stage} instead of ${standing.status} ${standing.outcome} ${standing.stage}`,
  )
  const names = new Set([...Object.keys(engine.vars), ...Object.keys(standing.vars)])
  for (const name of names)
    must(
      'same-tokens',
      sameJson(engine.vars[name] ?? null, standing.vars[name] ?? null),
      () =>
        `variable ${name} is ${JSON.stringify(engine.vars[name])}, not ${JSON.stringify(standing.vars[name])}`,
    )
}

function checkTasks(shadow: Shadow, after: StoredCase): void {
  const open = after.tasks.filter(isOpen)
  const wanted = engineOf(after).tokens.filter((token) => {
    const { type } = nodeNamed(shadow.model, token.node)
    return token.state === 'wait' && (type === 'user' || type === 'manual')
  })
  const here = open.map((task) => `${task.token} ${task.node} ${task['item'] ?? ''}`).sort()
  const there = wanted.map((token) => `${token.id} ${token.node} ${token.item ?? ''}`).sort()
  must(
    'task-per-token',
    sameJson(here, there),
    () => `tasks ${here.join(' | ')}, tokens ${there.join(' | ')}`,
  )
  for (const task of open) checkDays(shadow, task)
  const completed = after.history.filter((line) => line.kind === 'task-completed')
  const closed = new Set(completed.map((line) => line['task_id']))
  for (const task of after.tasks)
    must(
      'task-per-token',
      isOpen(task) || (task.status === 'closed') === closed.has(task.id),
      () => `${task.node} is ${task.status}`,
    )
}

/** The days of a step, or what is left of them. */
function checkDays(shadow: Shadow, task: TaskWire): void {
  const naive = shadow.tasks.get(task.id)
  const due = task['due_at'] === null ? null : Date.parse(String(task['due_at']))
  const fits =
    naive !== undefined && task['days_left'] === naive.left && (naive.left !== null || due === naive.due)
  must(
    'task-days-law',
    fits,
    () =>
      `${task.node} due ${task['due_at']} left ${task['days_left']}, not ${JSON.stringify({ ...naive, due: naive?.due && new Date(naive.due).toISOString() })}`,
  )
}

const statusOf = (shadow: Shadow): string => {
  const { status, outcome } = shadow.standing
  if (status !== 'ended') return shadow.paused ? 'paused' : 'open'
  return outcome === 'withdrawn' ? 'withdrawn' : outcome === 'lapsed' ? 'terminated' : 'finished'
}

function checkStatus(shadow: Shadow, { row }: StoredCase): void {
  must('phase-shown', row['phase'] === shadow.phase, () => `phase ${row['phase']}, not ${shadow.phase}`)
  must(
    'phase-shown',
    row['status'] === statusOf(shadow),
    () => `status ${row['status']}, not ${statusOf(shadow)}`,
  )
  const ended = shadow.standing.status === 'ended'
  const outcome = ended ? (shadow.standing.outcome ?? 'done') : null
  must('phase-shown', row['outcome'] === outcome, () => `outcome ${row['outcome']}, not ${outcome}`)
  must(
    'open-case-owned',
    typeof row['organisation_id'] === 'string' && (row['finished_at'] !== null) === ended,
    () => `organisation ${row['organisation_id']}, finished ${row['finished_at']}`,
  )
  must(
    'open-case-owned',
    ended ? row['clock_state'] === 'ended' : row['status'] !== 'paused' || row['clock_state'] !== 'running',
    () => `${row['status']} with a clock that is ${row['clock_state']}`,
  )
  checkClock(shadow, row)
}

function checkClock({ clock }: Shadow, row: StoredCase['row']): void {
  const due = row['due_at'] === null ? null : Date.parse(String(row['due_at']))
  const said = `${row['clock_state']} due ${row['due_at']} left ${row['days_left']} used ${row['used_days']}`
  const meant = () =>
    `${said}, not ${JSON.stringify({ ...clock, due: clock.due && new Date(clock.due).toISOString() })}`
  must('clock-law', row['clock_state'] === clock.state, meant)
  if (clock.state === 'running') must('clock-law', due === clock.due && row['days_left'] === null, meant)
  if (clock.state === 'stopped') must('clock-law', row['days_left'] === clock.left, meant)
  must('clock-law', row['used_days'] === clock.used, meant)
}

/** Jobs and timers belong to the case as it is committed; checked after every commit that touched either. */
export function checkJobs(
  shadow: Shadow,
  stored: StoredCase,
  jobs: readonly StoredJob[],
  find: FindJob,
  latest: number,
): void {
  const { row } = stored
  const engine = engineOf(stored)
  const wanted = new Set<string>()
  for (const token of engine.tokens) {
    const { type } = nodeNamed(shadow.model, token.node)
    if (token.state !== 'wait' || (type !== 'service' && type !== 'rule')) continue
    const queue = type === 'service' ? 'case.service' : 'case.decision'
    wanted.add(`${queue} ${row.id}:${token.id}`)
    must(
      'job-per-work-token',
      find(queue, `${row.id}:${token.id}`) !== undefined,
      () => `no job for ${token.node}`,
    )
  }
  checkTimers(shadow, row, find, wanted)
  checkAlarm(stored, find, wanted, latest)
  for (const job of jobs)
    must(
      job.queue === 'case.timer' ? 'timer-per-token' : 'job-per-work-token',
      wanted.has(`${job.queue} ${job.key}`),
      () => `${job.queue} ${job.key} has a job that nothing waits for`,
    )
}

function checkTimers(shadow: Shadow, row: StoredCase['row'], find: FindJob, wanted: Set<string>): void {
  const timers = row['timers'] as readonly {
    token: number
    event: string
    dueAt: string | null
    daysLeft: number | null
    stopsWithClock: boolean
  }[] // written by the kernel alone
  const here = timers.map((timer) => `${timer.token}:${timer.event}`).sort()
  const there = [...shadow.timers.keys()].sort()
  must(
    'timer-per-token',
    sameJson(here, there),
    () => `timers ${here.join(' | ')}, tokens want ${there.join(' | ')}`,
  )
  for (const timer of timers) {
    const naive = shadow.timers.get(`${timer.token}:${timer.event}`)
    const due = timer.dueAt === null ? null : Date.parse(timer.dueAt)
    must(
      'timer-law',
      naive !== undefined &&
        due === naive.due &&
        timer.daysLeft === naive.left &&
        timer.stopsWithClock === naive.stopsWithClock,
      () =>
        `${JSON.stringify(timer)}, not ${JSON.stringify({ ...naive, due: naive?.due && new Date(naive.due).toISOString() })}`,
    )
    const key = `${row.id}:${timer.token}:${timer.event}`
    const job = find('case.timer', key)
    if (due !== null) wanted.add(`case.timer ${key}`)
    // After a try that failed it is put off from whatever the clock shows then.
    const fits =
      due === null ? job === undefined : job !== undefined && (job.attempts > 0 || job.runAt === due)
    must(
      'timer-per-token',
      fits,
      () =>
        `timer ${key} due ${timer.dueAt} has ${job === undefined ? 'no job' : `a job at ${new Date(job.runAt).toISOString()}`}`,
    )
  }
}

function checkAlarm(stored: StoredCase, find: FindJob, wanted: Set<string>, latest: number): void {
  const { id } = stored.row
  const alarm = nextAlarm(stored)
  const job = find('case.deadline', id)
  // One whose time has come may have been set again by a step that did not see it go off: it finds nothing to say.
  const lastLook = alarm === null && job !== undefined && (job.runAt <= latest || job.attempts > 0)
  if (alarm !== null || lastLook) wanted.add(`case.deadline ${id}`)
  const fits =
    alarm === null
      ? job === undefined || lastLook
      : job !== undefined && (job.attempts > 0 || job.runAt <= alarm)
  must(
    'alarm-per-case',
    fits,
    () =>
      `alarm at ${alarm === null ? 'no time' : new Date(alarm).toISOString()}, job at ${job === undefined ? 'no time' : new Date(job.runAt).toISOString()}`,
  )
}

export function checkEnded(shadow: Shadow, stored: StoredCase, jobs: readonly StoredJob[]): void {
  if (shadow.standing.status !== 'ended') return
  const timers = stored.row['timers']
  const tasks = stored.tasks.filter(isOpen).length
  const left = jobs.filter((job) => job.queue !== 'case.deadline').length
  must(
    'ended-is-empty',
    tasks === 0 && left === 0 && Array.isArray(timers) && timers.length === 0,
    () => `${tasks} tasks, ${left} jobs, timers ${JSON.stringify(timers)}`,
  )
}

/** All of history once more from the beginning, through the interpreter. */
export function checkReplay(shadow: Shadow, stored: StoredCase): void {
  let state = newCase
  for (const command of shadow.commands) {
    const step = run(shadow.model, state, command)
    if (step.refused !== null)
      throw new Violation('replay', `${JSON.stringify(command)} is refused: ${step.refused.code}`)
    state = step.state
  }
  must(
    'replay',
    sameJson(JSON.parse(JSON.stringify(state)), engineOf(stored)),
    () => `${JSON.stringify(state)} instead of ${JSON.stringify(engineOf(stored))}`,
  )
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || isDeepStrictEqual(a, b)
}
