// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '#contracts/cases'
import type { CaseState, Command } from './state.ts'

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

/** An ended case goes on at `target`, as if it came back from `end`, with the public phase it then has. */
export type ReopenCommand = {
  readonly kind: 'reopen'
  readonly end: string
  readonly stage: Phase
  readonly target: string
}

/** From here on the case stands so: it is parted from another one, or the facts were divided between the two. */
export type StandCommand = { readonly kind: 'stand'; readonly state: CaseState }

/** What history keeps of a step: commands of the interpreter, and what is done to a case from outside of it. */
export type RecordedCommand = Command | MigrateCommand | MigrateBackCommand | ReopenCommand | StandCommand
