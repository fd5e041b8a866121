// SPDX-License-Identifier: Apache-2.0
import { createSeededRandom, type Random } from '#platform/clock'
import { isActivity, type Model, triggerOf } from './model.ts'
import { run } from './run.ts'
import { type Move, possibleMoves } from './simulate-move.ts'
import { createTimekeeper } from './simulate-time.ts'
import { type CaseState, newCase, type Vars } from './state.ts'

/** What a trial run of a process found; the editor shows it as 试运行. */
export type Simulation = {
  readonly runs: number
  readonly ended: number
  /** Runs in which nothing could happen any more; with the nodes where tokens waited for one another. */
  readonly deadlocks: readonly { readonly seed: number; readonly nodes: readonly string[] }[]
  /** Runs still going after the most steps allowed. */
  readonly endless: readonly number[]
  /** Commands the interpreter refused: a gateway without a way out, an error nobody catches. */
  readonly refused: readonly { readonly seed: number; readonly code: string; readonly node: string | null }[]
  /** Nodes no run came to. */
  readonly uncovered: readonly string[]
  /** How often each outcome came out. */
  readonly outcomes: Readonly<Record<string, number>>
  /** Working days of each run that ended, in the order of the seeds; see `createTimekeeper`. */
  readonly days: readonly number[]
  /** Nodes whose time nothing says; `days` counts none for them. */
  readonly untimed: readonly string[]
}

export type SimulationOptions = {
  /** Commands per run; a process with loops ends long before by chance. */
  readonly mostSteps?: number
}

/** One trial run, as it is added to a report. */
export type TrialRun = {
  readonly seed: number
  readonly steps: number
  readonly path: readonly string[]
  readonly end: End
  readonly days: number
  readonly untimed: ReadonlySet<string>
}

/**
 * Runs a process many times with conditions decided by the toss of a coin and events in random order. It finds what
 * the structure hides: an exclusive split closed by a parallel join, a loop that never ends, a node never reached.
 * The same seeds give the same report.
 */
export function simulate(
  model: Model,
  seeds: readonly number[],
  options: SimulationOptions = {},
): Simulation {
  return reportOf(
    model,
    seeds.map((seed) => simulateOnce(model, seed, options.mostSteps ?? 2000)),
  )
}

/** Adds runs up; whoever has to give way between runs makes them one by one. */
export function reportOf(model: Model, runs: readonly TrialRun[]): Simulation {
  const covered = new Set<string>()
  const untimed = new Set<string>()
  const outcomes: Record<string, number> = {}
  for (const { path, end, untimed: unknown } of runs) {
    for (const id of path) covered.add(id)
    for (const id of unknown) untimed.add(id)
    if (end.kind !== 'ended') continue
    const outcome = end.state.outcome ?? 'none'
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return {
    runs: runs.length,
    ended: runs.filter(({ end }) => end.kind === 'ended').length,
    deadlocks: runs.flatMap(({ seed, end }) =>
      end.kind === 'deadlock' ? [{ seed, nodes: end.state.tokens.map((token) => token.node) }] : [],
    ),
    endless: runs.flatMap(({ seed, end }) => (end.kind === 'endless' ? [seed] : [])),
    refused: runs.flatMap(({ seed, end }) =>
      end.kind === 'refused' ? [{ seed, code: end.code, node: end.node }] : [],
    ),
    uncovered: Object.keys(model.nodes).filter((id) => !covered.has(id)),
    outcomes,
    days: runs.flatMap(({ end, days }) => (end.kind === 'ended' ? [days] : [])),
    untimed: [...untimed],
  }
}

type End =
  | { kind: 'ended' | 'deadlock' | 'endless'; state: CaseState }
  | { kind: 'refused'; code: string; node: string | null }

export function simulateOnce(model: Model, seed: number, mostSteps: number): TrialRun {
  const random = createSeededRandom(seed)
  // What conditional events wait for becomes true or false as a move of its own, or it would change with every question.
  const facts = new Map<string, boolean>()
  const judge = (id: string) =>
    isConditional(model, id) ? (facts.get(id) ?? false) : random.integer(2) === 1
  const time = createTimekeeper(model)
  const path: string[] = []
  const finish = (steps: number, end: End): TrialRun => ({
    seed,
    steps,
    path,
    end,
    days: time.elapsed(),
    untimed: time.untimed(),
  })
  let state = newCase
  let move: Move | undefined = { command: { kind: 'start', vars: randomCollections(model, random) } }
  for (let step = 0; step < mostSteps; step += 1) {
    if (move === undefined) return finish(step, { kind: 'deadlock', state })
    if (move.turns !== undefined) facts.set(move.turns, !(facts.get(move.turns) ?? false))
    const result = run(model, state, move.command, { judge })
    if (result.refused !== null) return finish(step, { kind: 'refused', ...result.refused })
    path.push(...result.path)
    time.note(state, move, result)
    state = result.state
    if (state.status === 'ended') return finish(step + 1, { kind: 'ended', state })
    move = pick(possibleMoves(model, state, random), random)
  }
  return finish(mostSteps, { kind: 'endless', state })
}

function isConditional(model: Model, id: string): boolean {
  const node = Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined
  return node !== undefined && triggerOf(node)?.kind === 'condition'
}

/** Collections of none to three items. */
function randomCollections(model: Model, random: Random): Vars {
  const multi = Object.values(model.nodes).flatMap((node) =>
    isActivity(node) && node.multi ? [node.multi] : [],
  )
  const entries = multi.map(({ collection }): [string, string[]] => [
    collection,
    Array.from({ length: random.integer(4) }, (_, index) => `item-${index + 1}`),
  ])
  return Object.fromEntries(entries)
}

function pick<T>(choices: readonly T[], random: Random): T | undefined {
  return choices.length === 0 ? undefined : choices[random.integer(choices.length)]
}
