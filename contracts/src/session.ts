// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { permissions, roles } from './permissions.ts'
import { LocalizedText } from './text.ts'
import { Day, Id, Instant, None, nullable, PageQuery, page, SubjectRef, strict } from './wire.ts'

export const Entrance = Type.Enum(['citizen', 'enterprise', 'staff', 'cockpit'])

export const SignedInAccount = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['staff', 'resident', 'system']),
    /** Family name and honorific or full name for staff; residents see their own full name. */
    displayName: Type.String(),
    /** The post in which a member of staff acts; null for residents. */
    post: nullable(
      Type.Object(
        { id: Id, title: LocalizedText, organisationId: Id, organisationName: LocalizedText },
        strict,
      ),
    ),
    /** The subject one acts for: oneself, or an enterprise or relative by delegation. Null for staff. */
    acting: nullable(
      Type.Object(
        {
          subject: SubjectRef,
          name: Type.String(),
          relation: Type.Enum(['self', 'legal-representative', 'agent', 'family']),
        },
        strict,
      ),
    ),
    /** Whom one may act for (市民: oneself and delegations; 企业: the enterprises one may represent). */
    mayActFor: Type.Array(
      Type.Object(
        {
          subject: SubjectRef,
          name: Type.String(),
          relation: Type.Enum(['self', 'legal-representative', 'agent', 'family']),
        },
        strict,
      ),
    ),
    roles: Type.Array(Type.Enum([...roles])),
    permissions: Type.Array(Type.Enum([...permissions])),
    entrances: Type.Array(Entrance),
  },
  strict,
)
export type SignedInAccount = Static<typeof SignedInAccount>

export const DemoAccount = Type.Object(
  {
    login: Type.String(),
    password: Type.String(),
    name: Type.String(),
    role: LocalizedText,
    note: LocalizedText,
    entrance: Entrance,
  },
  strict,
)

export const Session = Type.Object(
  {
    city: Type.Object({ name: LocalizedText, bureau: LocalizedText, host: LocalizedText }, strict),
    mode: Type.Enum(['demo', 'production']),
    now: Instant,
    account: nullable(SignedInAccount),
    /** Session ends at this instant unless used; null when nobody is signed in. */
    expiresAt: nullable(Instant),
    /** Only in demonstration mode. */
    demoAccounts: Type.Array(DemoAccount),
  },
  strict,
)
export type Session = Static<typeof Session>

/** One look at a person's or enterprise's data: shown to its owner. */
export const DataUse = Type.Object(
  {
    id: Id,
    at: Instant,
    elements: Type.Array(Type.Object({ code: Type.String(), name: LocalizedText }, strict)),
    purpose: Type.Object(
      {
        kind: Type.Enum(['case', 'draft', 'reveal', 'verification', 'import']),
        reference: nullable(Type.String()),
        reason: nullable(Type.String()),
      },
      strict,
    ),
    by: Type.Object(
      { organisation: nullable(LocalizedText), post: nullable(LocalizedText), system: Type.Boolean() },
      strict,
    ),
  },
  strict,
)

export const Organisation = Type.Object(
  {
    id: Id,
    code: Type.String(),
    creditCode: nullable(Type.String()),
    name: LocalizedText,
    shortName: LocalizedText,
    kind: Type.String(),
    parentId: nullable(Id),
    regionCode: Type.String(),
    validFrom: Type.String(),
    validTo: nullable(Type.String()),
  },
  strict,
)
export type Organisation = Static<typeof Organisation>

export const Region = Type.Object(
  {
    code: Type.String(),
    name: LocalizedText,
    level: Type.Enum(['city', 'county', 'township', 'village']),
    parentCode: nullable(Type.String()),
  },
  strict,
)

/** A day that is off in a region besides those of the whole country. */
export const DayOff = Type.Object(
  {
    regionCode: Type.String(),
    day: Day,
    name: LocalizedText,
    basis: Type.String({ description: 'the notice that declared it' }),
  },
  strict,
)
const DaysOff = Type.Object({ items: Type.Array(DayOff) }, strict)

export const sessionApi = {
  'GET /api/session': endpoint({
    summary: { zh: '当前会话', en: 'The current session' },
    access: {
      public: 'tells whether one is signed in, and shows demonstration accounts in demonstration mode only',
    },
    response: Session,
  }),
  'POST /api/session': endpoint({
    summary: { zh: '登录', en: 'Sign in' },
    access: { public: 'signing in is how one gets an identity' },
    notIdempotentByKey: 'each sign-in makes a session of its own; nothing is lost by repeating it',
    perMinute: 20,
    body: Type.Object(
      {
        login: Type.String({ minLength: 1, maxLength: 80 }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
        totp: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
        /** An own password in place of a temporary one. */
        newPassword: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      },
      strict,
    ),
    response: Session,
  }),
  'DELETE /api/session': endpoint({
    summary: { zh: '退出登录', en: 'Sign out' },
    access: { signedIn: 'ends the own session' },
    notIdempotentByKey: 'ending an ended session changes nothing',
    response: None,
  }),
  'PUT /api/session/acting': endpoint({
    summary: { zh: '切换办理身份', en: 'Choose for whom one acts' },
    access: { signedIn: 'only subjects listed in mayActFor are accepted' },
    notIdempotentByKey: 'setting the same value twice changes nothing',
    body: Type.Object({ subject: SubjectRef }, strict),
    response: Session,
  }),
  'GET /api/my/data-uses': endpoint({
    summary: { zh: '谁查看了我的数据', en: 'Who looked at my data' },
    access: { permission: 'directory.use.read' },
    query: Type.Object({ ...PageQuery }, strict),
    response: page(DataUse),
  }),
  'GET /api/organisations': endpoint({
    summary: { zh: '组织机构（可指定日期）', en: 'Organisations as they were on a day' },
    access: { permission: 'directory.organisation.read' },
    query: Type.Object({ at: Type.Optional(Type.String({ format: 'date' })) }, strict),
    response: Type.Object({ items: Type.Array(Organisation) }, strict),
  }),
  'GET /api/regions': endpoint({
    summary: { zh: '行政区划', en: 'Regions' },
    access: { public: 'the list of districts is public knowledge' },
    response: Type.Object({ items: Type.Array(Region) }, strict),
  }),
  'GET /api/days-off': endpoint({
    summary: { zh: '各地另行放假的日子', en: 'Days off of regions' },
    access: { public: 'when offices are closed is public knowledge' },
    response: DaysOff,
  }),
  'POST /api/days-off': endpoint({
    summary: { zh: '设置某地放假（今后的日子）', en: 'Declare days off in a region, ahead' },
    access: { permission: 'directory.calendar.edit' },
    body: Type.Object(
      {
        regionCode: Type.String({ maxLength: 12 }),
        days: Type.Array(Day, { minItems: 1, maxItems: 31 }),
        name: LocalizedText,
        basis: Type.String({ minLength: 2, maxLength: 300 }),
      },
      strict,
    ),
    response: DaysOff,
  }),
  'DELETE /api/days-off/{regionCode}/{day}': endpoint({
    summary: { zh: '取消某地放假', en: 'Take a day off back' },
    access: { permission: 'directory.calendar.edit' },
    params: Type.Object({ regionCode: Type.String({ maxLength: 12 }), day: Day }, strict),
    response: DaysOff,
  }),
} as const
