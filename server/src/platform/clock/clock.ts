// SPDX-License-Identifier: Apache-2.0

/** The only source of "now". Engines and services get it passed in, so that tests and simulations can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is told to move. */
export function createManualClock(
  start: string | Date,
): Clock & { set(to: string | Date): void; advance(ms: number): void } {
  let current = new Date(start).getTime()
  return {
    now: () => new Date(current),
    set(to) {
      current = new Date(to).getTime()
    },
    advance(ms) {
      current += ms
    },
  }
}
