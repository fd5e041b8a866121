// SPDX-License-Identifier: Apache-2.0
import { Value } from 'typebox/value'
import { CaseReportRow, type ReportedEvent } from '#contracts/exchange-door'
import { checkCitizenNumber, checkCreditCode } from '#contracts/identifiers'
import type { FieldProblem } from '#contracts/problems'
import { chinaDay } from '#platform/clock'
import type { KeptEvent } from './fold.logic.ts'

/** What never changes of a case once it was told. */
export interface ReportHead {
  readonly itemCode: string
  readonly applicant: { readonly kind: 'person' | 'enterprise'; readonly number: string }
  readonly submittedAt: string
  readonly promisedOn: string | null
}

const fault = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail })
const mostFaults = 20

/** A row that has the form of one, or why it does not. */
export function readRow(
  row: unknown,
): { ok: true; row: CaseReportRow } | { ok: false; faults: FieldProblem[] } {
  if (Value.Check(CaseReportRow, row)) return { ok: true, row }
  return {
    ok: false,
    faults: Value.Errors(CaseReportRow, row)
      .slice(0, mostFaults)
      .map((error) => fault(error.instancePath, error.keyword, error.message)),
  }
}

/** The head of a case that is told for the first time: complete, or what is missing and wrong. */
export function readHead(
  row: CaseReportRow,
  items: ReadonlySet<string>,
  now: Date,
): { ok: true; head: ReportHead } | { ok: false; faults: FieldProblem[] } {
  const { itemCode, applicant, submittedAt } = row
  const faults = [
    ...(itemCode === undefined ? [fault('/itemCode', 'required', 'itemCode')] : []),
    ...(itemCode !== undefined && !items.has(itemCode)
      ? [fault('/itemCode', 'not-permitted', '未获授权 not permitted')]
      : []),
    ...(applicant === undefined ? [fault('/applicant', 'required', 'applicant')] : []),
    ...(applicant === undefined ? [] : numberFaults(applicant, chinaDay(now))),
    ...(submittedAt === undefined ? [fault('/submittedAt', 'required', 'submittedAt')] : []),
    ...(submittedAt !== undefined && Date.parse(submittedAt) > now.getTime()
      ? [fault('/submittedAt', 'future', '晚于现在 in the future')]
      : []),
    ...(submittedAt !== undefined &&
    row.promisedOn !== undefined &&
    row.promisedOn < chinaDay(new Date(submittedAt))
      ? [fault('/promisedOn', 'before-submission', '早于提交 before the submission')]
      : []),
  ]
  if (faults.length > 0 || itemCode === undefined || applicant === undefined || submittedAt === undefined)
    return { ok: false, faults }
  return { ok: true, head: { itemCode, applicant, submittedAt, promisedOn: row.promisedOn ?? null } }
}

function numberFaults({ kind, number }: ReportHead['applicant'], today: string): FieldProblem[] {
  const checked = kind === 'person' ? checkCitizenNumber(number, today) : checkCreditCode(number)
  return checked.ok ? [] : [fault('/applicant/number', checked.fault, '号码校验未通过 not a valid number')]
}

/** What is said again of a head must be what was said before; what is left out is not said. */
export function sameHead(said: CaseReportRow): Partial<ReportHead> {
  return {
    ...(said.itemCode !== undefined && { itemCode: said.itemCode }),
    ...(said.applicant !== undefined && { applicant: said.applicant }),
    ...(said.submittedAt !== undefined && { submittedAt: said.submittedAt }),
    ...(said.promisedOn !== undefined && { promisedOn: said.promisedOn }),
  }
}

/** Faults of events by themselves and against those that are known already. */
export function eventFaults(
  events: readonly ReportedEvent[],
  known: ReadonlyMap<string, KeptEvent>,
  submittedAt: Date,
  now: Date,
): FieldProblem[] {
  const seen = new Map(known)
  return events.flatMap((event, index) => {
    const at = `/events/${index}`
    const time = Date.parse(event.occurredAt)
    const before = seen.get(event.id)
    const kept = keep(event)
    seen.set(event.id, before ?? kept)
    return [
      ...(time > now.getTime() ? [fault(`${at}/occurredAt`, 'future', '晚于现在 in the future')] : []),
      ...(time < submittedAt.getTime()
        ? [fault(`${at}/occurredAt`, 'before-submission', '早于提交 before the submission')]
        : []),
      ...(event.state === 'decided' && event.outcome === undefined
        ? [fault(`${at}/outcome`, 'required', 'outcome')]
        : []),
      ...(event.state !== 'decided' && event.outcome !== undefined
        ? [fault(`${at}/outcome`, 'unexpected', '仅用于 decided only with decided')]
        : []),
      ...(before !== undefined && !sameEvent(before, kept)
        ? [fault(`${at}/id`, 'reused', '同一编号的事件内容不同 the id was used for another event')]
        : []),
    ]
  })
}

const sameEvent = (left: KeptEvent, right: KeptEvent): boolean =>
  left.occurredAt.getTime() === right.occurredAt.getTime() &&
  left.state === right.state &&
  left.outcome === right.outcome

export function keep(event: ReportedEvent): KeptEvent {
  return {
    id: event.id,
    occurredAt: new Date(event.occurredAt),
    state: event.state,
    outcome: event.outcome ?? null,
    step: event.step ?? null,
  }
}
