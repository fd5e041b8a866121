// SPDX-License-Identifier: Apache-2.0
import { must } from '../invariants.ts'
import type { Published } from '../store/published.ts'
import {
  type HistoryWire,
  jobSlot,
  type StoredCase,
  type StoredEvent,
  type StoredJob,
} from '../store/tables.ts'
import type { MemoryDatabase, Transaction } from '../store/transaction.ts'
import { checkAct } from './act-checks.ts'
import { checkCase, checkEnded, checkJobs, checkReplay } from './case-checks.ts'
import { newShadow, type Shadow } from './shadow.ts'

/** What is known of every commit so far. */
export interface Observer {
  /** Before a commit: what the cases were. */
  before(tx: Transaction): ReadonlyMap<string, StoredCase | undefined>
  /** After it: everything that must hold between two commits. */
  after(tx: Transaction, before: ReadonlyMap<string, StoredCase | undefined>): void
  /** Remembers when a command was sent for the first time, and which revision its person had seen. */
  noteSent(trace: string, version: number | null): void
  /** How many lines of history a command has made, by its trace id. */
  effectsOf(trace: string): number
  /** Looks at everything once more, from the beginning. */
  atEnd(): void
  steps(): number
}

/** The highest instant the clock has ever shown: a timer is early only before that. */
export type LatestInstant = () => number

export function createObserver(
  database: MemoryDatabase,
  published: Published,
  latest: LatestInstant,
): Observer {
  const shadows = new Map<string, Shadow>()
  const effects = new Map<string, number>()
  /** The revision that the person of a command had seen; null where the act does not ask. */
  const seen = new Map<string, number | null>()
  let steps = 0

  function shadowOf(stored: StoredCase): Shadow {
    const known = shadows.get(stored.row.id)
    if (known !== undefined) return known
    const model = published.get(String(stored.row['process_key']))
    if (model === undefined) throw new Error(`no process ${stored.row['process_key']}`)
    const shadow = newShadow(model, Number(stored.row['promised_days']))
    shadows.set(stored.row.id, shadow)
    return shadow
  }

  const findJob = (queue: string, key: string) => database.rows.jobs.get(jobSlot(queue, key, ''))

  function jobsOf(id: string): StoredJob[] {
    const own: StoredJob[] = []
    for (const job of database.rows.jobs.values()) if (job.key?.startsWith(id) === true) own.push(job)
    return own
  }

  function checkAtRest(id: string): void {
    const stored = database.rows.cases.get(id)
    const shadow = shadows.get(id)
    if (stored === undefined || shadow === undefined) return
    const jobs = jobsOf(id)
    checkEnded(shadow, stored, jobs)
    checkJobs(shadow, stored, jobs, findJob, latest())
  }

  /** Of one commit: each line of history has its evidence and its event, and neither comes alone. */
  function checkWitnesses(tx: Transaction, lines: ReadonlyMap<string, readonly HistoryWire[]>): void {
    const evidence = [...tx.changes.audit.values()].filter(
      (entry) => entry?.action.startsWith('case.') === true,
    )
    const events = [...tx.changes.outbox.values()].filter((event) => event !== null)
    for (const [number, fresh] of lines) {
      const own = evidence.filter(
        (entry) => entry?.object_id === number && entry.action !== 'case.paper-issued',
      )
      must(
        'evidence-per-line',
        own.length === fresh.length &&
          own.every((entry, index) => entry?.action === `case.${fresh[index]?.kind}`),
        () =>
          `lines ${fresh.map((line) => line.kind).join(' ')}, evidence ${own.map((entry) => entry?.action).join(' ')}`,
      )
      const told = events.filter((event: StoredEvent) => event.subject === number)
      must(
        'event-per-line',
        told.length === fresh.length,
        () => `${fresh.length} lines, ${told.length} events`,
      )
      for (const entry of own) {
        const trace = String(entry?.['trace_id'])
        effects.set(trace, (effects.get(trace) ?? 0) + 1)
      }
    }
  }

  /** The revisions seen by those whose evidence lies in a commit. */
  const seenIn = (tx: Transaction): number[] =>
    [...tx.changes.audit.values()].flatMap((entry) => seen.get(String(entry?.['trace_id'])) ?? [])

  function checkTimer(shadow: Shadow, line: HistoryWire): void {
    if (line.kind !== 'timer-fired') return
    const command = line['command'] as { token: number; event: string } // written by work.job.ts
    const timer = shadow.timers.get(`${command.token}:${command.event}`)
    must(
      'timer-not-early',
      timer !== undefined && timer.due !== null && timer.due <= latest(),
      () => `${command.event} went off, ${JSON.stringify(timer)}`,
    )
  }

  return {
    before: (tx) => new Map([...tx.changes.cases.keys()].map((id) => [id, database.rows.cases.get(id)])),
    after(tx, before) {
      const lines = new Map<string, readonly HistoryWire[]>()
      for (const [id, earlier] of before) {
        const stored = database.rows.cases.get(id)
        if (stored === undefined) continue
        const shadow = shadowOf(stored)
        const fresh = stored.history.slice(shadow.lines)
        if (fresh.length > 0) lines.set(stored.row.number, fresh)
        for (const line of fresh) {
          checkTimer(shadow, line)
          if (earlier !== undefined) checkAct(line, shadow, earlier, seenIn(tx))
        }
        const counted = shadow.steps
        checkCase(shadow, earlier, stored)
        steps += shadow.steps - counted
      }
      checkWitnesses(tx, lines)
      const touched = new Set(before.keys())
      for (const slot of tx.changes.jobs.keys()) {
        const id = slot.split(' ')[1]?.split(':')[0]
        if (id !== undefined) touched.add(id)
      }
      for (const id of touched) checkAtRest(id)
    },
    noteSent(trace, version) {
      if (!seen.has(trace)) seen.set(trace, version)
    },
    effectsOf: (trace) => effects.get(trace) ?? 0,
    atEnd() {
      for (const [id, shadow] of shadows) {
        const stored = database.rows.cases.get(id)
        if (stored !== undefined) checkReplay(shadow, stored)
        checkAtRest(id)
      }
    },
    steps: () => steps,
  }
}
