// SPDX-License-Identifier: Apache-2.0
import { finishStep } from './finish-step.ts'
import { entered, isAtHome, type NewPlaces, placeOf } from './migrate.ts'
import { type Model, nodeOf, type ProcessNode, triggerOf } from './model.ts'
import { type Prepared, prepare } from './prepare.ts'
import { settle } from './settle.ts'
import { starvingJoin } from './starving.ts'
import type { CaseState, Effect, Refusal, Step, Token } from './state.ts'
import { isInstanceToken } from './token.ts'
import { armScope } from './waiting.ts'
import { beginWork, StepRefused, type Work } from './work.ts'

/**
 * Takes a case over to another version of its process. Who is at home goes on with the same token, so tasks, claims and
 * running timers stay; what is only in one of the versions (a timer, a message, an event sub-process) is cleared or
 * begins to wait. Who goes to another task gives up the old one. Refused as a whole: a token without a place
 * (`no-place`), a parallel join that could then never fire (`would-starve`), and two branches of which one would come
 * to the other (`not-together`): their work would be done twice.
 */
export function carryOver(from: Model, to: Model, state: CaseState, places: NewPlaces): Step {
  try {
    if (state.status !== 'running') throw new StepRefused('not-running', null)
    for (const target of Object.values(places))
      if (!Object.hasOwn(to.nodes, target)) throw new StepRefused('bad-target', target)
    return carry(prepare(from), prepare(to), state, places)
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error
    return refusedStep(state, error.refusal)
  }
}

const refusedStep = (state: CaseState, refused: Refusal): Step => ({
  ...{ state, put: [], del: [], effects: [], path: [] },
  refused,
})

type Entering = { readonly token: Token; readonly node: string }

function carry(from: Prepared, to: Prepared, state: CaseState, places: NewPlaces): Step {
  const staying: Token[] = []
  const entering: Entering[] = []
  const effects: Effect[] = []
  for (const token of state.tokens) {
    const isHome = isAtHome(from.model, to.model, token, places)
    const task = isHome ? null : entered(from.model, to.model, state, token, places)
    if (isHome) {
      const placed = stay(to, token, placeOf(places, token.node))
      staying.push(placed)
      effects.push(...changedEvents(from, to, state, token, placed))
    } else if (task !== null) {
      entering.push({ token, node: task.id })
      effects.push(...givenUp(from, token))
    } else if (token.state === 'armed') effects.push(...clearedEvents(from, token))
    else throw new StepRefused('no-place', token.node)
  }
  const work = beginWork(to, { ...state, tokens: staying }, {})
  armNewHandlers(work)
  for (const { token, node } of entering) work.queue.push({ node, parent: token.parent, via: null })
  settle(work)
  const step = finishStep(work)
  refuseUnsound(from, to, state, step.state)
  return { ...step, effects: [...effects, ...step.effects] }
}

/** The same token, without what it remembers of events that are no longer there. */
function stay({ events }: Prepared, token: Token, node: string): Token {
  const hanging = new Set((events.get(node) ?? []).map((event) => event.id))
  const { fired, held, ...rest } = token
  const [stillFired, stillHeld] = [fired, held].map((ids) => ids?.filter((id) => hanging.has(id)))
  return {
    ...rest,
    node,
    ...(stillFired !== undefined && stillFired.length > 0 && { fired: stillFired }),
    ...(stillHeld !== undefined && stillHeld.length > 0 && { held: stillHeld }),
  }
}

type Hanging = ReadonlyMap<string, ProcessNode>

const nothing: Hanging = new Map()
const hangingOn = ({ events }: Prepared, node: string): Hanging =>
  new Map((events.get(node) ?? []).map((event) => [event.id, event]))

/** A timer that is in both versions runs on as it was set, whatever its length is now. */
function changedEvents(
  from: Prepared,
  to: Prepared,
  state: CaseState,
  before: Token,
  after: Token,
): Effect[] {
  const none = before.state === 'join' || isInstanceToken(state, before)
  const [was, is] = none ? [nothing, nothing] : [hangingOn(from, before.node), hangingOn(to, after.node)]
  const kindOf = (events: Hanging, id: string) => {
    const event = events.get(id)
    return event === undefined ? undefined : triggerOf(event)
  }
  const gone = [...was.keys()].filter((id) => kindOf(was, id)?.kind !== kindOf(is, id)?.kind)
  const come = [...is.keys()].filter((id) => kindOf(was, id)?.kind !== kindOf(is, id)?.kind)
  const about = (event: string) => ({ token: before.id, event })
  const stopsWithClock = !to.suspending.has(after.node)
  return [
    ...gone
      .filter((id) => !before.fired?.includes(id))
      .flatMap((id) => clearing(kindOf(was, id)?.kind, about(id))),
    ...come.flatMap((id): Effect[] => {
      const trigger = kindOf(is, id)
      if (trigger?.kind === 'timer')
        return [{ kind: 'timer-set', ...about(id), timer: trigger.timer, stopsWithClock, paused: false }]
      return trigger?.kind === 'message'
        ? [{ kind: 'message-awaited', ...about(id), message: trigger.message }]
        : []
    }),
  ]
}

function clearing(kind: string | undefined, about: { token: number; event: string }): Effect[] {
  if (kind === 'timer') return [{ kind: 'timer-cleared', ...about }]
  return kind === 'message' ? [{ kind: 'message-dropped', ...about }] : []
}

function clearedEvents({ events }: Prepared, token: Token): Effect[] {
  return (events.get(token.node) ?? [])
    .filter((event) => !token.fired?.includes(event.id))
    .flatMap((event) => clearing(triggerOf(event)?.kind, { token: token.id, event: event.id }))
}

function givenUp(from: Prepared, token: Token): Effect[] {
  const node = nodeOf(from.model, token.node)
  const closed: Effect =
    node.type === 'receive'
      ? { kind: 'message-dropped', token: token.id, event: node.id }
      : { kind: 'task-closed', token: token.id, node: node.id, reason: 'cancelled', outcome: null }
  return [closed, ...clearedEvents(from, token)]
}

/** Event sub-processes that the other version has beyond those that wait already. */
function armNewHandlers(work: Work): void {
  const { model, handlers } = work.prepared
  const armed = new Set([...work.tokens.values()].map(({ node, parent }) => `${parent} ${node}`))
  const open: { scope: string | null; parent: number | null }[] = [{ scope: null, parent: null }]
  for (const { id, node, state, multi } of work.tokens.values())
    if (state === 'scope' && multi === undefined && nodeOf(model, node).type === 'subprocess')
      open.push({ scope: node, parent: id })
  for (const { scope, parent } of open) {
    const starts = (handlers.get(scope) ?? []).map(({ start }) => start.id)
    if (starts.some((start) => armed.has(`${parent} ${start}`))) continue
    // Where one has taken the place of everything, its scope waits for nothing more.
    if (starts.length > 0 && !isInterrupted(work, scope, parent)) armScope(work, scope, parent)
  }
}

function isInterrupted(work: Work, scope: string | null, parent: number | null): boolean {
  const handlers = work.prepared.handlers.get(scope) ?? []
  return [...work.tokens.values()].some(
    (token) => token.parent === parent && handlers.some(({ subprocess }) => subprocess.id === token.node),
  )
}

function refuseUnsound(from: Prepared, to: Prepared, before: CaseState, after: CaseState): void {
  for (const parent of new Set(after.tokens.map((token) => token.parent))) {
    const inScope = (state: CaseState) =>
      state.tokens.filter((token) => token.parent === parent && token.state !== 'armed')
    const join = starvingJoin(to, inScope(after))
    if (join !== null && starvingJoin(from, inScope(before)) === null)
      throw new StepRefused('would-starve', join)
    const met = meeting(to, inScope(after))
    if (met !== null && meeting(from, inScope(before)) === null) throw new StepRefused('not-together', met)
  }
}

/** A node at work that another token at work, of a branch of its own, would come to. */
function meeting({ ahead }: Prepared, tokens: readonly Token[]): string | null {
  const atWork = tokens.filter((token) => token.state !== 'join')
  const found = atWork.find(({ id, node }) =>
    atWork.some((other) => other.id !== id && other.node !== node && ahead(other.node).has(node)),
  )
  return found?.node ?? null
}
