// SPDX-License-Identifier: Apache-2.0

/** What was done and can be undone. Values are immutable, so that a step of history costs a reference. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last change was about: further typing in the same place is the same step. */
  readonly about: string | undefined
}

const longest = 100

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [], about: undefined })

export function record<T>(history: History<T>, next: T, about?: string): History<T> {
  if (next === history.present) return history
  const same = about !== undefined && about === history.about
  return {
    past: same ? history.past : [...history.past, history.present].slice(-longest),
    present: next,
    future: [],
    about,
  }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    about: undefined,
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, about: undefined }
}
