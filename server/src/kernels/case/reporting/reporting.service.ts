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
import { type CaseState, newCase } from '../engine/state.ts'
import type { NewCase } from '../new-case.ts'
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
          return rowOf(unit, report.of.opens, numbers.shift() ?? '', latest.version, report.data)
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
  const lines = report.lines.map((line) => lineOf(unit, line))
  const kept = [...(first ? [submittedLine(unit, row)] : []), ...lines].map((line, index) => ({
    ...line,
    seq: index + 1,
  }))
  const moved = reportedRow(row, report.state, calendars.of(row.region_code), unit.now)
  const after: CaseRow = {
    ...moved,
    engine: engineOf(row.engine, model, report.state.ended !== null),
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

/** The token waits in the one step there is, until the end is reported. */
function engineOf(engine: CaseState, model: Model, ended: boolean): CaseState {
  const started = engine.status === 'new' ? run(model, engine, { kind: 'start' }).state : engine
  if (!ended || started.status !== 'running') return started
  const [awaited] = awaitedMessages(model, started)
  if (awaited === undefined) return started
  return run(model, started, { kind: 'message', token: awaited.token, event: awaited.event }).state
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

function rowOf(unit: Unit, opens: NewCase, number: string, version: number, data: CaseData): CaseRow {
  return {
    id: unit.newId(),
    number,
    kind: opens.kind,
    title_zh: opens.title.zh,
    title_en: opens.title.en,
    item_code: opens.itemCode,
    definition_id: opens.definition?.id ?? null,
    definition_version: opens.definition?.version ?? null,
    process_key: reportedProcess,
    process_version: version,
    status: 'open',
    phase: 'submitted',
    outcome: null,
    organisation_id: opens.organisationId,
    region_code: opens.regionCode,
    subject_kind: opens.subject.kind,
    subject_id: opens.subject.id,
    subject_name: opens.subjectName,
    channel: opens.channel,
    submitted_at: opens.submittedAt ?? unit.now,
    promised_days: opens.promisedDays,
    clock_state: 'not-started',
    clock_started_at: null,
    due_at: null,
    days_left: null,
    stopped_for: null,
    used_days: null,
    finished_at: null,
    engine: newCase,
    data,
    supplement: null,
    timers: [],
    history_seq: 0,
    rev: 0,
    rating: null,
    rated_at: null,
    parent_number: null,
    parent_token: null,
    rungs_told: 0,
    archived_lines: null,
    created_at: unit.now,
    changed_at: unit.now,
  }
}
