// SPDX-License-Identifier: Apache-2.0
import type { FormDefinition } from '#contracts/form'

/** A form as it was changed on this device and had not reached the server. */
export interface FormCopy {
  /** Hash of the content it was changed from. */
  readonly seenHash: string
  readonly form: FormDefinition
}

const key = (entry: string) => `chengshu.form:${entry}`

export function recallForm(entry: string): FormCopy | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(entry)) ?? 'null')
    return isCopy(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

export function rememberForm(entry: string, copy: FormCopy | undefined): void {
  try {
    if (copy) localStorage.setItem(key(entry), JSON.stringify(copy))
    else localStorage.removeItem(key(entry))
  } catch {
    // No storage on this device: the server's copy is the only one.
  }
}

const isCopy = (value: unknown): value is FormCopy =>
  typeof value === 'object' &&
  value !== null &&
  'seenHash' in value &&
  typeof value.seenHash === 'string' &&
  'form' in value &&
  typeof value.form === 'object' &&
  value.form !== null
