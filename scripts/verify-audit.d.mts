// SPDX-License-Identifier: Apache-2.0
import type { KeyObject } from 'node:crypto'

export declare class AuditFault extends Error {
  readonly line: number
  /** The first entry that is not what was written, as near as can be told. */
  readonly entry: number | null
  readonly zh: string
  readonly en: string
}

export declare function verifyAudit(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options?: { readonly key?: KeyObject | null; readonly atLeast?: number },
): Promise<{
  entries: number
  heads: number
  sealedAt: string | null
  keyThumbprint: string
  pinned: boolean
}>
