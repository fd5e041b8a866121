// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react'

/**
 * When the session was last used. An idle session ends on the server; every answered request keeps it alive, in
 * whichever tab, so the tabs share the moment by the device's storage.
 */
const storageKey = 'chengshu.last-use'
/** Writing to storage at every request would be waste; this is far below any session's length. */
const graceMilliseconds = 5_000

let lastUse = Date.now()
let refused = false
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

export function noteUse(now = Date.now()): void {
  if (now - lastUse < graceMilliseconds) return
  lastUse = now
  try {
    localStorage.setItem(storageKey, String(now))
  } catch {
    // Private windows may forbid storage: this tab then only knows of itself.
  }
}

export function getLastUse(): number {
  try {
    return Math.max(lastUse, Number(localStorage.getItem(storageKey) ?? 0))
  } catch {
    return lastUse
  }
}

/** The server no longer knows the session it was shown, or does again. */
export function noteSession(inForce: boolean): void {
  if (refused === !inForce) return
  refused = !inForce
  tell()
}

export function useSessionRefused(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => refused,
  )
}
