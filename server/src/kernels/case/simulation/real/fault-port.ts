// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import type { FileStore } from '#platform/files'

/** Before: it was never sent. After: it was carried out and the answer is lost. */
export type FaultMode = 'before' | 'after'

export class PlannedFault extends Error {
  readonly code = '08006'
}

/** Every call to the outside goes through here; one of them, by its number, fails. */
export interface FaultPort {
  /** From now on the n-th call fails, counted from 1. */
  arm(place: number, mode: FaultMode): void
  disarm(): void
  /** Whether the armed place was come to. */
  fired(): boolean
  pass<Answer>(call: () => Promise<Answer>, undo?: () => Promise<unknown>): Promise<Answer>
  /** A call that gives no answer, such as waking somebody after a commit. */
  tell(call: () => void): void
}

export function createFaultPort(): FaultPort {
  let armed: { place: number; mode: FaultMode } | null = null
  let passed = 0
  let fired = false
  const comes = (mode: FaultMode): boolean => {
    const here = armed !== null && armed.place === passed && armed.mode === mode
    fired ||= here
    return here
  }
  const fault = () => new PlannedFault('the connection is gone')
  return {
    arm(place, mode) {
      armed = { place, mode }
      passed = 0
      fired = false
    },
    disarm() {
      armed = null
    },
    fired: () => fired,
    async pass(call, undo) {
      passed += 1
      if (comes('before')) {
        await undo?.()
        throw fault()
      }
      const answer = await call()
      if (!comes('after')) return answer
      await undo?.()
      throw fault()
    },
    tell(call) {
      passed += 1
      if (comes('before')) throw fault()
      call()
      if (comes('after')) throw fault()
    },
  }
}

/** Every statement of the pool can fail; whoever loses a connection loses what it had not committed. */
export function guardPool(pool: pg.Pool, faults: FaultPort): void {
  pool.on('connect', (client) => {
    // Both ways of calling end here; the platform uses the one with a promise.
    const query = client.query.bind(client) as (...parts: readonly unknown[]) => Promise<unknown>
    const guarded = (...parts: readonly unknown[]) => {
      const text = typeof parts[0] === 'string' ? parts[0] : ''
      if (text === 'rollback') return query(...parts)
      return faults.pass(
        () => query(...parts),
        () => query('rollback'),
      )
    }
    client.query = guarded as typeof client.query
  })
}

export function guardFiles(store: FileStore, faults: FaultPort): FileStore {
  return {
    put: (bytes) => faults.pass(() => store.put(bytes)),
    read: (sha256) => faults.pass(() => store.read(sha256)),
    stream: (sha256) => store.stream(sha256),
    append: (id, offset, chunk) => faults.pass(() => store.append(id, offset, chunk)),
    readUpload: (id) => faults.pass(() => store.readUpload(id)),
    dropUpload: (id) => faults.pass(() => store.dropUpload(id)),
  }
}
