// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#platform/access'

/** That something changed, and who may hear of it. Listeners fetch what they want to know; nothing is in the notice. */
export interface ChangeNotice {
  readonly topic: string
  readonly reference: string | null
  /** Accounts that are told directly. */
  readonly accountIds?: readonly string[]
  /** Staff of these organisations are told. */
  readonly organisationIds?: readonly string[]
  /** Everybody who is signed in is told (the cockpit's figures moved). */
  readonly everybody?: boolean
}

export interface Stream {
  publish(notice: ChangeNotice): void
  subscribe(actor: Actor, send: (topic: string, reference: string | null) => void, signal: AbortSignal): void
}

export function createStream(): Stream {
  const listeners = new Set<(notice: ChangeNotice) => void>()
  return {
    publish(notice) {
      for (const listener of listeners) listener(notice)
    },
    subscribe(actor, send, signal) {
      const listener = (notice: ChangeNotice) => {
        if (concerns(actor, notice)) send(notice.topic, notice.reference)
      }
      listeners.add(listener)
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true })
    },
  }
}

function concerns(actor: Actor, notice: ChangeNotice): boolean {
  if (notice.everybody === true) return true
  if (actor.accountId !== null && notice.accountIds?.includes(actor.accountId) === true) return true
  return (
    actor.kind === 'staff' &&
    (notice.organisationIds ?? []).some((id) => actor.organisationScope.includes(id))
  )
}
