// SPDX-License-Identifier: Apache-2.0
import { createManualClock, type Ids } from '#platform/clock'
import type { Log } from '#platform/log'
import { createCalendar, publishedYears } from '#platform/workdays'
import { createObserver, type Observer } from './checks/observer.ts'
import type { Dice } from './city/case-type.ts'
import { Violation } from './invariants.ts'
import { ConnectionLost, type Pending, runPending, transactionOf } from './pending.ts'
import { diceOf, oneIn, pick } from './random.ts'
import { createRecorder, noRecorder, type Recorder } from './recorder.ts'
import { type Server, startServer } from './server.ts'
import type { StatementPort } from './store/dialect.ts'
import type { Published } from './store/published.ts'
import { createStatements, type Row } from './store/statement.ts'
import { DatabaseError, MemoryDatabase, type Transaction } from './store/transaction.ts'

const workdays = createCalendar(publishedYears)

export interface World {
  readonly database: MemoryDatabase
  readonly observer: Observer
  readonly clock: ReturnType<typeof createManualClock>
  readonly servers: readonly Server[]
  readonly pending: readonly Pending[]
  readonly dice: Dice & { faults: boolean }
  readonly recorder: Recorder
  /** The highest instant the clock has shown. */
  latest(): number
  /** Runs what waits at a place; false if it has to wait for a lock. */
  run(place: number): boolean
  runnable(): number[]
  /** The connection breaks, before the statement was carried out or after. */
  lose(place: number, carriedOut: boolean): void
  crash(server: number, carriedOut: () => boolean): void
  isBusy(server: number): boolean
  setBusy(server: number, busy: boolean): void
}

export interface WorldOptions {
  readonly seed: number
  readonly servers: number
  readonly start: string
  readonly published: Published
  readonly trace: (text: string) => void
  readonly keepLog: boolean
}

export function createWorld({ seed, servers: count, start, published, trace, keepLog }: WorldOptions): World {
  const database = new MemoryDatabase()
  const statementOf = createStatements(published)
  const clock = createManualClock(start)
  let latest = clock.now().getTime()
  const seeClock = () => {
    latest = Math.max(latest, clock.now().getTime())
    return latest
  }
  const observer = createObserver(database, published, seeClock)
  const random = diceOf(seed, 1)
  const dice = { random, faults: true, serviceFails: () => dice.faults && oneIn(random, 8) }
  const ids = countedIds(seed)
  const pending: Pending[] = []
  const busy: boolean[] = []
  const recorder = keepLog ? createRecorder(database) : noRecorder
  const gaveUp: Log['error'] = (fields, text) => {
    if (text === 'job gave up')
      throw new Violation('nothing-due-waits', `${String(fields['queue'])}: ${String(fields['err'])}`)
  }
  const quiet = () => {}

  function portOf(server: number, generation: number): StatementPort {
    // What a dead process still wanted to say is heard by nobody.
    const alive = () => generations[server] === generation
    const send = (own: Omit<Pending, 'server' | 'resolve' | 'reject' | 'own' | 'running' | 'wants'>) =>
      new Promise<readonly Row[]>((resolve, reject) => {
        if (!alive()) return
        pending.push({ ...own, server, resolve, reject, own: null, running: null, wants: null })
      })
    return {
      begin(connection) {
        connection.transaction = database.begin()
      },
      send: (connection, text, parameters) =>
        send({ connection, text, parameters, statement: statementOf(text) }),
      async commit(connection) {
        await send({ connection, text: 'commit', parameters: [], statement: null })
      },
      rollback(connection) {
        connection.transaction?.rollback()
        connection.transaction = null
      },
    }
  }

  const generations = Array.from({ length: count }, () => 0)
  const begin = (server: number): Server =>
    startServer({
      port: portOf(server, generations[server] ?? 0),
      clock,
      random,
      ids,
      dice,
      workdays,
      log: { debug: quiet, info: quiet, warn: quiet, error: gaveUp },
      node: `S${seed}X`,
    })
  const servers = generations.map((_, server) => begin(server))

  /** Carries out what was sent; the answer, or nothing where it waits for a lock. */
  function carryOut(one: Pending): (() => void) | undefined {
    const outcome = runPending(database, one)
    const tx = one.connection.transaction ?? one.own
    if (outcome.kind === 'blocked') return undefined
    if (outcome.kind === 'deadlock') return breakDeadlock(one, outcome.circle)
    if (outcome.kind === 'refused') {
      if (one.own !== null) recorder.refused(one, outcome.code)
      return () => one.reject(outcome.error)
    }
    if (tx !== null && one.statement !== null) recorder.said(tx, one, outcome.rows)
    if (outcome.committed !== null) {
      const before = observer.before(outcome.committed)
      const changed = outcome.committed.commit()
      recorder.committed(outcome.committed, changed)
      seeClock()
      observer.after(outcome.committed, before)
    }
    return () => one.resolve(outcome.rows)
  }

  /** Gives up one of those that wait for one another, by chance: PostgreSQL takes whoever looks first. */
  function breakDeadlock(one: Pending, circle: readonly Transaction[]): (() => void) | undefined {
    const victimTx = pick(random, circle)
    const victim = pending.find((other) => transactionOf(other) === victimTx) ?? one
    trace(
      `deadlock over ${circle.map((tx) => tx.waitsFor).join(', ')}: ${victim.statement?.name ?? 'commit'} of process ${victim.server + 1} is given up`,
    )
    const tx = transactionOf(victim)
    tx?.rollback()
    const answer = () => victim.reject(new DatabaseError('40P01', 'deadlock detected'))
    if (victim === one) return answer
    take(victim)
    answer()
    return undefined
  }

  function take(one: Pending): void {
    const place = pending.indexOf(one)
    if (place >= 0) pending.splice(place, 1)
  }

  /** Ends what was sent without an answer. */
  function abandon(one: Pending, carriedOut: boolean): void {
    take(one)
    const inTransaction = one.connection.transaction !== null && one.statement !== null
    if (carriedOut && !inTransaction && carryOut(one) !== undefined) return
    one.own?.rollback()
    one.connection.transaction?.rollback()
    one.connection.transaction = null
  }

  return {
    database,
    observer,
    clock,
    servers,
    pending,
    dice,
    recorder,
    latest: seeClock,
    run(place) {
      seeClock()
      const one = pending[place]
      if (one === undefined) return false
      const answer = carryOut(one)
      if (answer === undefined) return false
      // By itself: giving up another may have moved it.
      take(one)
      answer()
      return true
    },
    runnable: () =>
      pending.flatMap((one, place) => (transactionOf(one)?.isBlocked() === true ? [] : [place])),
    lose(place, carriedOut) {
      const one = pending[place]
      if (one === undefined) return
      trace(
        `connection of process ${one.server + 1} breaks at ${one.statement?.name ?? 'commit'}, ${carriedOut ? 'carried out' : 'not carried out'}`,
      )
      abandon(one, carriedOut)
      one.reject(new ConnectionLost('connection terminated unexpectedly'))
    },
    crash(server, carriedOut) {
      trace(`process ${server + 1} is killed`)
      generations[server] = (generations[server] ?? 0) + 1
      for (const one of pending.filter((other) => other.server === server)) abandon(one, carriedOut())
      busy[server] = false
      servers[server] = begin(server)
    },
    isBusy: (server) => busy[server] === true,
    setBusy(server, now) {
      busy[server] = now
    },
  }
}

/** Ids in the order in which they are asked for, distinct between seeds. */
function countedIds(seed: number): Ids {
  let last = 0
  const prefix = `${(seed >>> 0).toString(16).padStart(8, '0')}-0000-7000-8000-`
  return {
    next() {
      last += 1
      return prefix + last.toString(16).padStart(12, '0')
    },
  }
}
