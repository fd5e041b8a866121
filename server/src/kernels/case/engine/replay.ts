// SPDX-License-Identifier: Apache-2.0
import { carryOver } from './carry-over.ts'
import type { Model } from './model.ts'
import type { MigrateBackCommand, MigrateCommand, RecordedCommand } from './recorded.ts'
import { reopen } from './reopen.ts'
import { run } from './run.ts'
import { type CaseState, newCase } from './state.ts'

type VersionChange = MigrateCommand | MigrateBackCommand

const changesVersion = (command: RecordedCommand): command is VersionChange =>
  command.kind === 'migrate' || command.kind === 'migrate-back'

/** The versions a case has run on, by its history and the version it is pinned to now. */
export function versionsIn(history: readonly (RecordedCommand | null)[], pinned: number): Set<number> {
  const changes = history.flatMap((command) => (command !== null && changesVersion(command) ? [command] : []))
  return new Set([...changes.flatMap(({ from, to }) => [from, to]), pinned])
}

/**
 * The state that the recorded commands of a case lead to: each is carried out by the version the case was on at that
 * line of its history. `models` holds all of `versionsIn`.
 */
export function replayHistory(
  models: ReadonlyMap<number, Model>,
  history: readonly (RecordedCommand | null)[],
  pinned: number,
): CaseState {
  const commands = history.filter((command) => command !== null)
  const modelOf = (version: number): Model => {
    const model = models.get(version)
    if (model === undefined) throw new Error(`version ${version} is needed to replay a case`)
    return model
  }
  let version = commands.find(changesVersion)?.from ?? pinned
  let state = newCase
  // A migration that is taken back leads to where the case was before: the last one not taken back yet.
  const before: CaseState[] = []
  for (const command of commands) {
    if (!changesVersion(command)) {
      state = after(modelOf(version), state, command)
      continue
    }
    const back = command.kind === 'migrate-back' ? before.pop() : undefined
    if (command.kind === 'migrate') {
      before.push(state)
      state = carryOver(modelOf(command.from), modelOf(command.to), state, command.nodes).state
    } else if (back === undefined) throw new Error('a migration is taken back that never was')
    else state = back
    version = command.to
  }
  return state
}

function after(model: Model, state: CaseState, command: Exclude<RecordedCommand, VersionChange>): CaseState {
  if (command.kind === 'stand') return command.state
  return command.kind === 'reopen' ? reopen(model, state, command).state : run(model, state, command).state
}
