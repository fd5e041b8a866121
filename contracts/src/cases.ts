// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { CaseAsk, CaseBadge, CaseDue, CaseLink, CaseSupervision, OmissibleMaterial } from './case-parts.ts'
import { Paper, paperKinds, SupplementRequest, TimelineEntry } from './case-record.ts'
import { CaseCredential } from './credentials.ts'
import { endpoint } from './endpoint.ts'
import { FormDefinition } from './form.ts'
import { pauseGrounds } from './pause-grounds.ts'
import { ApplicationMaterial, Prefill } from './services.ts'
import { LocalizedText } from './text.ts'
import { Bytes, Day, Id, Instant, None, nullable, PageQuery, page, SubjectRef, strict } from './wire.ts'

/** What the public sees of a case's way; declared by the process, never guessed. */
export const phases = [
  'submitted',
  'accepted',
  'in-review',
  'waiting-for-you',
  'decided',
  'delivered',
] as const
export const Phase = Type.Enum([...phases])
export type Phase = (typeof phases)[number]

export const caseStatuses = ['open', 'paused', 'finished', 'withdrawn', 'terminated'] as const
export const CaseStatus = Type.Enum([...caseStatuses])
export type CaseStatus = (typeof caseStatuses)[number]

export const outcomes = ['granted', 'refused', 'not-accepted', 'withdrawn', 'lapsed', 'done'] as const
export type Outcome = (typeof outcomes)[number]
/** How a case may have ended: as its process says, or by an operation on it. */
export const caseOutcomes = [...outcomes, 'terminated', 'superseded', 'merged'] as const
export const CaseOutcome = Type.Enum([...caseOutcomes])
export type CaseOutcome = (typeof caseOutcomes)[number]

/** The promised time of a case: how much is used, whether it runs, and when it is due. */
export const CaseClock = Type.Object(
  {
    state: Type.Enum(['not-started', 'running', 'stopped', 'ended']),
    promisedDays: Type.Integer(),
    usedDays: Type.Number({ description: 'working days used so far, with one decimal' }),
    dueAt: nullable(Instant),
    dueOn: nullable(Day),
    provisional: Type.Boolean({ description: 'the due date lies beyond the published holiday calendar' }),
    level: Type.Enum(['fine', 'near', 'overdue']),
    stoppedFor: nullable(LocalizedText),
  },
  strict,
)
export type CaseClock = Static<typeof CaseClock>

export const CaseCard = Type.Object(
  {
    number: Type.String(),
    kind: Type.String({ description: 'case type, such as service or rectification' }),
    title: LocalizedText,
    subjectName: Type.String({ description: 'masked for staff who do not handle the case' }),
    status: CaseStatus,
    phase: Phase,
    outcome: nullable(CaseOutcome),
    organisation: LocalizedText,
    step: nullable(LocalizedText),
    channel: Type.String(),
    submittedAt: Instant,
    arrivedAt: nullable(Instant),
    clock: CaseClock,
    rating: nullable(Type.Integer()),
    watched: Type.Boolean(),
    unread: Type.Boolean(),
    badges: Type.Array(CaseBadge),
    /** The open task this row stands for, in a staff inbox. */
    task: nullable(
      Type.Object(
        {
          id: Id,
          node: Type.String(),
          name: LocalizedText,
          assignee: nullable(Type.String()),
          mine: Type.Boolean(),
          dueAt: nullable(Instant),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type CaseCard = Static<typeof CaseCard>

/** An outcome one may choose for a task, as the process declares it. */
export const TaskAction = Type.Object(
  {
    code: Type.String(),
    label: LocalizedText,
    style: Type.Enum(['primary', 'default', 'danger']),
    needsOpinion: Type.Boolean(),
    /** What the action asks besides an opinion. */
    asks: Type.Enum(['nothing', 'supplements', 'site-visit', 'answers']),
    /** Said before an act that cannot be undone. */
    effect: nullable(LocalizedText),
  },
  strict,
)
export type TaskAction = Static<typeof TaskAction>

/** What may be done with a task. */
export const taskOperations = [
  'claim',
  'release',
  'complete',
  'transfer',
  'return',
  'delegate',
  'co-handle',
  'add-approver',
  'tolerate',
] as const
export type TaskOperation = (typeof taskOperations)[number]

export const CaseTask = Type.Object(
  {
    id: Id,
    node: Type.String(),
    name: LocalizedText,
    organisation: nullable(LocalizedText),
    assignee: nullable(Type.String()),
    mine: Type.Boolean(),
    status: Type.Enum(['open', 'claimed', 'closed', 'cancelled']),
    openedAt: Instant,
    dueAt: nullable(Instant),
    /** The task within which this one was asked; null for a step of the process. */
    parentId: nullable(Id),
    actions: Type.Array(TaskAction),
    can: Type.Array(Type.Enum([...taskOperations])),
    /** What may be tolerated missing when the case is accepted here. */
    omissible: Type.Array(OmissibleMaterial),
    returnTargets: Type.Array(Type.Object({ node: Type.String(), name: LocalizedText }, strict)),
  },
  strict,
)
export type CaseTask = Static<typeof CaseTask>

/** Operations on the case as a whole; docs/operations.md says what each means. */
export const caseOperations = [
  'withdraw',
  'urge',
  'supervise',
  'pause',
  'resume',
  'terminate',
  'reopen',
  'supersede',
  'merge',
  'split',
] as const
export type CaseOperation = (typeof caseOperations)[number]
export const caseAbilities = [...caseOperations, 'rate', 'watch', 'reveal'] as const

export const CaseDetail = Type.Object(
  {
    ...CaseCard.properties,
    itemCode: nullable(Type.String()),
    itemVersion: nullable(Type.Integer()),
    subject: SubjectRef,
    version: Type.Integer(),
    situation: Type.Array(Type.Object({ question: LocalizedText, answer: LocalizedText }, strict)),
    form: nullable(FormDefinition),
    /** Sensitive values are masked; see POST …/disclosures. */
    answers: Type.Record(Type.String(), Type.Unknown()),
    masked: Type.Array(Type.String()),
    prefills: Type.Array(Prefill),
    materials: Type.Array(ApplicationMaterial),
    tasks: Type.Array(CaseTask),
    asks: Type.Array(CaseAsk),
    supervisions: Type.Array(CaseSupervision),
    dues: Type.Array(CaseDue),
    timeline: Type.Array(TimelineEntry),
    papers: Type.Array(Paper),
    supplement: nullable(SupplementRequest),
    credentials: Type.Array(CaseCredential),
    ratingGiven: nullable(
      Type.Object(
        {
          grade: Type.Integer(),
          at: Instant,
          comment: nullable(Type.String()),
          rectificationNumber: nullable(Type.String()),
        },
        strict,
      ),
    ),
    links: Type.Array(CaseLink),
    /** Steps a finished case may go back to. */
    reopenTargets: Type.Array(Type.Object({ node: Type.String(), name: LocalizedText }, strict)),
    related: Type.Array(
      Type.Object({ number: Type.String(), title: LocalizedText, relation: Type.String() }, strict),
    ),
    can: Type.Array(Type.Enum([...caseAbilities])),
  },
  strict,
)
export type CaseDetail = Static<typeof CaseDetail>

export const caseViews = [
  'mine',
  'claimable',
  'near-due',
  'returned',
  'watched',
  'supervised',
  'handled',
  'all',
  'own',
] as const
export const CaseQuery = {
  view: Type.Optional(Type.Enum([...caseViews])),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  status: Type.Optional(CaseStatus),
  phase: Type.Optional(Phase),
  organisation: Type.Optional(Id),
  item: Type.Optional(Type.String({ maxLength: 40 })),
  level: Type.Optional(Type.Enum(['fine', 'near', 'overdue'])),
  ratingMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  submittedFrom: Type.Optional(Day),
  submittedTo: Type.Optional(Day),
  /** Views of work stand by the day they are due unless asked otherwise; all others are newest first. */
  sort: Type.Optional(Type.Enum(['due', 'newest'])),
}

export const CaseParams = Type.Object({ number: Type.String({ maxLength: 40 }) }, strict)
export const TaskParams = Type.Object({ number: Type.String({ maxLength: 40 }), taskId: Id }, strict)
export const Reason = Type.String({ minLength: 2, maxLength: 1000 })
export const Opinion = Type.String({ maxLength: 2000 })
/** Facts that arrive late keep the time they happened beside the time they were entered. */
export const occurredAt = { occurredAt: Type.Optional(Instant) }

/** What an official decides at a step: the action, and what it asks for. */
export const decisionFields = {
  action: Type.String({ maxLength: 60 }),
  opinion: Type.Optional(Opinion),
  supplements: Type.Optional(
    Type.Array(
      Type.Object(
        {
          target: Type.Enum(['field', 'material', 'other']),
          code: Type.Optional(Type.String()),
          reason: Reason,
        },
        strict,
      ),
      { minItems: 1, maxItems: 50 },
    ),
  ),
  siteVisit: Type.Optional(
    Type.Object(
      {
        visitedAt: Instant,
        place: Type.String({ maxLength: 200 }),
        findings: Type.String({ minLength: 2, maxLength: 2000 }),
        fileIds: Type.Array(Id, { maxItems: 20 }),
      },
      strict,
    ),
  ),
}

export const ratingGrades = [5, 4, 3, 2, 1] as const

export const casesApi = {
  'GET /api/cases': endpoint({
    summary: { zh: '办件列表', en: 'Cases, by view and filter' },
    access: { permission: 'case.case.read' },
    query: Type.Object({ ...CaseQuery, ...PageQuery }, strict),
    response: page(CaseCard),
  }),
  'GET /api/case-counts': endpoint({
    summary: { zh: '待办计数', en: 'How many cases stand in each view' },
    access: { permission: 'case.case.read' },
    response: Type.Object(
      {
        views: Type.Record(Type.String(), Type.Integer()),
        dueToday: Type.Integer(),
        overdue: Type.Integer(),
        finishedToday: Type.Integer(),
        meanWorkdays: nullable(Type.Number()),
        satisfied: nullable(
          Type.Number({
            description: 'share of grades 3 to 5 among the ratings of the last 90 days, 0 to 1',
          }),
        ),
      },
      strict,
    ),
  }),
  'GET /api/cases/{number}': endpoint({
    summary: { zh: '办件详情', en: 'One case' },
    access: { permission: 'case.case.read' },
    params: CaseParams,
    response: CaseDetail,
  }),
  'GET /api/cases/{number}/diagram': endpoint({
    summary: { zh: '流程图（SVG）', en: 'The process diagram as SVG' },
    access: { permission: 'case.case.read' },
    kind: 'binary',
    params: CaseParams,
    response: Bytes,
  }),
  'GET /api/cases/{number}/papers/{kind}': endpoint({
    summary: { zh: '文书 PDF', en: 'A paper of the case as PDF' },
    access: { permission: 'case.case.read' },
    kind: 'binary',
    params: Type.Object({ number: Type.String({ maxLength: 40 }), kind: Type.Enum([...paperKinds]) }, strict),
    response: Bytes,
  }),
  'POST /api/cases/{number}/tasks/{taskId}/claim': endpoint({
    summary: { zh: '领取', en: 'Claim a task' },
    access: { permission: 'case.task.claim' },
    params: TaskParams,
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/tasks/{taskId}/release': endpoint({
    summary: { zh: '退回公共待办', en: 'Release a claimed task' },
    access: { permission: 'case.task.claim' },
    params: TaskParams,
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/tasks/{taskId}/transfer': endpoint({
    summary: { zh: '转办', en: 'Transfer a task to a colleague' },
    access: { permission: 'case.task.transfer' },
    params: TaskParams,
    body: Type.Object({ toAccountId: Id, reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'GET /api/cases/{number}/tasks/{taskId}/colleagues': endpoint({
    summary: { zh: '可转办的同事', en: 'Colleagues who could take the task' },
    access: { permission: 'case.task.transfer' },
    params: TaskParams,
    response: Type.Object(
      { items: Type.Array(Type.Object({ accountId: Id, name: Type.String(), post: LocalizedText }, strict)) },
      strict,
    ),
  }),
  'POST /api/cases/{number}/tasks/{taskId}/return': endpoint({
    summary: { zh: '退回上一环节', en: 'Return to an earlier step' },
    access: { permission: 'case.task.complete' },
    params: TaskParams,
    body: Type.Object({ target: Type.String({ maxLength: 80 }), reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/tasks/{taskId}/completion': endpoint({
    summary: { zh: '办理', en: 'Complete a task with an outcome' },
    access: { permission: 'case.task.complete' },
    params: TaskParams,
    body: Type.Object(
      {
        version: Type.Integer({ description: 'version of the case one has seen; stale → 412' }),
        ...decisionFields,
        answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        materials: Type.Optional(Type.Record(Type.String(), Type.Array(Id))),
        ...occurredAt,
      },
      strict,
    ),
    response: CaseDetail,
  }),
  'POST /api/case-claims': endpoint({
    summary: { zh: '批量领取', en: 'Claim many tasks; each answers for itself' },
    access: { permission: 'case.task.claim' },
    body: Type.Object({ taskIds: Type.Array(Id, { minItems: 1, maxItems: 100 }) }, strict),
    response: Type.Object(
      {
        claimed: Type.Array(Id),
        refused: Type.Array(Type.Object({ taskId: Id, code: Type.String(), detail: Type.String() }, strict)),
      },
      strict,
    ),
  }),
  'POST /api/cases/{number}/withdrawal': endpoint({
    summary: { zh: '撤回申请', en: 'Withdraw the application' },
    access: { permission: 'case.case.withdraw' },
    params: CaseParams,
    body: Type.Object({ reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/pause': endpoint({
    summary: { zh: '暂停计时（法定事由）', en: 'Stop the clock for a statutory reason' },
    access: { permission: 'case.case.supervise' },
    params: CaseParams,
    body: Type.Object(
      {
        ground: Type.Enum(pauseGrounds.map((one) => one.code)),
        days: Type.Integer({
          minimum: 1,
          maximum: 365,
          description: 'days it will take; the applicant is told (行政许可法 §45)',
        }),
        reason: Reason,
        ...occurredAt,
      },
      strict,
    ),
    response: CaseDetail,
  }),
  'POST /api/cases/{number}/resumption': endpoint({
    summary: { zh: '恢复计时', en: 'Let the clock run again' },
    access: { permission: 'case.case.supervise' },
    params: CaseParams,
    body: Type.Object({ reason: Reason, ...occurredAt }, strict),
    response: CaseDetail,
  }),
  'PUT /api/cases/{number}/watch': endpoint({
    summary: { zh: '关注或取消关注', en: 'Watch a case or stop watching it' },
    access: { permission: 'case.case.read' },
    params: CaseParams,
    body: Type.Object({ watched: Type.Boolean() }, strict),
    response: None,
  }),
  'POST /api/cases/{number}/disclosures': endpoint({
    summary: {
      zh: '查看脱敏信息（须说明理由，记录并告知本人）',
      en: 'Reveal a masked value; the reason is logged and shown to its owner',
    },
    access: { permission: 'directory.person.reveal' },
    params: CaseParams,
    body: Type.Object({ field: Type.String({ maxLength: 80 }), reason: Reason }, strict),
    response: Type.Object({ field: Type.String(), value: Type.Unknown() }, strict),
  }),
  'POST /api/cases/{number}/rating': endpoint({
    summary: { zh: '好差评', en: 'Rate the service (GB/T 39735: five grades, one rating a handling)' },
    access: { permission: 'case.rating.write' },
    params: CaseParams,
    body: Type.Object(
      {
        grade: Type.Integer({ minimum: 1, maximum: 5 }),
        tags: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 8 }),
        comment: Type.Optional(Type.String({ maxLength: 1000 })),
      },
      strict,
    ),
    response: CaseDetail,
  }),
  'GET /api/stream': endpoint({
    summary: { zh: '变化通知（SSE）', en: 'Server-sent events about what one may see' },
    access: { signedIn: 'each event is filtered by what the account may read' },
    kind: 'stream',
    response: Type.Object({ topic: Type.String(), reference: nullable(Type.String()) }),
  }),
} as const
