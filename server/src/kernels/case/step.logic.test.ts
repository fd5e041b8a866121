// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { systemActor } from '#platform/access'
import { createIds, createManualClock, createSeededRandom } from '#platform/clock'
import { createCalendar, publishedYears } from '#platform/workdays'
import type { CaseRow } from './case-row.ts'
import { and, compiled, draw, end, flows, service, timerAt, user } from './engine/drawing.testing.ts'
import type { Model } from './engine/model.ts'
import { type Command, newCase } from './engine/state.ts'
import { type PlannedStep, planStep, type StepInput } from './step.logic.ts'

const workdays = createCalendar(publishedYears)
const clock = createManualClock('2026-03-02T01:00:00Z')
const ids = createIds(clock, createSeededRandom(1))
const begun = draw('startEvent', 's', { 'cs:phase': 'accepted' })
const mend = user('mend', {
  'cs:candidate': 'applicant',
  'cs:clock': 'suspend',
  'cs:phase': 'waiting-for-you',
})

const fresh: CaseRow = {
  id: 'case',
  number: 'N',
  kind: 'permit',
  title_zh: '',
  title_en: '',
  item_code: null,
  definition_id: null,
  definition_version: null,
  process_key: 'test',
  process_version: 1,
  status: 'open',
  phase: 'submitted',
  outcome: null,
  organisation_id: 'o',
  region_code: '990100',
  subject_kind: 'person',
  subject_id: 'p',
  subject_name: '',
  channel: 'web',
  submitted_at: clock.now(),
  promised_days: 10,
  clock_state: 'not-started',
  clock_started_at: null,
  due_at: null,
  days_left: null,
  stopped_for: null,
  used_days: null,
  finished_at: null,
  engine: newCase,
  data: {},
  supplement: null,
  timers: [],
  history_seq: 0,
  archived_lines: null,
  rev: 0,
  rating: null,
  rated_at: null,
  parent_number: null,
  parent_token: null,
  rungs_told: 0,
  created_at: clock.now(),
  changed_at: clock.now(),
}

/** The jobs of a step apart from the alarm of its deadlines, which has tests of its own. */
const jobsOf = (step: PlannedStep) => step.jobs.filter((job) => job.queue !== 'case.deadline')
const cancelledOf = (step: PlannedStep) => step.cancelledJobs.filter((job) => job.queue !== 'case.deadline')

/** Plays a case through the planner, a step after the other. */
function play(model: Model) {
  let row = fresh
  const plan = (input: Partial<StepInput>): PlannedStep => {
    const planned = planStep(
      {
        row,
        tasks: [],
        model,
        deadlines: { warning: null, ladder: [] },
        command: null,
        kind: 'test',
        actor: systemActor,
        now: clock.now(),
        ...input,
      },
      workdays,
      ids,
    )
    row = { ...planned.row, rev: row.rev + 1 }
    return planned
  }
  const token = (node: string): number => row.engine.tokens.find((one) => one.node === node)?.id ?? 0
  return {
    row: () => row,
    plan,
    command: (command: Command) => plan({ command }),
    done: (node: string) => plan({ command: { kind: 'complete', token: token(node) } }),
    token,
  }
}

test('a supplement does not start the clock of a paused case, nor resuming that of one that waits for a supplement', async () => {
  const game = play(await compiled(begun, user('a'), mend, user('b'), end(), flows('s > a > mend > b > e')))
  game.command({ kind: 'start' })
  game.plan({ pause: { ground: 'hearing', days: 20 } })
  game.done('a')
  expect(game.row()).toMatchObject({ status: 'paused', clock_state: 'stopped', stopped_for: 'hearing' })
  game.plan({ pause: 'resume' })
  expect(game.row()).toMatchObject({ status: 'open', clock_state: 'stopped', stopped_for: 'supplement' })
  game.done('mend')
  expect(game.row()).toMatchObject({ clock_state: 'running', stopped_for: null, days_left: null })
})

test('a case that is accepted and waits for a supplement in one step has a clock that stands', async () => {
  const game = play(await compiled(begun, mend, end(), flows('s > mend > e')))
  game.command({ kind: 'start' })
  expect(game.row()).toMatchObject({ clock_state: 'stopped', days_left: 10, stopped_for: 'supplement' })
})

test('a timer that stops with the clock stands from the start where the clock stands', async () => {
  const game = play(
    await compiled(
      begun,
      user('a'),
      user('b'),
      timerAt('t', 'b'),
      end(),
      end('e2'),
      flows('s > a > b > e', 't > e2'),
    ),
  )
  game.command({ kind: 'start' })
  game.plan({ pause: { ground: 'hearing', days: 20 } })
  const opened = game.done('a')
  expect(game.row().timers).toMatchObject([{ event: 't', dueAt: null, daysLeft: 5 }])
  expect(jobsOf(opened)).toEqual([])
  expect(jobsOf(game.plan({ pause: 'resume' }))).toMatchObject([
    { queue: 'case.timer', key: `case:${game.token('b')}:t` },
  ])
})

test('a timer set in the very step that stops the clock stands, too', async () => {
  const model = await compiled(
    begun,
    and('f'),
    mend,
    user('c'),
    timerAt('t', 'c'),
    and('j'),
    end(),
    end('e2'),
    flows('s > f > mend > j', 'f > c > j > e', 't > e2'),
  )
  const game = play(model)
  expect(jobsOf(game.command({ kind: 'start' }))).toEqual([])
  expect(game.row().timers).toMatchObject([{ event: 't', dueAt: null }])
})

test('a reminder that went off is no timer of the case any more', async () => {
  const game = play(
    await compiled(
      begun,
      user('a'),
      timerAt('t', 'a', false),
      end(),
      end('e2'),
      flows('s > a > e', 't > e2'),
    ),
  )
  game.command({ kind: 'start' })
  game.command({ kind: 'timer', token: game.token('a'), event: 't' })
  expect(game.row().timers).toEqual([])
})

test('the job of a service goes with the service', async () => {
  const game = play(await compiled(begun, service('work'), end(), flows('s > work > e')))
  expect(jobsOf(game.command({ kind: 'start' }))).toMatchObject([{ queue: 'case.service', key: 'case:1' }])
  expect(cancelledOf(game.command({ kind: 'withdraw' }))).toEqual([{ queue: 'case.service', key: 'case:1' }])
})

test('a step opened while the clock stands has its days before it when the clock goes on', async () => {
  const game = play(
    await compiled(begun, user('a'), user('b', { 'cs:days': '3' }), end(), flows('s > a > b > e')),
  )
  game.command({ kind: 'start' })
  game.plan({ pause: { ground: 'hearing', days: 20 } })
  const { openedTasks, retimedTasks } = game.done('a')
  expect(openedTasks).toMatchObject([{ node: 'b', days_left: 3 }])
  // The store opens a task without days left; they are written as those of any task that stands.
  expect(retimedTasks).toMatchObject([{ id: openedTasks[0]?.id, days_left: 3 }])
})

test('an alarm whose time has come is set again: it may be going off unseen', async () => {
  const game = play(await compiled(begun, user('a'), user('b'), end(), flows('s > a > b > e')))
  const start = game.command({ kind: 'start' })
  const due = game.row().due_at
  clock.advance(30 * 86_400_000)
  const late = game.done('a')
  expect(late.jobs).toEqual(start.jobs.filter((job) => job.queue === 'case.deadline'))
  expect(late.jobs[0]?.runAt?.getTime()).toBe((due?.getTime() ?? 0) + 1)
  clock.advance(-30 * 86_400_000)
})
