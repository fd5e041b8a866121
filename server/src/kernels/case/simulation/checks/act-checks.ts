// SPDX-License-Identifier: Apache-2.0
import { must } from '../invariants.ts'
import { isOpen } from '../store/apply-steps.ts'
import type { HistoryWire, StoredCase } from '../store/tables.ts'
import type { Shadow } from './shadow.ts'

/**
 * Whether somebody may do what a line of history says, where the case stood right before. `seen`: the revisions seen by
 * those who may have made the line.
 */
export function checkAct(
  line: HistoryWire,
  shadow: Shadow,
  before: StoredCase,
  seen: readonly number[],
): void {
  const task = before.tasks.find((one) => one.id === line['task_id'])
  const holder = task?.['assignee_id'] ?? null
  const actor = line['actor_account_id']
  switch (line.kind) {
    case 'task-completed':
    case 'task-returned': {
      must(
        'legal-transition',
        task !== undefined && isOpen(task),
        () => `${line.kind} of a task that is not open`,
      )
      must(
        'holder-acts',
        holder === null || holder === actor,
        () => `${actor} completed ${task?.node}, which ${holder} holds`,
      )
      must(
        'own-eyes',
        seen.length === 0 || seen.includes(before.row.rev),
        () => `revision ${seen.join()} was seen, ${before.row.rev} it was`,
      )
      return
    }
    case 'task-claimed':
      must('legal-act', holder === null || holder === actor, () => `${actor} claimed what ${holder} holds`)
      return
    case 'withdrawn':
      must(
        'legal-act',
        shadow.phase !== 'decided' && shadow.phase !== 'delivered',
        () => `withdrawn when ${shadow.phase}`,
      )
      return
    case 'paused':
      must('legal-act', shadow.clock.state === 'running', () => `paused when ${shadow.clock.state}`)
      return
    case 'resumed':
      must('legal-act', shadow.paused, () => 'resumed and was not paused')
      return
    case 'deadline-near':
    case 'deadline-passed':
    case 'deadline-escalated':
    case 'task-overdue': {
      const same = before.history.some((other) => other.kind === line.kind && isSameNews(other, line))
      must('deadline-told-once', !same, () => `${line.kind} is said again: ${JSON.stringify(line['data'])}`)
      return
    }
    case 'rated':
      must('legal-act', before.row['rating'] === null, () => 'rated twice')
  }
}

/** The same step, or the same rung of the ladder; of a case there is one deadline. */
const isSameNews = (a: HistoryWire, b: HistoryWire): boolean =>
  a['task_id'] === b['task_id'] && rungOf(a) === rungOf(b)

const rungOf = (line: HistoryWire): unknown => {
  const data = line['data']
  return typeof data === 'object' && data !== null && 'rung' in data ? data.rung : undefined
}
