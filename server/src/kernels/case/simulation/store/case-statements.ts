// SPDX-License-Identifier: Apache-2.0
import { applySteps, isOpen, storedCase } from './apply-steps.ts'
import { alarmTold, deedStatement, noLine } from './deed-statements.ts'
import { instantAt, numberAt, textAt, textOrNullAt, textsAt } from './parameters.ts'
import type { Published } from './published.ts'
import type { KnownStatement, Row } from './statement.ts'
import type { StoredCase, TaskWire } from './tables.ts'
import { DatabaseError, type Transaction } from './transaction.ts'

export function caseStatements(published: Published): readonly KnownStatement[] {
  return [
    {
      name: 'apply steps',
      has: ['select cases.apply_steps('],
      *run(tx, parameters) {
        return [{ results: yield* applySteps(tx, parameters) }]
      },
    },
    {
      name: 'load cases',
      has: ['row_to_json(c) as row', 'as wanted(number)'],
      read(tx, parameters) {
        return textsAt(parameters, 0).flatMap((number) => loaded(tx, tx.get('numbers', number)))
      },
    },
    {
      name: 'load case',
      has: ['row_to_json(c) as row'],
      read(tx, parameters) {
        return loaded(tx, idOf(tx, textAt(parameters, 0)))
      },
    },
    {
      name: 'lock case',
      has: ['select c.id from cases.cases as c where', 'for update'],
      *run(tx, parameters) {
        const id = idOf(tx, textAt(parameters, 0))
        if (id === undefined) return []
        yield `case ${id}`
        return [{ id }]
      },
    },
    {
      // As the lock would be without its `for update`: a planted fault asks for it.
      name: 'look at case',
      has: ['select c.id from cases.cases as c where'],
      read(tx, parameters) {
        const id = idOf(tx, textAt(parameters, 0))
        return id === undefined ? [] : [{ id }]
      },
    },
    {
      name: 'find task',
      has: ['select id, case_id, status from cases.tasks where id ='],
      read(tx, parameters) {
        const id = textAt(parameters, 0)
        for (const { tasks } of tx.values('cases')) {
          const task = tasks.find((one) => one.id === id)
          if (task !== undefined) return [{ id, case_id: task.case_id, status: task.status }]
        }
        return []
      },
    },
    {
      name: 'has taken part',
      has: ['select exists (select 1 from cases.tasks as t where t.case_id ='],
      read(tx, parameters) {
        const organisations = textsAt(parameters, 1)
        const part = storedCase(tx, textAt(parameters, 0)).tasks.some(
          (task) =>
            organisations.includes(String(task['organisation_id'])) || task['assignee_id'] === parameters[2],
        )
        return [{ part }]
      },
    },
    {
      name: 'handled nodes',
      has: [
        'select distinct node from cases.tasks where case_id =',
        "status = 'closed' and not for_applicant",
      ],
      read(tx, parameters) {
        const { tasks } = storedCase(tx, textAt(parameters, 0))
        const handled = tasks.filter((task) => task.status === 'closed' && task['for_applicant'] === false)
        return [...new Set(handled.map((task) => task.node))].map((node) => ({ node }))
      },
    },
    {
      name: 'task holder',
      has: ['update cases.tasks set assignee_id ='],
      *run(tx, parameters) {
        const [id, caseId] = [textAt(parameters, 3), textAt(parameters, 4)]
        yield `case ${caseId}`
        changeHolder(tx, id, caseId, parameters)
        return []
      },
    },
    {
      name: 'history',
      has: ['from cases.history as h', 'where h.case_id ='],
      read(tx, parameters) {
        return storedCase(tx, textAt(parameters, 0)).history.map((line) => ({
          ...line,
          at: new Date(line.at),
        }))
      },
    },
    {
      name: 'issue paper',
      has: ['insert into cases.papers'],
      *run(tx, parameters) {
        const [caseId, kind, number] = [textAt(parameters, 0), textAt(parameters, 1), textAt(parameters, 2)]
        yield `paper ${number}`
        if (tx.get('papers', number) !== undefined)
          throw new DatabaseError('23505', 'a paper has this number')
        const issuedAt = instantAt(parameters, 4).toISOString()
        tx.put('papers', number, { case_id: caseId, kind, number, issued_at: issuedAt })
        return []
      },
    },
    {
      name: 'rate',
      has: ['insert into cases.ratings'],
      *run(tx, parameters) {
        const id = textAt(parameters, 0)
        yield `case ${id}`
        const stored = storedCase(tx, id)
        const [grade, at] = [numberAt(parameters, 1), instantAt(parameters, 5).toISOString()]
        const seq = stored.row.history_seq + 1
        const line = { ...noLine, seq, at, kind: 'rated', data: JSON.parse(textAt(parameters, 11)) }
        tx.put('cases', id, {
          ...stored,
          row: { ...stored.row, rating: grade, rated_at: at, history_seq: seq },
          history: [...stored.history, line],
        })
        return []
      },
    },
    {
      // What a case is found by is a row of its own that no step reads.
      name: 'search words',
      has: ['insert into cases.search (case_id, words)'],
      *run(_tx, parameters) {
        yield `search ${textsAt(parameters, 0).join(' ')}`
        return []
      },
    },
    deedStatement,
    alarmTold,
    nextNumber('case'),
    nextNumber('paper'),
    {
      name: 'newest version of a process',
      has: ['select version from cases.process_versions where key ='],
      read(_tx, parameters) {
        return published.has(textAt(parameters, 0)) ? [{ version: 1 }] : []
      },
    },
    {
      name: 'model of a process',
      has: ['select model from cases.process_versions where key ='],
      read(_tx, parameters) {
        const model = published.get(textAt(parameters, 0))
        return model === undefined ? [] : [{ model }]
      },
    },
  ]
}

function nextNumber(kind: string): KnownStatement {
  return {
    name: `next number of a ${kind}`,
    has: [`select platform.next_number('${kind}'`],
    *run(tx, parameters) {
      const counter = `${kind} ${textAt(parameters, 0)}`
      yield `counter ${counter}`
      const value = (tx.get('counters', counter) ?? 0) + 1
      tx.put('counters', counter, value)
      return [{ value }]
    },
  }
}

/** By id or by number: neither looks like the other. */
function idOf(tx: Transaction, name: string): string | undefined {
  return tx.get('numbers', name) ?? (tx.get('cases', name) === undefined ? undefined : name)
}

function loaded(tx: Transaction, id: string | undefined): Row[] {
  if (id === undefined) return []
  const { row, tasks } = storedCase(tx, id)
  return [{ row, tasks: tasks.filter(isOpen).sort(byOpening) }]
}

function byOpening(a: TaskWire, b: TaskWire): number {
  return Date.parse(a.opened_at) - Date.parse(b.opened_at) || a.token - b.token
}

/** The parameters of updateTaskHolder in task.repo.ts, in their order. */
function changeHolder(tx: Transaction, taskId: string, caseId: string, parameters: readonly unknown[]): void {
  const stored: StoredCase = storedCase(tx, caseId)
  const claimedAt = parameters[2] === null ? null : instantAt(parameters, 2).toISOString()
  const seq = stored.row.history_seq + 1
  const line = {
    ...noLine,
    seq,
    at: instantAt(parameters, 6).toISOString(),
    occurred_at: parameters[7] === null ? null : instantAt(parameters, 7).toISOString(),
    kind: textAt(parameters, 8),
    node: textOrNullAt(parameters, 9),
    name_zh: textOrNullAt(parameters, 10),
    name_en: textOrNullAt(parameters, 11),
    opinion: textOrNullAt(parameters, 12),
    actor_account_id: textOrNullAt(parameters, 13),
    actor_post_id: textOrNullAt(parameters, 14),
    organisation_id: textOrNullAt(parameters, 15),
    task_id: textOrNullAt(parameters, 16),
    data: JSON.parse(textAt(parameters, 17)),
  }
  tx.put('cases', caseId, {
    ...stored,
    row: { ...stored.row, history_seq: seq },
    tasks: stored.tasks.map((task) =>
      task.id === taskId
        ? { ...task, assignee_id: parameters[0], status: textAt(parameters, 1), claimed_at: claimedAt }
        : task,
    ),
    history: [...stored.history, line],
  })
}
