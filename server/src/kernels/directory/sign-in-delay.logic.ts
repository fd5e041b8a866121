// SPDX-License-Identifier: Apache-2.0

export interface Failures {
  readonly failures: number
  readonly lastFailedAt: Date
}

const forgetMs = 12 * 3_600_000
const longestMs = 15 * 60_000

/**
 * Seconds to wait before the next try. Grows for the pair (login, address) after 5 failures, for an address after 30:
 * a stranger who guesses somebody's password slows himself down, never the owner at another address.
 */
export function delaySeconds(seen: Failures | undefined, free: number, now: Date): number {
  if (seen === undefined || seen.failures < free) return 0
  const since = now.getTime() - seen.lastFailedAt.getTime()
  if (since > forgetMs) return 0
  const wait = Math.min(longestMs, 1000 * 2 ** (seen.failures - free))
  return Math.max(0, Math.ceil((wait - since) / 1000))
}

export const freeTries = { pair: 5, address: 30 } as const
