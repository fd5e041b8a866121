// SPDX-License-Identifier: Apache-2.0
import type { CredentialState } from '#contracts/credentials'

/** What is stored; expired is not, it follows from the date. */
export type StoredState = Exclude<CredentialState, 'expired'>

const next = {
  valid: ['suspended', 'revoked', 'superseded'],
  suspended: ['valid', 'revoked', 'superseded'],
  revoked: [],
  superseded: [],
} as const satisfies Record<StoredState, readonly StoredState[]>

export function mayBecome(from: StoredState, to: StoredState): boolean {
  return next[from].some((state) => state === to)
}

/** The state on a day: what an authority decided counts before what time did. */
export function stateOn(
  stored: { readonly state: StoredState; readonly valid_until: string | null },
  day: string,
): CredentialState {
  if (stored.state !== 'valid') return stored.state
  return stored.valid_until !== null && stored.valid_until < day ? 'expired' : 'valid'
}

/**
 * Last day of a certificate: the day of the last month that corresponds to the first day, or that month's last day
 * where it has none (民法典 §202).
 */
export function lastDay(issuedOn: string, years: number): string {
  const [year = 0, month = 0, day = 0] = issuedOn.split('-').map(Number)
  const monthEnd = new Date(Date.UTC(year + years, month, 0)).getUTCDate()
  return new Date(Date.UTC(year + years, month - 1, Math.min(day, monthEnd))).toISOString().slice(0, 10)
}
