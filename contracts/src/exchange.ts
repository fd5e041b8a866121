// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { LocalizedText } from './text.ts'
import { Day, Id, Instant, None, nullable, PageQuery, page, strict } from './wire.ts'

const Reason = Type.String({ minLength: 1, maxLength: 500 })
const Name = Type.Object(
  {
    zh: Type.String({ minLength: 1, maxLength: 60 }),
    en: Type.String({ minLength: 1, maxLength: 120 }),
  },
  strict,
)
export const SystemCode = Type.String({ pattern: '^[a-z][a-z0-9-]{2,39}$' })

/** `report`: runs cases of the item itself and tells of them. `handle`: fetches cases of the item from here and answers. */
export const permitActs = ['report', 'handle'] as const
export type PermitAct = (typeof permitActs)[number]
export const systemStates = ['prepared', 'active', 'suspended'] as const
/** Posts at the organisation to whom its silence is told. */
export const contactRoles = ['window-clerk', 'reviewer', 'decider', 'department-leader'] as const

const SystemFields = {
  name: Name,
  contactRole: Type.Enum([...contactRoles]),
  callbackUrl: nullable(Type.String({ minLength: 8, maxLength: 300 })),
  silenceHours: Type.Integer({
    minimum: 1,
    maximum: 400,
    description: 'working hours without a sign of life that are normal',
  }),
}

/** A department's own system, as the register lists it. */
export const System = Type.Object(
  {
    code: Type.String(),
    ...SystemFields,
    organisationId: Id,
    organisation: LocalizedText,
    state: Type.Enum([...systemStates]),
    lastHeardAt: nullable(Instant),
    /** Since when it has been silent for longer than is normal. */
    silentSince: nullable(Instant),
    waitingCallbacks: Type.Integer(),
    /** Refused by the receiver until the platform gave up; they wait for a person. */
    heldCallbacks: Type.Integer(),
    /** When the platform gave up reaching it at all. */
    callbacksStoppedAt: nullable(Instant),
    openDifferences: Type.Integer(),
    version: Type.Integer(),
    can: Type.Array(Type.Enum(['manage', 'authorise', 'activate', 'suspend'])),
  },
  strict,
)
export type System = Static<typeof System>

const Permit = Type.Object(
  { itemCode: Type.String({ minLength: 1, maxLength: 60 }), act: Type.Enum([...permitActs]) },
  strict,
)
export const SystemKey = Type.Object(
  {
    id: Type.String(),
    createdAt: Instant,
    /** Until when an old key still counts, once a newer one was given out. */
    retiresAt: nullable(Instant),
    revokedAt: nullable(Instant),
    valid: Type.Boolean(),
  },
  strict,
)
export const SystemDetail = Type.Object(
  {
    ...System.properties,
    permits: Type.Array(Type.Object({ ...Permit.properties, itemName: LocalizedText }, strict)),
    keys: Type.Array(SystemKey),
  },
  strict,
)
export type SystemDetail = Static<typeof SystemDetail>

export const callbackStates = ['waiting', 'delivered', 'held'] as const
export const Callback = Type.Object(
  {
    seq: Type.Integer(),
    type: Type.String(),
    caseNumber: Type.String(),
    at: Instant,
    state: Type.Enum([...callbackStates]),
    tries: Type.Integer(),
    nextTryAt: nullable(Instant),
    lastFault: nullable(Type.String()),
    deliveredAt: nullable(Instant),
  },
  strict,
)
export type Callback = Static<typeof Callback>

/** A case in a day's list: where it stood at the end of that day in Shanghai. */
export const ListEntry = Type.Object(
  {
    externalNumber: Type.String({ minLength: 1, maxLength: 60 }),
    itemCode: Type.String({ minLength: 1, maxLength: 60 }),
    submittedOn: Day,
    promisedOn: nullable(Day),
    state: Type.String({ minLength: 1, maxLength: 40 }),
    stateOn: Day,
  },
  strict,
)
export type ListEntry = Static<typeof ListEntry>
export const DayList = Type.Object(
  {
    /** Of the whole list, so that a damaged one is not taken for a difference. */
    digest: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    entries: Type.Array(ListEntry, { maxItems: 5000 }),
  },
  strict,
)
export type DayList = Static<typeof DayList>

/** One comparison of both sides. */
export const Reconciliation = Type.Object(
  {
    day: Day,
    at: Instant,
    listed: Type.Integer(),
    known: Type.Integer(),
    equal: Type.Integer(),
    differing: Type.Integer(),
    digestHere: Type.String(),
    digestThere: Type.String(),
  },
  strict,
)
export type Reconciliation = Static<typeof Reconciliation>

export const differenceKinds = ['only-here', 'only-there', 'state', 'date', 'item'] as const
export type DifferenceKind = (typeof differenceKinds)[number]
export const SystemDifference = Type.Object(
  {
    id: Id,
    externalNumber: Type.String(),
    kind: Type.Enum([...differenceKinds]),
    day: Day,
    caseNumber: nullable(Type.String()),
    here: nullable(Type.String()),
    there: nullable(Type.String()),
    since: Instant,
    /** Open for longer than it may be. */
    overdue: Type.Boolean(),
    closedAt: nullable(Instant),
    /** Null where a later list agreed. */
    closedBy: nullable(Type.String()),
    reason: nullable(Type.String()),
    can: Type.Array(Type.Enum(['close'])),
  },
  strict,
)
export type SystemDifference = Static<typeof SystemDifference>

const byCode = Type.Object({ code: SystemCode }, strict)

/** The register of departments' systems, for the two administrators; how such a system calls is in exchange-door.ts. */
export const exchangeApi = {
  'GET /api/systems': endpoint({
    summary: { zh: '部门系统登记', en: 'Register of departments’ systems' },
    access: { permission: 'exchange.system.read' },
    response: Type.Object({ items: Type.Array(System) }, strict),
  }),
  'POST /api/systems': endpoint({
    summary: { zh: '登记部门系统', en: 'Register a department’s system' },
    access: { permission: 'exchange.system.manage' },
    body: Type.Object({ code: SystemCode, organisationId: Id, ...SystemFields }, strict),
    response: SystemDetail,
  }),
  'GET /api/systems/{code}': endpoint({
    summary: { zh: '部门系统详情', en: 'A department’s system' },
    access: { permission: 'exchange.system.read' },
    params: byCode,
    response: SystemDetail,
  }),
  'PUT /api/systems/{code}': endpoint({
    summary: { zh: '修改对接参数', en: 'Change how it is connected' },
    access: { permission: 'exchange.system.manage' },
    params: byCode,
    body: Type.Object({ version: Type.Integer(), ...SystemFields }, strict),
    response: SystemDetail,
  }),
  'PUT /api/systems/{code}/permits': endpoint({
    summary: { zh: '授权事项', en: 'Permit items' },
    access: { permission: 'exchange.system.authorise' },
    params: byCode,
    body: Type.Object(
      {
        version: Type.Integer(),
        permits: Type.Array(Permit, { maxItems: 500, uniqueItems: true }),
        reason: Reason,
      },
      strict,
    ),
    response: SystemDetail,
  }),
  'PUT /api/systems/{code}/state': endpoint({
    summary: { zh: '启用或停用', en: 'Activate or suspend' },
    access: { permission: 'exchange.system.authorise' },
    params: byCode,
    body: Type.Object({ state: Type.Enum(['active', 'suspended']), reason: Reason }, strict),
    response: SystemDetail,
  }),
  'POST /api/systems/{code}/keys': endpoint({
    summary: { zh: '发放或轮换密钥', en: 'Give out a key' },
    access: { permission: 'exchange.system.authorise' },
    params: byCode,
    body: Type.Object(
      {
        /** How long the key before it still counts. */
        overlapDays: Type.Integer({ minimum: 0, maximum: 60 }),
        reason: Reason,
      },
      strict,
    ),
    /** The secret is shown here and never again. */
    response: Type.Object({ id: Type.String(), secret: Type.String() }, strict),
  }),
  'GET /api/systems/{code}/callbacks': endpoint({
    summary: { zh: '回调记录', en: 'What it was told' },
    access: { permission: 'exchange.system.read' },
    params: byCode,
    query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum([...callbackStates])) }, strict),
    response: page(Callback),
  }),
  'POST /api/systems/{code}/callbacks/resumption': endpoint({
    summary: { zh: '恢复或重发回调', en: 'Begin callbacks anew, or tell them once more' },
    access: { permission: 'exchange.system.manage' },
    params: byCode,
    body: Type.Object(
      {
        /** From this number on also what was delivered is told once more; null tells only what was not. */
        from: nullable(Type.Integer({ minimum: 1 })),
        reason: Reason,
      },
      strict,
    ),
    response: Type.Object({ waiting: Type.Integer() }, strict),
  }),
  'GET /api/systems/{code}/reconciliations': endpoint({
    summary: { zh: '对账记录', en: 'Comparisons of both sides' },
    access: { permission: 'exchange.system.read' },
    params: byCode,
    response: Type.Object({ items: Type.Array(Reconciliation) }, strict),
  }),
  'PUT /api/systems/{code}/lists/{day}': endpoint({
    summary: { zh: '代为上传对方当日清单', en: 'Hand in a day’s list for the system' },
    access: { permission: 'exchange.system.manage' },
    params: Type.Object({ code: SystemCode, day: Day }, strict),
    body: DayList,
    response: Reconciliation,
  }),
  'GET /api/systems/{code}/differences': endpoint({
    summary: { zh: '对账差异', en: 'Where the two sides differ' },
    access: { permission: 'exchange.system.read' },
    params: byCode,
    query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum(['open', 'closed'])) }, strict),
    response: page(SystemDifference),
  }),
  'POST /api/systems/{code}/differences/{id}/closure': endpoint({
    summary: { zh: '说明并关闭差异', en: 'Close a difference with its reason' },
    access: { permission: 'exchange.difference.close' },
    params: Type.Object({ code: SystemCode, id: Id }, strict),
    body: Type.Object({ reason: Reason }, strict),
    response: None,
  }),
  'POST /api/systems/{code}/keys/{keyId}/revocation': endpoint({
    summary: { zh: '作废密钥', en: 'Revoke a key at once' },
    access: { permission: 'exchange.system.authorise' },
    params: Type.Object({ code: SystemCode, keyId: Type.String({ maxLength: 60 }) }, strict),
    body: Type.Object({ reason: Reason }, strict),
    response: None,
  }),
} as const
