// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { LocalizedText } from '#contracts/text'
import { problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { Calendars } from '../calendars.ts'
import type { CaseData, CaseRow } from '../case-row.ts'
import { insertSearchWords } from '../case-search.ts'
import type { Cases } from '../cases.service.ts'
import type { Model } from '../engine/model.ts'
import { awaitedMessages } from '../engine/outlook.ts'
import { run } from '../engine/run.ts'
import type { CaseState, Command } from '../engine/state.ts'
import { type NewCase, newRow } from '../new-case.ts'
import type { Processes } from '../processes.service.ts'
import type { PlannedStep } from '../step.logic.ts'
import { type LoadedCase, loadCases } from '../step.repo.ts'
import { eventsOf, type HistoryLine } from '../step-record.logic.ts'
import { type ReportedState, reportedRow } from './reported.logic.ts'

/** Something that was reported of a case; it goes into the history once. */
export interface ReportedLine {
  readonly occurredAt: Date
  readonly name: LocalizedText
  readonly opinion: string | null
  readonly note: Readonly<Record<string, unknown>>
}

export interface CaseReport {
  /** The case it is about, or with what it is opened. */
  readonly of: { readonly number: string } | { readonly opens: NewCase }
  readonly state: ReportedState
  readonly lines: readonly ReportedLine[]
  readonly data: CaseData
}

/** Cases that are handled elsewhere, in whatever system: the platform keeps what is reported of them. */
export interface Reporting {
  /** Takes in many reports in a few statements, in the caller's transaction. The numbers, in the order of the reports. */
  take(unit: Unit, reports: readonly CaseReport[]): Promise<string[]>
}

/** The process of such a case: one step, which ends when its end is reported. */
const reportedProcess = 'reported'

export function createReporting(cases: Cases, processes: Processes, calendars: Calendars): Reporting {
  return {
    async take(unit, reports) {
      await calendars.refresh(unit.db, unit.now)
      const known = await lockAll(
        unit,
        reports.flatMap(({ of }) => ('number' in of ? [of.number] : [])),
      )
      const latest = await processes.latest(unit.db, reportedProcess)
      const fresh = reports.flatMap(({ of }) => ('opens' in of ? [of.opens] : []))
      const [kind] = new Set(fresh.map((one) => one.kind))
      const numbers = kind === undefined ? [] : await cases.newNumbers(unit, kind, fresh.length)
      const rows = reports.map((report): CaseRow => {
        if ('opens' in report.of)
          return newRow(
            { ...report.of.opens, process: reportedProcess, data: report.data },
            {
              id: unit.newId(),
              number: numbers.shift() ?? '',
              version: latest.version,
              now: unit.now,
            },
          )
        const loaded = known.get(report.of.number)
        if (loaded === undefined) throw problem('platform.not-found')
        return loaded.row
      })
      const plans = rows.map((row, index) => {
        const report = reports[index]
        if (report === undefined) throw new Error('a report without its row')
        return planReport(unit, row, report, latest.model, calendars)
      })
      await cases.writeAll(unit, plans)
      await insertSearchWords(
        unit.db,
        rows.filter(({ rev }) => rev === 0),
      )
      return rows.map(({ number }) => number)
    },
  }

  async function lockAll(unit: Unit, numbers: readonly string[]): Promise<Map<string, LoadedCase>> {
    if (numbers.length === 0) return new Map()
    await sql`select c.id from cases.cases as c where c.number = any(${[...numbers]}::text[]) order by c.id for update`.execute(
      unit.db,
    )
    return await loadCases(unit.db, numbers)
  }
}

/** What a report writes. It opens no task and sets no timer: the work, and its deadlines, are elsewhere. */
function planReport(
  unit: Unit,
  row: CaseRow,
  report: CaseReport,
  model: Model,
  calendars: Calendars,
): PlannedStep {
  const first = row.rev === 0
  const { engine, begun, left } = engineOf(row.engine, model, report.state.ended !== null)
  const lines = report.lines.map((line, index) => ({
    ...lineOf(unit, line),
    command: index === report.lines.length - 1 ? left : null,
  }))
  const submitted = first ? [{ ...submittedLine(unit, row), command: begun }] : []
  const kept = [...submitted, ...lines].map((line, index) => ({ ...line, seq: index + 1 }))
  const moved = reportedRow(row, report.state, calendars.of(row.region_code), unit.now)
  const after: CaseRow = {
    ...moved,
    engine,
    data: report.data,
    history_seq: row.history_seq + kept.length,
  }
  const kind = first ? 'submitted' : 'reported'
  const [event] = eventsOf(
    {
      row,
      tasks: [],
      model,
      deadlines: { warning: null, ladder: [] },
      command: null,
      kind,
      actor: unit.actor,
      now: unit.now,
    },
    after,
    [],
  )
  const ends = row.finished_at === null && after.finished_at !== null
  return {
    row: after,
    expectedRev: first ? null : row.rev,
    openedTasks: [],
    closedTasks: [],
    retimedTasks: [],
    history: kept,
    jobs: [],
    cancelledJobs: [],
    attachedFiles: [],
    evidence: {
      action: `case.${kind}`,
      objectKind: 'case',
      objectId: row.number,
      details: { rev: row.rev + 1, phase: after.phase, reports: lines.length },
    },
    events:
      event === undefined
        ? []
        : [{ ...event, data: { ...event.data, kind, result: ends ? after.outcome : null } }],
    idempotency: null,
    dataChanged: true,
  }
}

/**
 * The token waits in the one step there is, until the end is reported; with the commands that lead there, so that history
 * replays.
 */
function engineOf(
  before: CaseState,
  model: Model,
  ended: boolean,
): { engine: CaseState; begun: Command | null; left: Command | null } {
  const begun: Command | null = before.status === 'new' ? { kind: 'start' } : null
  const engine = begun === null ? before : run(model, before, begun).state
  const [awaited] = ended && engine.status === 'running' ? awaitedMessages(model, engine) : []
  if (awaited === undefined) return { engine, begun, left: null }
  const left: Command = { kind: 'message', token: awaited.token, event: awaited.event }
  return { engine: run(model, engine, left).state, begun, left }
}

const lineOf = (unit: Unit, line: ReportedLine): HistoryLine => ({
  ...emptyLine(unit),
  kind: 'reported',
  occurred_at: line.occurredAt,
  name_zh: line.name.zh,
  name_en: line.name.en,
  opinion: line.opinion,
  data: line.note,
})

const submittedLine = (unit: Unit, row: CaseRow): HistoryLine => ({
  ...emptyLine(unit),
  kind: 'submitted',
  occurred_at: row.submitted_at,
})

const emptyLine = (unit: Unit): HistoryLine => ({
  seq: 0,
  at: unit.now,
  occurred_at: null,
  kind: 'reported',
  node: null,
  name_zh: null,
  name_en: null,
  outcome: null,
  opinion: null,
  actor_account_id: unit.actor.accountId,
  actor_post_id: null,
  organisation_id: unit.actor.organisationId,
  task_id: null,
  command: null,
  data: {},
})
