// SPDX-License-Identifier: Apache-2.0
import { storedCase } from './apply-steps.ts'
import { instantAt, numberAt, textAt, textOrNullAt, textsAt } from './parameters.ts'
import type { KnownStatement } from './statement.ts'

/** A line of history in which nothing is said. */
export const noLine = {
  occurred_at: null,
  node: null,
  name_zh: null,
  name_en: null,
  outcome: null,
  opinion: null,
  actor_account_id: null,
  actor_post_id: null,
  organisation_id: null,
  task_id: null,
  command: null,
}

/** An operation that moves no token: its line, and the revision where others have to have seen it. */
export const deedStatement: KnownStatement = {
  name: 'deed',
  has: ['update cases.cases set history_seq = history_seq + 1, rev = rev +'],
  *run(tx, parameters) {
    const [raise, id] = [numberAt(parameters, 0), textAt(parameters, 1)]
    yield `case ${id}`
    const stored = storedCase(tx, id)
    const seq = stored.row.history_seq + 1
    const line = {
      ...noLine,
      seq,
      at: instantAt(parameters, 3).toISOString(),
      occurred_at: parameters[4] === null ? null : instantAt(parameters, 4).toISOString(),
      kind: textAt(parameters, 5),
      node: textOrNullAt(parameters, 6),
      name_zh: textOrNullAt(parameters, 7),
      name_en: textOrNullAt(parameters, 8),
      outcome: textOrNullAt(parameters, 9),
      opinion: textOrNullAt(parameters, 10),
      actor_account_id: textOrNullAt(parameters, 11),
      actor_post_id: textOrNullAt(parameters, 12),
      organisation_id: textOrNullAt(parameters, 13),
      task_id: textOrNullAt(parameters, 14),
      data: JSON.parse(textAt(parameters, 15)),
    }
    const row = { ...stored.row, history_seq: seq, rev: stored.row.rev + raise }
    tx.put('cases', id, { ...stored, row, history: [...stored.history, line] })
    return []
  },
}

/** How far the deadline of a case and of its tasks has been told. */
export const alarmTold: KnownStatement = {
  name: 'alarm told',
  has: ['update cases.tasks set overdue_told = true', 'update cases.cases set rungs_told ='],
  *run(tx, parameters) {
    const [late, id] = [textsAt(parameters, 0), textAt(parameters, 2)]
    yield `case ${id}`
    const stored = storedCase(tx, id)
    tx.put('cases', id, {
      ...stored,
      row: { ...stored.row, rungs_told: numberAt(parameters, 1) },
      tasks: stored.tasks.map((task) => (late.includes(task.id) ? { ...task, overdue_told: true } : task)),
    })
    return []
  },
}
