// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Locale } from '#contracts/text'
import type { Db } from '#platform/db'
import { linesOf } from './case-detail.readmodel.ts'
import type { CaseRow } from './case-row.ts'
import { compileProcess, type DrawnState, layoutModel, renderDiagram } from './engine/index.ts'
import type { Processes } from './processes.service.ts'
import type { HistoryLine } from './retention/history-file.ts'

interface NodeRow {
  node: string
  open: boolean
  overdue: boolean
}

/** The case's process with what is done, open and overdue in it. */
export async function drawCase(
  db: Db,
  processes: Processes,
  row: CaseRow,
  archived: readonly HistoryLine[],
  now: Date,
  locale: Locale,
): Promise<string> {
  const model = await processes.model(db, row.process_key, row.process_version)
  const compiled = await compileProcess(await processes.xml(db, row.process_key, row.process_version))
  const diagram = (compiled.ok ? compiled.diagram : null) ?? layoutModel(model)
  const reached = await sql<NodeRow>`
    select node, bool_or(status in ('open', 'claimed')) as open, bool_or(status in ('open', 'claimed') and due_at < ${now}) as overdue
    from cases.tasks where case_id = ${row.id} group by node
    union all
    select distinct coalesce(data ->> 'endNode', node), false, false from ${linesOf(row.id, archived)} as h
    where h.case_id = ${row.id} and (kind in ('service-done', 'decision-made', 'called-case-ended', 'message-received') or data ? 'endNode') and coalesce(data ->> 'endNode', node) is not null`.execute(
    db,
  )
  const states: Record<string, DrawnState> = {}
  for (const one of reached.rows) states[one.node] = one.overdue ? 'overdue' : one.open ? 'open' : 'done'
  // What waits without a task: messages, called cases, conditions, and the sub-processes around them.
  for (const { node, state } of row.engine.tokens) {
    if ((state === 'wait' || state === 'scope') && states[node] !== 'overdue') states[node] = 'open'
  }
  return renderDiagram(model, diagram, { locale, states, title: `${model.name[locale]} ${row.number}` })
}
