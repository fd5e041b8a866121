// SPDX-License-Identifier: Apache-2.0
import type { Command } from './state.ts'

/**
 * A case goes over to another version of its process. `nodes` names the place of those that have none of their own
 * there: old node → new node.
 */
export type MigrateCommand = {
  readonly kind: 'migrate'
  readonly from: number
  readonly to: number
  readonly nodes: Readonly<Record<string, string>>
}

/** The migration before is taken back: the case is again where it was, in the version it came from. */
export type MigrateBackCommand = { readonly kind: 'migrate-back'; readonly from: number; readonly to: number }

/** What history keeps of a step: commands of the interpreter, and changes of the version it interprets. */
export type RecordedCommand = Command | MigrateCommand | MigrateBackCommand
