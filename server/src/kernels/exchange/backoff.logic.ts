// SPDX-License-Identifier: Apache-2.0
import type { OutboundAnswer } from '#platform/outbound'

/** What an answer to a callback means. `refused`: this notice is not taken; `away`: nobody can be told anything now. */
export type Verdict =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly fault: string }
  | { readonly kind: 'away'; readonly fault: string }

// Asked to come back later, or not let in for now: that is about the receiver, not about the notice.
const notNow: ReadonlySet<number> = new Set([401, 403, 404, 408, 421, 425, 429])

export function verdictOf(answer: OutboundAnswer): Verdict {
  if ('fault' in answer) return { kind: 'away', fault: answer.fault }
  const { status } = answer
  if (status >= 200 && status < 300) return { kind: 'taken' }
  const fault = `http-${status}`
  return status >= 400 && status < 500 && !notNow.has(status)
    ? { kind: 'refused', fault }
    : { kind: 'away', fault }
}

/** After so many failures in a row a person has to look: twelve are most of a working day. */
export const mostFailures = 12
const firstMs = 5000
const longestMs = 3_600_000

/** How long to wait after that many failures in a row: five seconds, three times as long each time, an hour at most. */
export function waitAfter(failures: number): number {
  return Math.min(longestMs, firstMs * 3 ** (failures - 1))
}
