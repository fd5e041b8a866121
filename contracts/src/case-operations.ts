// SPDX-License-Identifier: Apache-2.0
// Operations on a case beside completing its tasks; docs/operations.md says what each means.
import { Type } from 'typebox'
import { AskKind, Consequence, SplitOptions } from './case-parts.ts'
import {
  CaseCard,
  CaseDetail,
  CaseParams,
  decisionFields,
  Opinion,
  occurredAt,
  Reason,
  TaskParams,
} from './cases.ts'
import { endpoint } from './endpoint.ts'
import { roles } from './permissions.ts'
import { terminationGrounds } from './termination-grounds.ts'
import { LocalizedText } from './text.ts'
import { Day, Id, strict } from './wire.ts'

const SupervisionParams = Type.Object({ ...CaseParams.properties, supervisionId: Id }, strict)
const DueParams = Type.Object({ ...CaseParams.properties, dueId: Id }, strict)
const LinkParams = Type.Object({ ...CaseParams.properties, linkId: Id }, strict)
const CaseNumber = Type.String({ maxLength: 40, description: 'case number' })
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
  'POST /api/cases/{number}/termination': endpoint({
    summary: { zh: '终止办理', en: 'End a case without a decision' },
    access: { permission: 'case.case.terminate' },
    params: CaseParams,
    body: Type.Object(
      { ground: Type.Enum(terminationGrounds.map((one) => one.code)), reason: Reason, ...occurredAt },
      strict,
    ),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/reopening': endpoint({
    summary: { zh: '重新办理（恢复到指定环节）', en: 'Reopen a finished case at a step it went through' },
    access: { permission: 'case.case.reopen' },
    params: CaseParams,
    body: Type.Object({ target: Type.String({ maxLength: 80 }), reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'GET /api/cases/{number}/likenesses': endpoint({
    summary: { zh: '同一申请人的相似办件', en: 'Cases of the same applicant that may double this one' },
    access: { permission: 'case.case.link' },
    params: CaseParams,
    response: Type.Object({ items: Type.Array(CaseCard) }, strict),
  }),
  'POST /api/cases/{number}/supersession': endpoint({
    summary: { zh: '以新办件替代', en: 'End a case that another one replaces' },
    access: { permission: 'case.case.link' },
    params: CaseParams,
    body: Type.Object({ by: CaseNumber, reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/merger': endpoint({
    summary: { zh: '并入另一办件', en: 'Merge a case into the one it doubles' },
    access: { permission: 'case.case.link' },
    params: CaseParams,
    body: Type.Object({ into: CaseNumber, reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/links/{linkId}/undoing': endpoint({
    summary: { zh: '撤销合并', en: 'Undo a merger' },
    access: { permission: 'case.case.link' },
    params: LinkParams,
    body: Type.Object({ reason: Reason }, strict),
    response: CaseDetail,
  }),
  'GET /api/cases/{number}/split-options': endpoint({
    summary: { zh: '可拆分的事项和材料', en: 'What of a case may become a case of its own' },
    access: { permission: 'case.case.link' },
    params: CaseParams,
    response: SplitOptions,
  }),
  'POST /api/cases/{number}/splitting': endpoint({
    summary: { zh: '拆分办件', en: 'Make one case into two' },
    access: { permission: 'case.case.link' },
    params: CaseParams,
    body: Type.Object(
      {
        materials: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 }),
        matters: Type.Array(Type.String({ maxLength: 120 }), { maxItems: 40 }),
        reason: Reason,
        ...occurredAt,
      },
      strict,
    ),
    response: CaseDetail,
  }),
} as const
