// SPDX-License-Identifier: Apache-2.0
import type { Model, ProcessNode, Timer } from '../../engine/model.ts'
import type { CaseState, Token } from '../../engine/state.ts'
import { endAfterDays, endAfterWorkdays, workdaysBetween } from './calendar.ts'
import { nodeNamed, targetOf } from './graph.ts'

export interface NaiveTimer {
  readonly token: number
  readonly event: string
  readonly stopsWithClock: boolean
  due: number | null
  left: number | null
}

/** Timers of a case by token and event, followed from step to step. */
export type NaiveTimers = Map<string, NaiveTimer>

/** Timers that must be there because of where the tokens are, whatever the interpreter said of them. */
export function wantedTimers(
  model: Model,
  state: CaseState,
): Map<string, { token: Token; event: ProcessNode }> {
  const wanted = new Map<string, { token: Token; event: ProcessNode }>()
  const byId = new Map(state.tokens.map((token) => [token.id, token]))
  for (const token of state.tokens) {
    const parent = token.parent === null ? undefined : byId.get(token.parent)
    const instance = parent !== undefined && parent.node === token.node && parent.multi !== undefined
    if (token.state === 'join' || instance) continue
    for (const event of eventsAt(model, token.node)) {
      if (timerOf(event) !== undefined && !(token.fired ?? []).includes(event.id))
        wanted.set(`${token.id}:${event.id}`, { token, event })
    }
  }
  return wanted
}

function eventsAt(model: Model, id: string): ProcessNode[] {
  const node = nodeNamed(model, id)
  if (node.type === 'event-gateway') return node.out.map((flow) => nodeNamed(model, targetOf(model, flow)))
  return 'boundary' in node ? node.boundary.map((event) => nodeNamed(model, event)) : [node]
}

function timerOf(event: ProcessNode): Timer | undefined {
  if (event.type === 'timer-catch') return event.timer
  return event.type === 'boundary' && event.trigger.kind === 'timer' ? event.trigger.timer : undefined
}

/** Whether a token at a node stops the clock: its own word counts, else that of what is around it. */
export function stopsClock(model: Model, id: string): boolean {
  for (let at: string | null = id; at !== null; at = nodeNamed(model, at).scope) {
    const { clock } = nodeNamed(model, at)
    if (clock !== undefined) return clock === 'suspend'
  }
  return false
}

export function advanceTimers(
  timers: NaiveTimers,
  model: Model,
  state: CaseState,
  stands: boolean,
  now: number,
): void {
  const wanted = state.status === 'running' ? wantedTimers(model, state) : new Map<string, never>()
  for (const key of [...timers.keys()]) if (!wanted.has(key)) timers.delete(key)
  for (const [key, { token, event }] of wanted) {
    if (timers.has(key)) continue
    timers.set(key, {
      token: token.id,
      event: event.id,
      stopsWithClock: !stopsClock(model, token.node),
      due: dueOf(timerOf(event), now),
      left: null,
    })
  }
  for (const timer of timers.values()) {
    if (!timer.stopsWithClock) continue
    if (stands && timer.due !== null) {
      timer.left = now > timer.due ? 0 : workdaysBetween(now, timer.due)
      timer.due = null
    } else if (!stands && timer.left !== null) {
      timer.due = endAfterWorkdays(now, timer.left)
      timer.left = null
    }
  }
}

function dueOf(timer: Timer | undefined, now: number): number {
  if (timer === undefined) throw new Error('no timer')
  if (timer.kind === 'workdays') return endAfterWorkdays(now, timer.days)
  if (timer.kind === 'calendar-days') return endAfterDays(now, timer.days)
  return timer.kind === 'duration' ? now + timer.ms : Date.parse(timer.at)
}
