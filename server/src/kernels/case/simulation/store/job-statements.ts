// SPDX-License-Identifier: Apache-2.0
import { keep } from './apply-steps.ts'
import { instantAt, numberAt, textAt, textOrNullAt } from './parameters.ts'
import type { KnownStatement } from './statement.ts'
import { jobSlot, type StoredJob } from './tables.ts'
import type { Transaction } from './transaction.ts'

const slotOf = (job: StoredJob): string => jobSlot(job.queue, job.key, job.id)

function findJob(tx: Transaction, id: string): StoredJob | undefined {
  for (const job of tx.values('jobs')) if (job.id === id) return job
  return undefined
}

/** Jobs, evidence and idempotency keys: what the platform keeps. */
export const jobStatements: readonly KnownStatement[] = [
  {
    name: 'promised commitments',
    has: ['from cases.dues where case_id =', "status = 'promised'"],
    // Nobody in the virtual city commits themselves to anything.
    read: () => [],
  },
  { name: 'end dues', has: ["update cases.dues set status = 'ended'"], read: () => [] },
  {
    name: 'claim jobs',
    has: ['update platform.jobs set locked_until =', 'for update skip locked'],
    *run(tx, parameters) {
      const [lease, now] = [instantAt(parameters, 0).getTime(), instantAt(parameters, 1).getTime()]
      const due = [...tx.values('jobs')]
        .filter(
          (job) =>
            job.failedAt === null &&
            job.runAt <= now &&
            (job.lockedUntil === null || job.lockedUntil < now) &&
            !tx.isLocked(`job ${slotOf(job)}`),
        )
        .sort((a, b) => a.runAt - b.runAt || (a.id < b.id ? -1 : 1))
        .slice(0, numberAt(parameters, 3))
      for (const job of due) {
        yield `job ${slotOf(job)}`
        tx.put('jobs', slotOf(job), { ...job, lockedUntil: lease, attempts: job.attempts + 1 })
      }
      return due.map(({ id, queue, payload, attempts }) => ({ id, queue, payload, attempts: attempts + 1 }))
    },
  },
  {
    name: 'finish job',
    has: ['delete from platform.jobs where id =', 'returning id'],
    *run(tx, parameters) {
      const job = yield* lockedJob(tx, textAt(parameters, 0))
      if (job === undefined) return []
      tx.put('jobs', slotOf(job), null)
      return [{ id: job.id }]
    },
  },
  {
    name: 'retry job',
    has: ['update platform.jobs set locked_until = null, run_at ='],
    *run(tx, parameters) {
      const job = yield* lockedJob(tx, textAt(parameters, 2))
      if (job !== undefined)
        tx.put('jobs', slotOf(job), {
          ...job,
          lockedUntil: null,
          runAt: instantAt(parameters, 0).getTime(),
          lastError: textAt(parameters, 1),
        })
      return []
    },
  },
  {
    name: 'give up job',
    has: ['update platform.jobs set locked_until = null, failed_at ='],
    *run(tx, parameters) {
      const job = yield* lockedJob(tx, textAt(parameters, 2))
      if (job !== undefined)
        tx.put('jobs', slotOf(job), {
          ...job,
          lockedUntil: null,
          failedAt: instantAt(parameters, 0).getTime(),
          lastError: textAt(parameters, 1),
        })
      return []
    },
  },
  {
    name: 'free jobs',
    has: ['update platform.jobs set locked_until = null, attempts ='],
    *run(tx) {
      for (const { id } of [...tx.values('jobs')].filter((job) => job.lockedUntil !== null)) {
        const job = yield* lockedJob(tx, id)
        if (job === undefined || job.lockedUntil === null) continue
        tx.put('jobs', slotOf(job), { ...job, lockedUntil: null, attempts: Math.max(0, job.attempts - 1) })
      }
      return []
    },
  },
  {
    name: 'event',
    has: ['from platform.outbox where id ='],
    read(tx, parameters) {
      const event = tx.get('outbox', textAt(parameters, 0))
      if (event === undefined) return []
      const { id, type, subject, data, created_at } = event
      return [{ id, type, subject, data, created_at: new Date(created_at) }]
    },
  },
  {
    name: 'keep',
    has: ['select platform.keep('],
    *run(tx, parameters) {
      const [audit, outbox, plain, keyed] = [0, 1, 2, 3].map((place) => {
        const text = textOrNullAt(parameters, place)
        return text === null ? [] : JSON.parse(text)
      })
      yield* keep(tx, audit, outbox, [...plain, ...keyed])
      return []
    },
  },
  {
    name: 'claim key',
    has: ['insert into platform.idempotency_keys', 'returning key'],
    *run(tx, parameters) {
      const [accountId, key] = [textAt(parameters, 0), textAt(parameters, 1)]
      const slot = `${accountId} ${key}`
      if (tx.get('keys', slot) === undefined) yield `key ${slot}`
      if (tx.get('keys', slot) !== undefined) return []
      tx.put('keys', slot, { accountId, key, requestHash: textAt(parameters, 2) })
      return [{ key }]
    },
  },
  {
    name: 'key outcome',
    has: ['select request_hash, response from platform.idempotency_keys'],
    read(tx, parameters) {
      const known = tx.get('keys', `${textAt(parameters, 0)} ${textAt(parameters, 1)}`)
      return known === undefined ? [] : [{ request_hash: known.requestHash, response: null }]
    },
  },
  {
    name: 'is repeat',
    has: ['select key from platform.idempotency_keys where account_id ='],
    read(tx, parameters) {
      const known = tx.get('keys', `${textAt(parameters, 0)} ${textAt(parameters, 1)}`)
      return known !== undefined && known.requestHash === textAt(parameters, 2) ? [{ key: known.key }] : []
    },
  },
]

/** A row to change if somebody works on it: waited for, then looked at again, as an update does. */
function* lockedJob(tx: Transaction, id: string) {
  const seen = findJob(tx, id)
  if (seen === undefined) return undefined
  yield `job ${slotOf(seen)}`
  const job = findJob(tx, id)
  return job?.lockedUntil == null ? undefined : job
}
