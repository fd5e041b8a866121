// SPDX-License-Identifier: Apache-2.0
import { ProblemError } from '#web/shared/api/problem-error.ts'

/** What a draft carries that the applicant can change. */
export interface DraftChange {
  answers?: Record<string, unknown>
  contested?: string[]
  materials?: Record<string, string[]>
  /** By material: handed in after acceptance, or sworn to; the whole. */
  instead?: Record<string, Instead>
}

export type Instead = 'omission' | 'commitment'

export type SaveState = 'saved' | 'saving' | 'local' | 'refused'

interface Ports<Saved extends { version: number }> {
  /** Sends a change made on top of `version`. */
  save: (version: number, change: DraftChange) => Promise<Saved>
  /** The draft as the server has it, after somebody (another tab) changed it. */
  reload: () => Promise<Saved>
  /** Keeps what is not on the server yet on the device; undefined forgets it. */
  remember: (change: DraftChange | undefined) => void
  onState: (state: SaveState) => void
  onSaved: (saved: Saved) => void
  wait?: number
}

/**
 * Saves a draft as one types: at most `wait` ms after the last change, one request at a time, nothing lost when the line
 * breaks or another tab was faster. Answers are merged field by field, the last writer of a field wins.
 */
export function createDraftSaver<Saved extends { version: number }>(first: number, ports: Ports<Saved>) {
  const { save, reload, remember, onState, onSaved, wait = 700 } = ports
  let version = first
  let pending: DraftChange | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  const merge = (older: DraftChange | undefined, newer: DraftChange): DraftChange => ({
    ...older,
    ...newer,
    ...(older?.answers || newer.answers ? { answers: { ...older?.answers, ...newer.answers } } : {}),
    ...(older?.materials || newer.materials
      ? { materials: { ...older?.materials, ...newer.materials } }
      : {}),
  })

  const attempt = async (change: DraftChange): Promise<Saved> => {
    try {
      return await save(version, change)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 412) throw error
      version = (await reload()).version
      return save(version, change)
    }
  }

  const drain = async (): Promise<void> => {
    while (pending) {
      const change = pending
      pending = undefined
      onState('saving')
      try {
        const saved = await attempt(change)
        version = saved.version
        if (!pending) remember(undefined)
        onSaved(saved)
        onState('saved')
      } catch (error) {
        pending = merge(change, pending ?? {})
        const offline = error instanceof ProblemError && error.transient
        onState(offline ? 'local' : 'refused')
        throw error
      }
    }
  }

  /** Sends what is pending now; rejects when it could not be saved. */
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    if (!running) {
      running = drain().finally(() => {
        running = undefined
      })
    }
    await running
    if (pending) await flush()
  }

  return {
    flush,
    change(change: DraftChange): void {
      pending = merge(pending, change)
      remember(pending)
      clearTimeout(timer)
      timer = setTimeout(() => void flush().catch(() => undefined), wait)
    },
    stop(): void {
      clearTimeout(timer)
    },
    currentVersion: (): number => version,
  }
}
