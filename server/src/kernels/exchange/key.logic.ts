// SPDX-License-Identifier: Apache-2.0
import type { KeyRow } from './system.repo.ts'

/** Whether signatures by the key are accepted at that time. */
export function keyCounts(key: Pick<KeyRow, 'retires_at' | 'revoked_at'>, now: Date): boolean {
  return key.revoked_at === null && (key.retires_at === null || key.retires_at > now)
}

/** The next keyid of a system: its code and a running number, which is never used again. */
export function nextKeyId(code: string, known: readonly Pick<KeyRow, 'id'>[]): string {
  const last = Math.max(0, ...known.map(({ id }) => Number(id.slice(id.lastIndexOf('.') + 1))))
  return `${code}.${last + 1}`
}

/** A callback address that may be registered; where it leads is looked at anew with each call. */
export function addressFits(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.hash === ''
  )
}
