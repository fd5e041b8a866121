// SPDX-License-Identifier: Apache-2.0

/** A fault as somebody might write it: one exact text of one source file replaced by another. */
export interface Mutant {
  readonly id: string
  /** Below server/src. */
  readonly file: string
  readonly find: string
  readonly replace: string
  readonly what: string
}
