// SPDX-License-Identifier: Apache-2.0

import type { SplitOptions } from '#contracts/case-parts'
import type { Facts } from '#contracts/condition'
import { type Actor, can } from '#platform/access'
import type { Db } from '#platform/db'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Calendars } from '../calendars.ts'
import type { CaseRow, TaskRow } from '../case-row.ts'
import { insertSearchWords } from '../case-search.ts'
import type { Cases } from '../cases.service.ts'
import type { OutsideStep } from '../step.logic.ts'
import { caseRefusal } from './case-operations.logic.ts'
import { eventTime } from './event-time.logic.ts'
import { insertLink } from './links.repo.ts'
import { loadFacts } from './load-facts.ts'
import { lockReadable, requireReadable } from './readable.ts'
import { refuse } from './refusal.ts'
import { withAlarm, withTimers } from './turn.logic.ts'

/** One application that is two matters: the chosen part becomes a case of its own, as far on its way as the first. */
export interface Splitting {
  options(db: Db, actor: Actor, number: string): Promise<SplitOptions>
  /** Returns the number of the new case. */
  split(
    unit: Unit,
    number: string,
    input: {
      materials: readonly string[]
      matters: readonly string[]
      reason: string
      occurredAt?: string
    },
  ): Promise<string>
}

export function createSplitting(cases: Cases, calendars: Calendars): Splitting {
  return {
    async options(db, actor, number) {
      const loaded = await cases.load(db, { number })
      await requireReadable(db, actor, loaded)
      const { row } = loaded
      if (!can(actor, 'case.case.link', { organisationIds: [row.organisation_id] }).allowed)
        throw problem('platform.forbidden')
      const { splitting } = cases.type(row.kind)
      return splitting === undefined ? { materials: [], matters: [] } : await splitting.options(db, row)
    },

    async split(unit, number, input) {
      const loaded = await lockReadable(cases, unit, number)
      const { row } = loaded
      const policy = cases.policy(row.kind)
      refuse(
        caseRefusal('split', await loadFacts(unit.db, unit.actor, loaded, cases.type(row.kind), unit.now)),
      )
      const { splitting } = cases.type(row.kind)
      if (splitting === undefined) throw problem('case.split-unknown')
      const occurredAt = eventTime(input.occurredAt, row, unit.now)
      const parted = await cases.newNumber(unit, row.kind)
      const parts = await splitting.divide(unit.db, row, input, { kept: number, parted })
      const copy = copyOf(row, { id: unit.newId(), number: parted, data: parts.parted.data, now: unit.now })
      const tasks = loaded.tasks.map((task) => copyTask(task, copy.id, unit.newId()))
      const plan = await cases.plan(
        unit,
        {
          row: copy,
          tasks: [],
        },
        {
          command: null,
          outside: standing(copy.engine, parts.parted.vars),
          kind: 'split-from',
          opinion: input.reason,
          occurredAt,
          note: { from: number },
          attachFiles: parts.parted.files,
        },
      )
      await cases.write(
        unit,
        withAlarm(
          withTimers({ ...plan, openedTasks: tasks }),
          tasks,
          policy.deadlines,
          calendars.of(row.region_code),
        ),
      )
      await insertSearchWords(unit.db, [copy])
      await cases.stepIn(unit, loaded, {
        command: null,
        outside: standing(row.engine, parts.kept.vars),
        kind: 'split',
        opinion: input.reason,
        occurredAt,
        note: { parted },
        data: parts.kept.data,
      })
      await insertLink(unit.db, {
        id: unit.newId(),
        kind: 'split-from',
        fromId: copy.id,
        toId: row.id,
        reason: input.reason,
        before: null,
        by: unit.actor.accountId,
        now: unit.now,
      })
      unit.emit({
        type: 'case.split',
        subject: parted,
        data: { number: parted, from: number, concerned: { applicant: true } },
      })
      return parted
    },
  }
}

/** Where a case stands once it has its part of the facts. */
function standing(engine: CaseRow['engine'], vars: Facts): OutsideStep {
  const state = { ...engine, vars: { ...engine.vars, ...vars } }
  return { command: { kind: 'stand', state }, step: { state, effects: [], refused: null } }
}

/** The new case stands where the first stands and is promised for the same day: an applicant loses nothing by it. */
function copyOf(
  row: CaseRow,
  own: { id: string; number: string; data: CaseRow['data']; now: Date },
): CaseRow {
  return {
    ...row,
    id: own.id,
    number: own.number,
    data: own.data,
    history_seq: 0,
    archived_lines: null,
    rev: 0,
    rating: null,
    rated_at: null,
    parent_number: null,
    parent_token: null,
    created_at: own.now,
    changed_at: own.now,
  }
}

const copyTask = (task: TaskRow, caseId: string, id: string): TaskRow => ({ ...task, id, case_id: caseId })
