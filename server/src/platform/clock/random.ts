// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'

/** The only source of randomness outside of key material, which comes from the key provider. */
export interface Random {
  bytes(count: number): Uint8Array
  /** Whole number in [0, below). */
  integer(below: number): number
}

// One call to the system serves many small requests: an id needs ten bytes, a call costs as much as four thousand.
const poolBytes = 4096
let pool = Buffer.alloc(0)

function takeBytes(count: number): Uint8Array {
  if (count > poolBytes) return randomBytes(count)
  if (pool.byteLength < count) pool = randomBytes(poolBytes)
  const taken = pool.subarray(0, count)
  pool = pool.subarray(count)
  return taken
}

export const systemRandom: Random = {
  bytes: takeBytes,
  integer: (below) => Math.floor((randomBytes(6).readUIntBE(0, 6) / 2 ** 48) * below),
}

/** Repeatable randomness for demonstration data, tests and simulation (mulberry32); never for secrets. */
export function createSeededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
    integer: (below) => Math.floor(next() * below),
  }
}
