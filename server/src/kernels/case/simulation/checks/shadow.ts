// SPDX-License-Identifier: Apache-2.0
import type { Model } from '../../engine/model.ts'
import { type CaseState, type Command, newCase, type Token } from '../../engine/state.ts'
import { Violation } from '../invariants.ts'
import { advanceClock, type NaiveClock, newNaiveClock } from '../reference/clock.ts'
import { advanceTasks, type NaiveTasks } from '../reference/deadlines.ts'
import { nodeNamed } from '../reference/graph.ts'
import { complete, fire, jump, start, withdraw } from '../reference/interpreter.ts'
import { describe, newStanding, type Place, type Standing } from '../reference/place.ts'
import { advanceTimers, type NaiveTimers, stopsClock } from '../reference/timers.ts'
import type { HistoryWire, TaskWire } from '../store/tables.ts'

/** What the second interpreter and the day-by-day counts believe of a case; follows its history line by line. */
export interface Shadow {
  readonly model: Model
  readonly standing: Standing
  readonly promised: number
  readonly clock: NaiveClock
  readonly timers: NaiveTimers
  readonly tasks: NaiveTasks
  readonly commands: Command[]
  engine: CaseState
  paused: boolean
  accepted: boolean
  decided: boolean
  phase: string
  lines: number
  steps: number
}

export function newShadow(model: Model, promised: number): Shadow {
  return {
    model,
    standing: newStanding(model),
    promised,
    clock: newNaiveClock(),
    timers: new Map(),
    tasks: new Map(),
    commands: [],
    engine: newCase,
    paused: false,
    accepted: false,
    decided: false,
    phase: 'submitted',
    lines: 0,
    steps: 0,
  }
}

/** Lines that move no token. */
const asides = new Set([
  'task-claimed',
  'task-released',
  'task-transferred',
  'task-overdue',
  'deadline-near',
  'deadline-passed',
  'deadline-escalated',
  'rated',
])
export const isStep = (line: HistoryWire): boolean => !asides.has(line.kind)

/** Carries out a step of history on the shadow; `engine` is what the interpreter made of it. */
export function follow(
  shadow: Shadow,
  line: HistoryWire,
  engine: CaseState,
  open: readonly TaskWire[],
): void {
  shadow.steps += 1
  const now = Date.parse(line.at)
  const waited = isWaiting(shadow)
  shadow.standing.entered = []
  const command = commandOf(line)
  if (command === null) shadow.paused = line.kind === 'paused'
  else {
    shadow.commands.push(command)
    carryOut(shadow, command)
  }
  shadow.engine = engine
  show(shadow, waited)
  const stood = shadow.clock.state === 'stopped'
  advanceClock(shadow.clock, shadow.promised, {
    now,
    accepted: shadow.accepted,
    suspended: engine.tokens.some((token) => token.state === 'wait' && stopsClock(shadow.model, token.node)),
    paused: shadow.paused,
    over: shadow.decided || shadow.standing.status === 'ended',
  })
  const stands = shadow.clock.state === 'stopped'
  advanceTimers(shadow.timers, shadow.model, engine, stands, now)
  advanceTasks(shadow.tasks, shadow.model, open, stands, stands && !stood, now)
}

/** The command as it was written; the interpreter's own type says what it can be. */
const commandOf = (line: HistoryWire): Command | null => (line['command'] ?? null) as Command | null

function carryOut(shadow: Shadow, command: Command): void {
  const { standing } = shadow
  try {
    if (command.kind === 'start') start(standing, command.vars)
    else if (command.kind === 'withdraw') withdraw(standing)
    else if (command.kind === 'change') throw new Error('facts that nobody told')
    else {
      const place = placeOf(shadow, command.token)
      if (command.kind === 'complete') complete(standing, place, command.outcome ?? null, command.vars)
      else if (command.kind === 'timer') fire(standing, place, command.event)
      else if (command.kind === 'jump') jump(standing, place, command.target)
      else throw new Error(`a command of kind ${command.kind}`)
    }
  } catch (error) {
    if (error instanceof Violation || !(error instanceof Error)) throw error
    throw new Violation('legal-transition', `${JSON.stringify(command)}: ${error.message}`)
  }
}

/** The place that the interpreter calls by a number: the one that is described alike. */
function placeOf(shadow: Shadow, id: number): Place {
  const token = shadow.engine.tokens.find((one) => one.id === id)
  if (token === undefined) throw new Error(`there is no token ${id}`)
  const text = describeToken(shadow.engine, token)
  const place = shadow.standing.places.find((one) => describe(one) === text)
  if (place === undefined) throw new Error(`token ${id} stands nowhere`)
  return place
}

/** A token of the interpreter in the words of the second one. */
export function describeToken(state: CaseState, token: Token): string {
  const up = (at: Token): Token | undefined => state.tokens.find((one) => one.id === at.parent)
  let path = ''
  for (let at = up(token); at !== undefined; at = up(at)) path = `/${at.node}${path}`
  const { multi } = token
  const outcomes = multi === undefined ? [] : Object.entries(multi.outcomes)
  const many =
    multi === undefined
      ? ''
      : ` ${multi.started}+${multi.completed} of ${multi.items.join(',')} ${outcomes.sort().join(' ')}`
  const fired = [...(token.fired ?? [])].sort().join(',')
  return `${token.state} ${path}/${token.node} ${token.via ?? ''} ${token.item ?? ''} ${fired}${many}`
}

const isWaiting = ({ standing }: Shadow): boolean =>
  standing.places.some(
    (place) => place.kind !== 'join' && nodeNamed(standing.model, place.node).phase === 'waiting-for-you',
  )

/** The phases the public sees because of a step; behind a wait for the applicant it sees nothing of the others. */
function show(shadow: Shadow, waited: boolean): void {
  const waits = isWaiting(shadow)
  if (waited && waits) return
  const { standing } = shadow
  const last = waits ? 'waiting-for-you' : standing.stage
  for (const phase of last === null ? standing.entered : [...standing.entered, last]) {
    if (phase !== 'submitted') shadow.accepted = true
    if (phase === 'decided') shadow.decided = true
    shadow.phase = phase
  }
}
