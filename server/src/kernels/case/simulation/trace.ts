// SPDX-License-Identifier: Apache-2.0

/** What happened in a run, as a number that tells two runs apart and, where somebody wants to read it, as text. */
export interface Trace {
  readonly note: (text: string) => void
  hash(): string
  lines(): readonly string[]
}

export function createTrace(keep: boolean): Trace {
  const lines: string[] = []
  let [low, high] = [0x811c9dc5, 0x1b873593]
  return {
    note(text) {
      for (let at = 0; at < text.length; at += 1) {
        low = Math.imul(low ^ text.charCodeAt(at), 0x01000193)
        high = Math.imul(high ^ low, 0x85ebca6b)
      }
      if (keep) lines.push(text)
    },
    hash: () => (low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0'),
    lines: () => lines,
  }
}
