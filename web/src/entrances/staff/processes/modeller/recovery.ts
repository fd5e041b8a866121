// SPDX-License-Identifier: Apache-2.0

/** Unsaved work of one draft, kept on this device until it is saved or given up. */
export interface Recovery {
  readonly version: number
  readonly xml: string
  readonly at: string
}

const nameOf = (key: string) => `chengshu.modeller.${key}`

export function keepRecovery(key: string, recovery: Recovery): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(recovery))
  } catch {
    // A full or forbidden store: the work is still on the page.
  }
}

export function dropRecovery(key: string): void {
  localStorage.removeItem(nameOf(key))
}

export function findRecovery(key: string): Recovery | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null')
    return isRecovery(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function isRecovery(kept: unknown): kept is Recovery {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'version' in kept &&
    typeof kept.version === 'number' &&
    'xml' in kept &&
    typeof kept.xml === 'string' &&
    'at' in kept &&
    typeof kept.at === 'string'
  )
}
