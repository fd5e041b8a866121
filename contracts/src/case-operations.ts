// SPDX-License-Identifier: Apache-2.0
// Operations on a case beside completing its tasks; docs/operations.md says what each means.
import { Type } from 'typebox'
import { AskKind, Consequence } from './case-parts.ts'
import { CaseDetail, CaseParams, decisionFields, Opinion, occurredAt, Reason, TaskParams } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { roles } from './permissions.ts'
import { LocalizedText } from './text.ts'
import { Day, Id, strict } from './wire.ts'

const SupervisionParams = Type.Object({ ...CaseParams.properties, supervisionId: Id }, strict)
const DueParams = Type.Object({ ...CaseParams.properties, dueId: Id }, strict)
const AskParams = Type.Object({ ...CaseParams.properties, askId: Id }, strict)

/** Whom one asks: a person, or a post at an organisation. */
const Addressee = Type.Union([
  Type.Object({ accountId: Id }, strict),
  Type.Object({ organisationId: Id, role: Type.Optional(Type.Enum([...roles])) }, strict),
])

export const caseOperationsApi = {
  'GET /api/cases/{number}/tasks/{taskId}/askable': endpoint({
    summary: { zh: '可委派、会办、加签的人员', en: 'People who can be asked within a task' },
    access: { permission: 'case.task.ask' },
    params: TaskParams,
    query: Type.Object({ organisation: Type.Optional(Id) }, strict),
    response: Type.Object(
      {
        items: Type.Array(Type.Object({ accountId: Id, name: Type.String(), post: LocalizedText }, strict)),
      },
      strict,
    ),
  }),
  'POST /api/cases/{number}/tasks/{taskId}/asks': endpoint({
    summary: { zh: '委派、会办、加签', en: 'Delegate, ask for co-handling, add an approver' },
    access: { permission: 'case.task.ask' },
    params: TaskParams,
    body: Type.Object(
      {
        kind: AskKind,
        place: Type.Optional(
          Type.Enum(['before', 'after'], {
            description: 'of an approval; afterwards it takes the decision along',
          }),
        ),
        mandatory: Type.Optional(
          Type.Boolean({ description: 'of co-handling; delegations and approvals always are' }),
        ),
        to: Type.Array(Addressee, { minItems: 1, maxItems: 10 }),
        question: Reason,
        days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: 'working days to answer' })),
        proposal: Type.Optional(Type.Object(decisionFields, strict)),
        ...occurredAt,
      },
      strict,
    ),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/asks/{askId}/answer': endpoint({
    summary: { zh: '答复委派、会办、加签', en: 'Answer what one was asked' },
    access: { permission: 'case.ask.answer' },
    params: AskParams,
    body: Type.Object({ verdict: Type.String({ maxLength: 60 }), opinion: Opinion, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/asks/{askId}/recall': endpoint({
    summary: { zh: '收回委派、会办、加签（未答复前）', en: 'Recall what was asked, while unanswered' },
    access: { permission: 'case.task.ask' },
    params: AskParams,
    body: Type.Object({ reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/urging': endpoint({
    summary: { zh: '催办', en: 'Urge whoever has to act next' },
    access: { permission: 'case.case.urge' },
    params: CaseParams,
    body: Type.Object({ reason: Reason }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/supervisions': endpoint({
    summary: { zh: '督办', en: 'Supervise a case or a task until a stricter date' },
    access: { permission: 'case.case.supervise' },
    params: CaseParams,
    body: Type.Object({ taskId: Type.Optional(Id), dueOn: Day, reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/supervisions/{supervisionId}/answer': endpoint({
    summary: { zh: '答复督办', en: 'Answer a supervision' },
    access: { permission: 'case.supervision.answer' },
    params: SupervisionParams,
    body: Type.Object({ answer: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/supervisions/{supervisionId}/lifting': endpoint({
    summary: { zh: '解除督办', en: 'Lift a supervision' },
    access: { permission: 'case.case.supervise' },
    params: SupervisionParams,
    body: Type.Object({ reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/tasks/{taskId}/tolerated-acceptance': endpoint({
    summary: { zh: '容缺受理', en: 'Accept although listed materials are missing' },
    access: { permission: 'case.task.complete' },
    params: TaskParams,
    body: Type.Object(
      {
        version: Type.Integer({ description: 'version of the case one has seen; stale → 412' }),
        materials: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 }),
        reason: Reason,
        ...occurredAt,
      },
      strict,
    ),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/dues/{dueId}/supply': endpoint({
    summary: { zh: '补交容缺材料', en: 'Hand in what was tolerated missing' },
    access: { permission: 'case.due.supply' },
    params: DueParams,
    body: Type.Object({ fileIds: Type.Array(Id, { minItems: 1, maxItems: 20 }), ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/dues/{dueId}/closure': endpoint({
    summary: { zh: '免予补交（说明理由）', en: 'Do without what was tolerated missing' },
    access: { permission: 'case.due.close' },
    params: DueParams,
    body: Type.Object({ reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/dues/{dueId}/check': endpoint({
    summary: { zh: '承诺核查', en: 'Check a commitment' },
    access: { permission: 'case.due.close' },
    params: DueParams,
    body: Type.Object(
      {
        result: Type.Enum(['kept', 'broken']),
        findings: Reason,
        consequence: Type.Optional(Consequence),
        ...occurredAt,
      },
      strict,
    ),
    response: CaseDetail,
  }),
} as const
