// SPDX-License-Identifier: Apache-2.0

/** What must hold in every schedule, by name. docs/simulation.md lists them from here. */
export const invariants = {
  'history-dense':
    'The history of a case is numbered from 1 without a gap, the case row knows its last number, and a line once written stays as it is.',
  'revision-counts-steps': 'The revision of a case is the number of steps in its history.',
  'legal-transition': 'A step in history is one that the process allowed where the case stood.',
  'same-tokens':
    'After every step a second, plainly written interpreter has the same tokens, variables, stage and outcome.',
  replay:
    'Replaying the commands of history through the interpreter gives the state in the row, token numbers included.',
  'task-per-token':
    'Every waiting token of a task for people has exactly one open or claimed task row, and the other way round; a task is closed if somebody completed it, else cancelled.',
  'job-per-work-token':
    'Every waiting token of a service or decision has exactly one job, and the other way round.',
  'timer-per-token':
    'The timers in the row are the timers of the tokens; each that runs has exactly one job at its instant, each that stands has none.',
  'timer-law':
    'A timer is due when a day-by-day count says so; one that stops with the clock stands exactly while the clock stands.',
  'task-days-law':
    'The days of a step are counted as the days of a case, and stand exactly while its clock stands.',
  'alarm-per-case':
    'A case of whose deadlines something is still to be said has exactly one alarm, and not later than that; another has none.',
  'deadline-told-once': 'Everything that is said of a deadline is said once.',
  'clock-law':
    'Clock state, due date, days left and days used are those of a day-by-day count from the published calendar.',
  'phase-shown': 'The public phase and the status of a case follow from where its tokens are.',
  'open-case-owned': 'Every open case has an organisation in charge and a clock state that fits its status.',
  'ended-is-empty': 'A case that has ended has no open task, no timer and no job.',
  'holder-acts': 'A task is completed by whoever holds it, and by nobody else, however close they come.',
  'own-eyes': 'A step is completed by somebody who has seen the case as it stood right before.',
  'legal-act':
    'Nobody claims what another holds, withdraws a decided case, pauses a clock that does not run, resumes what is not paused, or rates twice.',
  'evidence-per-line': 'Every line of history has exactly one evidence entry, written in the same commit.',
  'event-per-line': 'Every line of history has exactly one event, written in the same commit.',
  'event-heard-once': 'Every event is heard exactly once, however often its job is tried.',
  'effect-once': 'A step has each of its papers, messages and certificates exactly once.',
  'acknowledged-once': 'A command that was acknowledged is in history exactly once.',
  'unacknowledged-at-most-once':
    'A command that was never acknowledged is in history at most once, however often it was sent.',
  'refused-leaves-nothing':
    'A command that was refused is not in history; one that was carried out is never answered by a refusal.',
  'key-names-one-command': 'A key of another command is refused, not acknowledged.',
  'people-get-answers':
    'Where nothing was made to fail, people get an answer or a named problem, never a bare error.',
  'timer-not-early': 'A timer goes off only when its instant has come and the clock lets it run.',
  'nothing-due-waits': 'When faults stop, every job that is due is done, and none has given up.',
  'nothing-stranded':
    'Every open case has a task, a timer or a job that moves it on, and can be brought to its end.',
} as const

export type Invariant = keyof typeof invariants

/** Thrown where an invariant does not hold; ends the run of its seed. */
export class Violation extends Error {
  readonly invariant: Invariant
  constructor(invariant: Invariant, detail: string) {
    super(detail)
    this.invariant = invariant
  }
}

export function must(invariant: Invariant, holds: boolean, detail: () => string): void {
  if (!holds) throw new Violation(invariant, detail())
}
