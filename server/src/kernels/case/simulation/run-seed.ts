// SPDX-License-Identifier: Apache-2.0
import { finalChecks } from './checks/final-checks.ts'
import { type Command, claimOf, send } from './client.ts'
import { bringToEnd } from './finish.ts'
import { type Wish, wishFor, wishToOpen } from './intent.ts'
import { type Invariant, Violation } from './invariants.ts'
import { noteAnswer, settleLedger } from './ledger.ts'
import { diceOf, oneIn, pick, weighted } from './random.ts'
import type { Committed } from './recorder.ts'
import type { Published } from './store/published.ts'
import type { StoredCase } from './store/tables.ts'
import { jumpClock, startOf } from './time.ts'
import { createTrace, type Trace } from './trace.ts'
import { type Turns, takeOverTurns } from './turns.ts'
import { createWorld, type World } from './world.ts'

export interface SeedOptions {
  readonly published: Published
  /** Moves of the schedule before faults stop. */
  readonly moves?: number
  readonly verbose?: boolean
  readonly keepLog?: boolean
}

export interface SeedReport {
  readonly seed: number
  readonly hash: string
  readonly moves: number
  readonly commands: number
  readonly steps: number
  readonly violation: { readonly invariant: Invariant; readonly detail: string; readonly move: number } | null
  readonly trace: readonly string[]
  readonly log: readonly Committed[]
}

const defaultMoves = 190
// Far beyond what any schedule needs: a run that gets there turns in circles.
const mostMoves = 20_000

/** Everything that happens to the virtual city under one seed, from its first case to the last check. */
export async function runSeed(seed: number, options: SeedOptions): Promise<SeedReport> {
  const random = diceOf(seed, 0)
  const trace = createTrace(options.verbose === true)
  const world = createWorld({
    seed,
    servers: 1 + random.integer(2),
    start: startOf(random),
    published: options.published,
    trace: trace.note,
    keepLog: options.keepLog === true,
  })
  const turns = takeOverTurns()
  const run = createRun(seed, world, turns, trace, options)
  let violation: SeedReport['violation'] = null
  try {
    await run.all()
  } catch (error) {
    if (!(error instanceof Violation)) throw new Error(`seed ${seed}, move ${run.moves()}`, { cause: error })
    violation = { invariant: error.invariant, detail: error.message, move: run.moves() }
    trace.note(`VIOLATION of ${error.invariant}: ${error.message}`)
  } finally {
    turns.giveBack()
  }
  return {
    seed,
    hash: trace.hash(),
    moves: run.moves(),
    commands: run.commands(),
    steps: world.observer.steps(),
    violation,
    trace: trace.lines(),
    log: world.recorder.log,
  }
}

function createRun(seed: number, world: World, turns: Turns, trace: Trace, options: SeedOptions) {
  const random = diceOf(seed, 2)
  const commands: Command[] = []
  const seen = new Map<string, StoredCase>()
  let moves = 0
  let opened = 0
  let found: Violation | null = null

  async function settle(): Promise<void> {
    await turns.settle()
    if (found !== null) throw found
  }

  function deliver(command: Command): void {
    const at = random.integer(world.servers.length)
    const server = world.servers[at]
    if (server === undefined) return
    command.sent += 1
    const { intent } = command
    world.observer.noteSent(command.id, intent.kind === 'complete' ? intent.input.version : null)
    command.inFlight += 1
    trace.note(`${command.id} to process ${at + 1}: ${describeWish(command)}`)
    const answered = (error: unknown) => {
      command.inFlight -= 1
      trace.note(`${command.id} is answered: ${error === undefined ? 'done' : String(error)}`)
      try {
        noteAnswer(world.observer, command, error)
      } catch (violation) {
        if (violation instanceof Violation) found ??= violation
        else throw violation
      }
    }
    send(server, command).then(() => answered(undefined), answered)
  }

  function issue({ person, intent }: Wish): Command {
    const id = `c${commands.length + 1}`
    const lender = oneIn(random, 40)
      ? pick(
          random,
          commands.filter((one) => one.person === person),
        )
      : undefined
    if (lender !== undefined) lender.lent = true
    const key = lender?.claim.key ?? `key-${seed}-${id}`
    const command: Command = {
      id,
      person,
      intent,
      claim: claimOf(person, key, `request ${id}`),
      borrowed: lender !== undefined,
      lent: false,
      sent: 0,
      inFlight: 0,
      acknowledged: false,
      refusals: [],
    }
    commands.push(command)
    return command
  }

  function wish(): Wish | undefined {
    const cases = [...world.database.rows.cases.values()]
    if (opened < 2 || (opened < 5 && oneIn(random, 25))) {
      opened += 1
      return wishToOpen(random, options.published)
    }
    const open = cases.filter(({ row }) => row['finished_at'] === null)
    const now = pick(random, open.length > 0 && !oneIn(random, 8) ? open : cases)
    if (now === undefined) return undefined
    // People act on what they saw a while ago.
    const earlier = seen.get(now.row.id)
    const view = earlier !== undefined && oneIn(random, 5) ? earlier : now
    if (earlier === undefined || oneIn(random, 3)) seen.set(now.row.id, now)
    return wishFor(random, view)
  }

  function work(): void {
    const at = random.integer(world.servers.length)
    const server = world.servers[at]
    if (server === undefined || world.isBusy(at)) return
    world.setBusy(at, true)
    trace.note(`process ${at + 1} looks for jobs`)
    const over = (error?: unknown) => {
      if (world.servers[at] === server) world.setBusy(at, false)
      if (error instanceof Violation) found ??= error
    }
    server.worker.processAll().then(() => over(), over)
  }

  function runOne(): void {
    const places = world.runnable()
    const place = pick(random, places)
    if (place === undefined) return
    const one = world.pending[place]
    const ran = world.run(place)
    trace.note(
      `process ${(one?.server ?? 0) + 1}: ${one?.statement?.name ?? 'commit'}${ran ? '' : ' waits for a lock'}`,
    )
  }

  function resend(): void {
    const open = commands.filter(
      (one) => !one.acknowledged && one.refusals.length === 0 && one.inFlight === 0,
    )
    const again = pick(random, oneIn(random, 4) ? commands : open)
    if (again !== undefined) deliver(again)
  }

  function anything(): void {
    const busy = world.runnable().length
    const move = weighted(random, {
      run: Math.min(90, 45 * busy),
      send: busy > 8 ? 0 : 20,
      work: 6,
      resend: 2,
      time: 3,
      lose: busy > 0 ? 2 : 0,
      crash: 1,
    })
    if (move === 'run') runOne()
    else if (move === 'send') {
      const next = wish()
      if (next === undefined) return
      const command = issue(next)
      deliver(command)
      if (oneIn(random, 6)) deliver(command)
    } else if (move === 'work') work()
    else if (move === 'resend') resend()
    else if (move === 'time') trace.note(jumpClock(random, world))
    else if (move === 'lose') lose()
    else if (oneIn(random, 2)) crash()
  }

  /** Steps are what must not be lost: every other time it is one of them, where one is under way. */
  function lose(): void {
    const places = world.runnable()
    const steps = places.filter((place) => world.pending[place]?.statement?.name === 'apply steps')
    const place = pick(random, steps.length > 0 && oneIn(random, 2) ? steps : places)
    if (place !== undefined) world.lose(place, oneIn(random, 2))
  }

  function crash(): void {
    const at = random.integer(world.servers.length)
    world.crash(at, () => oneIn(random, 2))
    for (const command of commands) command.inFlight = 0
    // Whoever is alone on the database takes over before it works; with others about it waits for the leases.
    if (world.servers.length > 1) return
    const server = world.servers[at]
    world.setBusy(at, true)
    const over = () => {
      if (world.servers[at] === server) world.setBusy(at, false)
    }
    server?.worker.takeOver().then(over, over)
  }

  /** Nothing is made to fail any more; everything under way comes to its end. */
  async function calm(): Promise<void> {
    world.dice.faults = false
    // A clock that was set back has caught up by then.
    world.clock.set(new Date(Math.max(world.latest(), world.clock.now().getTime())))
    await drain()
    for (const command of commands) {
      const unknown = !command.acknowledged && command.refusals.length === 0
      if (!unknown) continue
      deliver(command)
      await drain()
    }
    // Past every lease and every pause between tries.
    for (let round = 0; round < 3; round += 1) {
      world.clock.advance(130_000)
      await doAllWork()
    }
  }

  async function drain(): Promise<void> {
    for (;;) {
      await settle()
      if (world.pending.length === 0) return
      moves += 1
      if (moves > mostMoves) throw new Violation('nothing-due-waits', 'the city never comes to rest')
      runOne()
    }
  }

  async function doAllWork(): Promise<void> {
    for (const at of world.servers.keys()) {
      const server = world.servers[at]
      if (server === undefined || world.isBusy(at)) continue
      world.setBusy(at, true)
      const over = (error?: unknown) => {
        world.setBusy(at, false)
        if (error instanceof Violation) found ??= error
      }
      server.worker.processAll().then(() => over(), over)
      await drain()
    }
  }

  return {
    moves: () => moves,
    commands: () => commands.length,
    async all(): Promise<void> {
      const most = options.moves ?? defaultMoves
      for (; moves < most; moves += 1) {
        anything()
        await settle()
      }
      await calm()
      finalChecks(world, commands)
      if (seed % 8 === 0) {
        await bringToEnd(world, {
          random,
          issue,
          deliver,
          drain,
          doAllWork,
          note: trace.note,
        })
        finalChecks(world, commands)
      }
      settleLedger(world.observer, commands)
      world.observer.atEnd()
    },
  }
}

function describeWish({ person, intent, borrowed }: Command): string {
  return `${person.roles[0]} ${JSON.stringify(intent)}${borrowed ? ' under the key of another command' : ''}`
}
