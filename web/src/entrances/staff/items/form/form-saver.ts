// SPDX-License-Identifier: Apache-2.0
import type { EntryDetail } from '#contracts/catalog'
import type { FormDefinition } from '#contracts/form'
import { ProblemError } from '#web/shared/api/problem-error.ts'

/**
 * `unfinished`: a text lacks a language, nothing was sent. `local`: kept on the device until the line is back.
 * `stale`: somebody else has saved meanwhile. `refused`: the server does not take it, and says why.
 */
export type SaveState = 'saved' | 'saving' | 'unfinished' | 'local' | 'stale' | 'refused'

/** What a draft was read as. */
export type Seen = Pick<EntryDetail, 'version' | 'contentHash' | 'content'>

interface Ports {
  save: (seen: Seen, form: FormDefinition) => Promise<EntryDetail>
  /** Keeps what is not on the server yet on the device; undefined forgets it. */
  remember: (copy: { seenHash: string; form: FormDefinition } | undefined) => void
  isUnfinished: (form: FormDefinition) => boolean
  onState: (state: SaveState, error?: Error) => void
  onSaved: (saved: EntryDetail) => void
  wait?: number
}

/** Saves a form as one designs it: one request at a time, always on top of what was last read, nothing lost on the way. */
export function createFormSaver(first: Seen, ports: Ports) {
  const { save, remember, isUnfinished, onState, onSaved, wait = 900 } = ports
  let seen = first
  let pending: FormDefinition | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  async function drain(): Promise<void> {
    while (pending) {
      const form = pending
      if (isUnfinished(form)) {
        onState('unfinished')
        return
      }
      pending = undefined
      onState('saving')
      try {
        const saved = await save(seen, form)
        seen = saved
        if (!pending) remember(undefined)
        onSaved(saved)
        onState('saved')
      } catch (error) {
        pending ??= form
        onState(stateAfter(error), error instanceof Error ? error : new Error(String(error)))
        return
      }
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    running ??= drain().finally(() => {
      running = undefined
    })
    await running
  }

  return {
    flush,
    change(form: FormDefinition): void {
      pending = form
      remember({ seenHash: seen.contentHash, form })
      onState('saving')
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), wait)
    },
    /** From here on what is pending goes on top of this; undefined drops what is pending. */
    rebase(onto: Seen, form: FormDefinition | undefined): void {
      seen = onto
      pending = form
      remember(form && { seenHash: onto.contentHash, form })
    },
    seen: (): Seen => seen,
    isPending: (): boolean => pending !== undefined,
  }
}

function stateAfter(error: unknown): SaveState {
  if (!(error instanceof ProblemError)) return 'refused'
  if (error.status === 412) return 'stale'
  return error.transient ? 'local' : 'refused'
}
