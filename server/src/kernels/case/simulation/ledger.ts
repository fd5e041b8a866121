// SPDX-License-Identifier: Apache-2.0
import { isProblem } from '#platform/problems'
import type { Observer } from './checks/observer.ts'
import type { Command } from './client.ts'
import { must, Violation } from './invariants.ts'
import { ConnectionLost } from './pending.ts'
import { DatabaseError } from './store/transaction.ts'

/** Problems that say no to the request as it stands, whatever became of an earlier try under the same key. */
const aboutTheKey = 'platform.idempotency-key-reused'

/** Compares what people were told with what is in history. */
export function noteAnswer(observer: Observer, command: Command, error: unknown): void {
  const effects = observer.effectsOf(command.id)
  must('unacknowledged-at-most-once', effects <= 1, () => `${command.id} is in history ${effects} times`)
  if (error === undefined) {
    must(
      'key-names-one-command',
      !command.borrowed || effects === 1,
      () => `${command.id} was acknowledged under the key of another`,
    )
    must(
      'acknowledged-once',
      effects === 1,
      () => `${command.id} was acknowledged and is in history ${effects} times`,
    )
    command.acknowledged = true
    return
  }
  if (error instanceof Violation) throw error
  if (error instanceof ConnectionLost) return
  // Two commands under one key wait for one another: whoever mixes up keys may have to try again.
  if ((command.borrowed || command.lent) && error instanceof DatabaseError && error.code === '40P01') return
  if (!isProblem(error))
    throw new Violation(
      'people-get-answers',
      `${command.id} got ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
  command.refusals.push(error.code)
  if (error.code === aboutTheKey && !command.borrowed && effects === 0) return
  must(
    'refused-leaves-nothing',
    effects === 0,
    () => `${command.id} was refused with ${error.code} and is in history`,
  )
}

/** At the end: nothing that was said is untrue. */
export function settleLedger(observer: Observer, commands: Iterable<Command>): void {
  for (const command of commands) {
    const effects = observer.effectsOf(command.id)
    if (command.acknowledged)
      must(
        'acknowledged-once',
        effects === 1,
        () => `${command.id} was acknowledged and is in history ${effects} times`,
      )
    else
      must('unacknowledged-at-most-once', effects <= 1, () => `${command.id} is in history ${effects} times`)
    // Every time it was sent the answer was no.
    if (command.refusals.length === command.sent)
      must('refused-leaves-nothing', effects === 0, () => `${command.id} was refused and is in history`)
  }
}
