// SPDX-License-Identifier: Apache-2.0
import type { CaseReportRow, ReportAnswer } from '#contracts/exchange-door'
import type { FieldProblem } from '#contracts/problems'
import type { LocalizedText } from '#contracts/text'
import type { CaseKernel, CaseReport, ReportedLine } from '#kernels/case'
import type { Directory } from '#kernels/directory'
import { chinaDay, endOfChinaDay } from '#platform/clock'
import type { SystemCaller } from '#platform/http'
import type { Platform } from '#platform/module'
import type { Unit } from '#platform/unit'
import { foldEvents, type KeptEvent } from './fold.logic.ts'
import { eventFaults, keep, type ReportHead, readHead, readRow, sameHead } from './report-row.logic.ts'
import type { ReportedCaseData } from './reported-case.ts'
import {
  type ItemRow,
  insertEvents,
  listItems,
  listStoredCases,
  lockReports,
  type ReportedCaseRow,
  type StoredCase,
  saveCases,
} from './reports.repo.ts'
import { stateName } from './state-names.ts'

/** What departments' systems tell of cases they run themselves. */
export interface Reports {
  /**
   * Takes in rows, one answer each: a bad row is refused with its reasons and nothing else is lost. The number of
   * statements does not grow with the number of rows.
   */
  take(unit: Unit, system: SystemCaller, rows: readonly unknown[]): Promise<ReportAnswer[]>
}

/** A case of the request: what is known of it, and what its rows add. */
interface Draft {
  readonly externalNumber: string
  readonly stored: StoredCase | undefined
  readonly head: ReportHead | null
  readonly submittedAt: Date
  readonly before: readonly KeptEvent[]
  readonly added: { event: KeptEvent; opinion: string | null }[]
}

export function createReports({ keys }: Platform, directory: Directory, kernel: () => CaseKernel): Reports {
  const headHash = (head: ReportHead) =>
    keys.searchHash(
      'exchange-head',
      JSON.stringify([
        head.itemCode,
        head.applicant.kind,
        head.applicant.number,
        new Date(head.submittedAt).toISOString(),
        head.promisedOn,
      ]),
    )

  return {
    async take(unit, system, rows) {
      await lockReports(unit.db, system.id)
      const read = rows.map(readRow)
      const good = read.flatMap((one) => (one.ok ? [one.row] : []))
      const stored = await listStoredCases(
        unit.db,
        system.id,
        good.map(({ externalNumber }) => externalNumber),
      )
      const items = await listItems(
        unit.db,
        [...(system.items.get('exchange.case.report') ?? [])],
        chinaDay(unit.now),
      )
      const subjects = await directory.subjects.findByNumbers(unit.db, {
        people: numbersOf(good, 'person'),
        enterprises: numbersOf(good, 'enterprise'),
      })
      const drafts = new Map<string, Draft>()
      const answers = read.map((one, index): Omit<ReportAnswer, 'number'> => {
        if (!one.ok) return refused(externalNumberOf(rows[index]), one.faults)
        const { row } = one
        const draft = drafts.get(row.externalNumber) ?? draftOf(row, stored.get(row.externalNumber))
        if (draft === null) return { ...openDraft(row) }
        return extend(draft, row)
      })
      const numbers = await write(unit, system, [...drafts.values()], items, subjects)
      return answers.map((answer) => ({
        ...answer,
        number: answer.result === 'refused' ? null : (numbers.get(answer.externalNumber ?? '') ?? null),
      }))

      /** The first row of a case that is not known: it must be whole. */
      function openDraft(row: CaseReportRow): Omit<ReportAnswer, 'number'> {
        const head = readHead(row, new Set(items.keys()), unit.now)
        if (!head.ok) return refused(row.externalNumber, head.faults)
        if (!subjects.has(head.head.applicant.number))
          return refused(row.externalNumber, [
            {
              pointer: '/applicant/number',
              code: 'unknown',
              detail: '基础库中没有此人或企业 not in the base register',
            },
          ])
        const draft: Draft = {
          externalNumber: row.externalNumber,
          stored: undefined,
          head: head.head,
          submittedAt: new Date(head.head.submittedAt),
          before: [],
          added: [],
        }
        const faults = addEvents(draft, row, unit.now)
        if (faults.length > 0) return refused(row.externalNumber, faults)
        drafts.set(row.externalNumber, draft)
        return { externalNumber: row.externalNumber, result: 'opened', errors: [] }
      }

      function extend(draft: Draft, row: CaseReportRow): Omit<ReportAnswer, 'number'> {
        const headFault = headDiffers(draft, row)
        if (headFault !== null) return refused(row.externalNumber, [headFault])
        const before = foldEvents([...draft.before, ...draft.added.map(({ event }) => event)])
        const count = draft.added.length
        const faults = addEvents(draft, row, unit.now)
        if (faults.length > 0) return refused(row.externalNumber, faults)
        drafts.set(row.externalNumber, draft)
        if (draft.added.length === count)
          return { externalNumber: row.externalNumber, result: 'repeated', errors: [] }
        const after = foldEvents([...draft.before, ...draft.added.map(({ event }) => event)])
        return {
          externalNumber: row.externalNumber,
          result: after.present?.id === before.present?.id ? 'recorded' : 'moved',
          errors: [],
        }
      }
    },
  }

  function headDiffers(draft: Draft, row: CaseReportRow): FieldProblem | null {
    const said = sameHead(row)
    if (Object.keys(said).length === 0) return null
    const differs = {
      pointer: '/itemCode',
      code: 'differs',
      detail: '与首次报送不一致 differs from what was told first',
    }
    if (draft.head !== null)
      return headHash({ ...draft.head, ...said }) === headHash(draft.head) ? null : differs
    // Only the hash is kept: all of it is said again, or none.
    const { itemCode, applicant, submittedAt } = said
    if (itemCode === undefined || applicant === undefined || submittedAt === undefined)
      return {
        pointer: '',
        code: 'head',
        detail: '首次报送的内容须一并重报或都不报 say all of the head again, or none',
      }
    const whole = { itemCode, applicant, submittedAt, promisedOn: row.promisedOn ?? null }
    return headHash(whole) === draft.stored?.head ? null : differs
  }

  async function write(
    unit: Unit,
    system: SystemCaller,
    all: readonly Draft[],
    items: ReadonlyMap<string, ItemRow>,
    subjects: Awaited<ReturnType<Directory['subjects']['findByNumbers']>>,
  ): Promise<ReadonlyMap<string, string>> {
    const known = new Map(
      all.flatMap((draft) =>
        draft.stored === undefined ? [] : [[draft.externalNumber, draft.stored.case_number] as const],
      ),
    )
    const drafts = all.filter((draft) => draft.stored === undefined || draft.added.length > 0)
    if (drafts.length === 0) return known
    const reports = drafts.map((draft) => reportOf(draft, items, subjects, system.name, unit))
    const numbers = await kernel().reporting.take(unit, reports)
    await saveCases(
      unit.db,
      system.id,
      drafts.map((draft, index) => keptRow(draft, numbers[index] ?? '')),
      unit.now,
    )
    await insertEvents(
      unit.db,
      system.id,
      drafts.flatMap(({ externalNumber, added }) => added.map(({ event }) => ({ externalNumber, event }))),
      unit.now,
    )
    return new Map([
      ...known,
      ...drafts.map((draft, index) => [draft.externalNumber, numbers[index] ?? ''] as const),
    ])
  }

  function reportOf(
    draft: Draft,
    items: ReadonlyMap<string, ItemRow>,
    subjects: Awaited<ReturnType<Directory['subjects']['findByNumbers']>>,
    system: LocalizedText,
    unit: Unit,
  ): CaseReport {
    const state = foldEvents([...draft.before, ...draft.added.map(({ event }) => event)])
    const { present } = state
    const step = present === null ? null : (present.step ?? stateName(present.state))
    const lines = draft.added.map(({ event, opinion }) => lineOf(event, opinion))
    if (draft.stored !== undefined || draft.head === null) {
      const number = draft.stored?.case_number ?? ''
      return { of: { number }, state, lines, data: { ...draft.stored?.data, step } }
    }
    const { head } = draft
    const item = items.get(head.itemCode)
    const subject = subjects.get(head.applicant.number)
    if (item === undefined || subject === undefined)
      throw new Error('a report passed without item or applicant')
    const data: ReportedCaseData = {
      system,
      externalNumber: draft.externalNumber,
      step,
      promisedOn: head.promisedOn,
    }
    return {
      of: {
        opens: {
          kind: 'reported',
          title: { zh: item.name_zh, en: item.name_en },
          itemCode: item.code,
          definition: { id: item.entry_id, version: item.version },
          process: 'reported',
          organisationId: item.organisation_id,
          regionCode: item.region_code,
          subject: { kind: subject.kind, id: subject.id },
          subjectName: subject.name,
          channel: unit.actor.channel,
          submittedAt: draft.submittedAt,
          promisedDays: promisedDays(head, item, draft.submittedAt),
          vars: {},
          data: { ...data },
        },
      },
      state,
      lines,
      data: { ...data },
    }
  }

  /** The promised day, as working days from the submission; what the item promises where none was told. */
  function promisedDays({ promisedOn }: ReportHead, item: ItemRow, submittedAt: Date): number {
    if (promisedOn === null) return item.promised_days
    const workdays = kernel().calendars.of(item.region_code)
    return Math.max(1, workdays.between(submittedAt, endOfChinaDay(promisedOn)))
  }

  function keptRow(draft: Draft, caseNumber: string): ReportedCaseRow {
    const { present } = foldEvents([...draft.before, ...draft.added.map(({ event }) => event)])
    const { stored, head } = draft
    return {
      external_number: draft.externalNumber,
      case_number: caseNumber,
      head: stored?.head ?? (head === null ? '' : headHash(head)),
      item_code: stored?.item_code ?? head?.itemCode ?? '',
      submitted_on: chinaDay(draft.submittedAt),
      promised_on: stored?.promised_on ?? head?.promisedOn ?? null,
      state: present?.state ?? 'submitted',
      state_on: chinaDay(present?.occurredAt ?? draft.submittedAt),
    }
  }
}

function draftOf(row: CaseReportRow, stored: StoredCase | undefined): Draft | null {
  if (stored === undefined) return null
  return {
    externalNumber: row.externalNumber,
    stored,
    head: null,
    submittedAt: stored.submitted_at,
    before: stored.events,
    added: [],
  }
}

/** Adds what is new of the row's events; adds nothing where one of them is at fault. */
function addEvents(draft: Draft, row: CaseReportRow, now: Date): FieldProblem[] {
  const events = row.events ?? []
  const known = new Map(
    [...draft.before, ...draft.added.map(({ event }) => event)].map((event) => [event.id, event]),
  )
  const faults = eventFaults(events, known, draft.submittedAt, now)
  if (faults.length > 0) return faults
  for (const event of events) {
    if (known.has(event.id)) continue
    const kept = keep(event)
    known.set(event.id, kept)
    draft.added.push({ event: kept, opinion: event.opinion ?? null })
  }
  return []
}

const lineOf = (event: KeptEvent, opinion: string | null): ReportedLine => ({
  occurredAt: event.occurredAt,
  name: event.step ?? stateName(event.state),
  opinion,
  note: { state: event.state, ...(event.outcome !== null && { reported: event.outcome }) },
})

const refused = (externalNumber: string | null, errors: FieldProblem[]): Omit<ReportAnswer, 'number'> => ({
  externalNumber,
  result: 'refused',
  errors,
})

function externalNumberOf(row: unknown): string | null {
  const named = typeof row === 'object' && row !== null && 'externalNumber' in row ? row.externalNumber : null
  return typeof named === 'string' ? named.slice(0, 60) : null
}

const numbersOf = (rows: readonly CaseReportRow[], kind: 'person' | 'enterprise'): string[] => [
  ...new Set(rows.flatMap(({ applicant }) => (applicant?.kind === kind ? [applicant.number] : []))),
]
