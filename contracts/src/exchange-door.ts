// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { CaseStatus, caseOutcomes, casesApi, Phase } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { DayList, permitActs, Reconciliation } from './exchange.ts'
import { FieldProblem } from './problems.ts'
import { LocalizedText } from './text.ts'
import { Bytes, Day, Id, Instant, nullable, strict } from './wire.ts'

/** The number a department's system gave the case; with it the same case is never opened twice. */
export const ExternalNumber = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$' })

/** Where a case has come to in the department's own system. */
export const reportedStates = [
  'accepted',
  'in-progress',
  'waiting-for-applicant',
  'decided',
  'delivered',
  'not-accepted',
  'withdrawn',
  'terminated',
] as const
export type ReportedStateCode = (typeof reportedStates)[number]

export const ReportedEvent = Type.Object(
  {
    /** Of the sender, unique within the case: told twice, it counts once. */
    id: Type.String({ minLength: 1, maxLength: 80 }),
    /** When it happened; when it arrived the platform notes itself. */
    occurredAt: Instant,
    state: Type.Enum([...reportedStates]),
    /** Name of the step, where it has one. */
    step: Type.Optional(
      Type.Object(
        {
          zh: Type.String({ minLength: 1, maxLength: 60 }),
          en: Type.String({ minLength: 1, maxLength: 120 }),
        },
        strict,
      ),
    ),
    /** How it was decided; with `decided` only, and there always. */
    outcome: Type.Optional(Type.Enum(['granted', 'refused', 'done'])),
    opinion: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  strict,
)
export type ReportedEvent = Static<typeof ReportedEvent>

const reportFields = {
  /** The first four are needed when the case is told for the first time, and never change after that. */
  itemCode: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  applicant: Type.Optional(
    Type.Object(
      {
        kind: Type.Enum(['person', 'enterprise']),
        number: Type.String({ minLength: 1, maxLength: 30, description: 'GB 11643 or GB 32100 number' }),
      },
      strict,
    ),
  ),
  submittedAt: Type.Optional(Instant),
  promisedOn: Type.Optional(Day),
  events: Type.Optional(Type.Array(ReportedEvent, { maxItems: 100 })),
}
export const CaseReportBody = Type.Object(reportFields, strict)
export type CaseReportBody = Static<typeof CaseReportBody>
export const CaseReportRow = Type.Object({ externalNumber: ExternalNumber, ...reportFields }, strict)
export type CaseReportRow = Static<typeof CaseReportRow>

/** `opened`: the platform has a case for it now; `moved`: it stands elsewhere than before; `recorded`: the history is fuller; `repeated`: nothing new. */
export const reportResults = ['opened', 'moved', 'recorded', 'repeated', 'refused'] as const
export const ReportAnswer = Type.Object(
  {
    externalNumber: nullable(Type.String()),
    result: Type.Enum([...reportResults]),
    /** Number of the case on the platform; null where the row was refused. */
    number: nullable(Type.String()),
    errors: Type.Array(FieldProblem),
  },
  strict,
)
export type ReportAnswer = Static<typeof ReportAnswer>

const OpenTask = Type.Object(
  {
    id: Id,
    node: Type.String(),
    name: LocalizedText,
    actions: Type.Array(Type.String()),
    dueAt: nullable(Instant),
  },
  strict,
)
const PulledFile = Type.Object(
  { id: Id, name: Type.String(), type: Type.String(), bytes: Type.Integer() },
  strict,
)
const changeFields = {
  number: Type.String(),
  itemCode: Type.String(),
  title: LocalizedText,
  status: CaseStatus,
  phase: Phase,
  outcome: nullable(Type.Enum([...caseOutcomes])),
  submittedAt: Instant,
  changedAt: Instant,
  dueAt: nullable(Instant),
  version: Type.Integer(),
  /** Tasks that wait for this department. */
  tasks: Type.Array(OpenTask),
}
/** That a case changed, without anything personal: whoever handles it then fetches the case itself. */
export const CaseChange = Type.Object(changeFields, strict)
export type CaseChange = Static<typeof CaseChange>

export const PulledCase = Type.Object(
  {
    ...changeFields,
    applicant: Type.Object({ kind: Type.String(), name: Type.String() }, strict),
    answers: Type.Record(Type.String(), Type.Unknown()),
    materials: Type.Array(
      Type.Object({ code: Type.String(), name: LocalizedText, files: Type.Array(PulledFile) }, strict),
    ),
  },
  strict,
)
export type PulledCase = Static<typeof PulledCase>

const completion = casesApi['POST /api/cases/{number}/tasks/{taskId}/completion'].body.properties
const PlatformNumber = Type.String({ pattern: '^[A-Z0-9-]{4,30}$' })

/** What a department's own system calls; each request is signed (docs/exchange.md). */
export const exchangeDoorApi = {
  'GET /api/exchange/self': endpoint({
    summary: { zh: '自检：我是谁、获授权什么', en: 'Who am I, and what may I do' },
    access: { system: 'exchange.self.read' },
    response: Type.Object(
      {
        code: Type.String(),
        name: LocalizedText,
        at: Instant,
        permits: Type.Array(
          Type.Object({ itemCode: Type.String(), act: Type.Enum([...permitActs]) }, strict),
        ),
      },
      strict,
    ),
  }),
  'PUT /api/exchange/reports/{externalNumber}': endpoint({
    summary: { zh: '报送一件办件', en: 'Report one case' },
    access: { system: 'exchange.case.report' },
    notIdempotentByKey: 'by the external number and the ids of the events, for ever',
    params: Type.Object({ externalNumber: ExternalNumber }, strict),
    body: CaseReportBody,
    response: ReportAnswer,
  }),
  'POST /api/exchange/reports': endpoint({
    summary: { zh: '批量报送办件，逐行回执', en: 'Report many cases; one answer a row' },
    access: { system: 'exchange.case.report' },
    notIdempotentByKey: 'by the external numbers and the ids of the events, for ever',
    body: Type.Object(
      {
        rows: Type.Array(
          Type.Unknown({ description: 'as the body of the single report, with externalNumber' }),
          { minItems: 1, maxItems: 500 },
        ),
      },
      strict,
    ),
    response: Type.Object({ rows: Type.Array(ReportAnswer) }, strict),
  }),
  'GET /api/exchange/cases': endpoint({
    summary: { zh: '拉取办件变化', en: 'Fetch cases that changed' },
    access: { system: 'exchange.case.pull' },
    query: Type.Object(
      {
        since: Type.Optional(Type.String({ maxLength: 100 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      strict,
    ),
    /** `cursor` goes into the next call, also when nothing is new; `more` says that there is more already. */
    response: Type.Object(
      { items: Type.Array(CaseChange), cursor: Type.String(), more: Type.Boolean() },
      strict,
    ),
  }),
  'GET /api/exchange/cases/{number}': endpoint({
    summary: { zh: '取一件办件的表单和材料清单', en: 'Fetch a case with its form and materials' },
    access: { system: 'exchange.case.pull' },
    params: Type.Object({ number: PlatformNumber }, strict),
    response: PulledCase,
  }),
  'GET /api/exchange/cases/{number}/files/{id}': endpoint({
    summary: { zh: '下载办件材料', en: 'Fetch a file of a case' },
    access: { system: 'exchange.case.pull' },
    kind: 'binary',
    params: Type.Object({ number: PlatformNumber, id: Id }, strict),
    response: Bytes,
  }),
  'POST /api/exchange/cases/{number}/results': endpoint({
    summary: { zh: '回传办理结果', en: 'Answer the task that waits for the department' },
    access: { system: 'exchange.case.answer' },
    notIdempotentByKey: 'by the id of the result, and by its task, which is done once',
    params: Type.Object({ number: PlatformNumber }, strict),
    body: Type.Object(
      {
        id: Type.String({
          minLength: 8,
          maxLength: 80,
          description: 'of the sender; told twice, it counts once',
        }),
        taskId: Id,
        action: completion.action,
        opinion: completion.opinion,
        occurredAt: completion.occurredAt,
        supplements: completion.supplements,
      },
      strict,
    ),
    response: Type.Object({ number: Type.String(), tasks: Type.Array(Id) }, strict),
  }),
  'GET /api/exchange/lists/{day}': endpoint({
    summary: { zh: '平台当日清单的件数和摘要', en: 'Count and digest of the platform’s own list of a day' },
    access: { system: 'exchange.list.send' },
    params: Type.Object({ day: Day }, strict),
    response: Type.Object({ day: Day, count: Type.Integer(), digest: Type.String() }, strict),
  }),
  'PUT /api/exchange/lists/{day}': endpoint({
    summary: { zh: '报送当日清单，双方对账', en: 'Send the list of a day to be compared' },
    access: { system: 'exchange.list.send' },
    notIdempotentByKey: 'the same list again compares again and opens no difference twice',
    params: Type.Object({ day: Day }, strict),
    body: DayList,
    response: Reconciliation,
  }),
} as const
