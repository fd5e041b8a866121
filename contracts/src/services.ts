// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { FileRef } from './files.ts'
import { FormDefinition } from './form.ts'
import { ServiceItem } from './service-item.ts'
import { LocalizedText } from './text.ts'
import { Day, Id, Instant, None, nullable, PageQuery, page, SubjectRef, strict } from './wire.ts'

/** A service item as a search result or a card. */
export const ServiceCard = Type.Object(
  {
    code: Type.String({ description: 'implementing code, GB/T 39554.1' }),
    name: LocalizedText,
    organisation: LocalizedText,
    audience: Type.Array(Type.Enum(['person', 'enterprise'])),
    themes: Type.Array(Type.String()),
    promisedDays: Type.Integer(),
    onlineDepth: Type.Integer(),
    visits: Type.Integer(),
    instant: Type.Boolean(),
    free: Type.Boolean(),
  },
  strict,
)
export type ServiceCard = Static<typeof ServiceCard>

export const ServiceTheme = Type.Object(
  {
    code: Type.String(),
    name: LocalizedText,
    audience: Type.Enum(['person', 'enterprise']),
    count: Type.Integer(),
    examples: Type.Array(LocalizedText),
  },
  strict,
)

/** The article a promise rests on, as far as the law register knows it. */
export const CitedArticle = Type.Object(
  {
    law: Type.String(),
    article: Type.Integer(),
    articleSub: Type.Optional(Type.Integer()),
    paragraph: nullable(Type.Integer()),
    /** Full text, where the law texts were imported; null where only the outline is present. */
    text: nullable(Type.String()),
  },
  strict,
)

export const ServiceGuide = Type.Object(
  {
    version: Type.Integer(),
    publishedAt: Instant,
    effectiveFrom: Day,
    item: ServiceItem,
    organisation: LocalizedText,
    jointOrganisations: Type.Array(LocalizedText),
    basis: Type.Array(CitedArticle),
    /** If one applied today. Provisional beyond the published holiday calendar. */
    promisedOn: Type.Object({ day: Day, provisional: Type.Boolean() }, strict),
    /** Computed from finished cases; null where there are none yet. */
    experience: Type.Object(
      {
        finished: Type.Integer(),
        medianWorkdays: nullable(Type.Number()),
        ratings: Type.Integer(),
        satisfied: nullable(Type.Number()),
      },
      strict,
    ),
  },
  strict,
)
export type ServiceGuide = Static<typeof ServiceGuide>

export const SituationAnswers = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Array(Type.String()), Type.Boolean()]),
)

export const Prefill = Type.Object(
  {
    field: Type.String(),
    element: Type.String(),
    value: Type.Unknown(),
    source: LocalizedText,
    asOf: Day,
    /** A prefilled value from an authoritative source is not edited but contested. */
    authoritative: Type.Boolean(),
  },
  strict,
)
export type Prefill = Static<typeof Prefill>

export const ApplicationMaterial = Type.Object(
  {
    code: Type.String(),
    name: LocalizedText,
    required: Type.Boolean(),
    form: Type.String(),
    accept: Type.Array(Type.String()),
    maxFiles: Type.Integer(),
    /**
     * `exempt`: not asked for, because the certificate library holds it. `omitted`: to be handed in after acceptance.
     * `committed`: a signed commitment stands for it. `answered`: questions of the form do. `waived`: tolerated missing,
     * then done without.
     */
    state: Type.Enum(['wanted', 'provided', 'exempt', 'omitted', 'committed', 'answered', 'waived']),
    /** Working days after acceptance in which it may follow; null where it may not. */
    tolerableDays: nullable(Type.Integer()),
    /** What may be signed in its place; null where nothing may. */
    commitment: nullable(Type.Object({ statement: LocalizedText, checkDays: Type.Integer() }, strict)),
    exemptBy: nullable(
      Type.Object({ credentialId: Id, name: LocalizedText, identifier: Type.String(), asOf: Day }, strict),
    ),
    files: Type.Array(FileRef),
  },
  strict,
)
export type ApplicationMaterial = Static<typeof ApplicationMaterial>

/** What an applicant does instead of handing a material in: hand it in later 容缺, or commit to it 告知承诺. */
export const Instead = Type.Enum(['omission', 'commitment'])

/** A draft application: saved as one types, kept 30 days after the last change. */
export const Application = Type.Object(
  {
    id: Id,
    itemCode: Type.String(),
    itemName: LocalizedText,
    itemVersion: Type.Integer(),
    organisation: LocalizedText,
    subject: SubjectRef,
    subjectName: Type.String(),
    situation: SituationAnswers,
    form: FormDefinition,
    answers: Type.Record(Type.String(), Type.Unknown()),
    prefills: Type.Array(Prefill),
    contested: Type.Array(
      Type.String({ description: 'field whose prefilled value the applicant says is wrong' }),
    ),
    materials: Type.Array(ApplicationMaterial),
    promisedDays: Type.Integer(),
    promisedOn: Type.Object({ day: Day, provisional: Type.Boolean() }, strict),
    version: Type.Integer(),
    savedAt: Instant,
    expiresOn: Day,
  },
  strict,
)
export type Application = Static<typeof Application>

export const ApplicationCard = Type.Object(
  {
    id: Id,
    itemCode: Type.String(),
    itemName: LocalizedText,
    subjectName: Type.String(),
    savedAt: Instant,
    expiresOn: Day,
  },
  strict,
)

const ApplicationParams = Type.Object({ id: Id }, strict)

export const Fault = Type.Object(
  {
    code: Type.String(),
    pointer: Type.String(),
    message: LocalizedText,
    severity: Type.Enum(['error', 'warning']),
  },
  strict,
)
export type Fault = Static<typeof Fault>

/** What became of one file of items; each fault names the row it stands in. */
export const ItemImport = Type.Object(
  {
    accepted: Type.Array(
      Type.Object({ code: Type.String(), name: LocalizedText, entryId: Id, version: Type.Integer() }, strict),
    ),
    rejected: Type.Array(
      Type.Object(
        {
          sheet: nullable(Type.String()),
          row: nullable(Type.Integer()),
          column: nullable(Type.String()),
          code: nullable(Type.String()),
          message: LocalizedText,
        },
        strict,
      ),
    ),
    /** The same file with an error column, for Excel. */
    annotatedFileId: nullable(Id),
  },
  strict,
)

export const servicesApi = {
  'GET /api/service-themes': endpoint({
    summary: { zh: '服务主题', en: 'Themes of services' },
    access: { public: 'the service guide is public (国办发〔2019〕 online services)' },
    response: Type.Object({ items: Type.Array(ServiceTheme), total: Type.Integer() }, strict),
  }),
  'GET /api/services': endpoint({
    summary: {
      zh: '搜索服务事项（分词、拼音）',
      en: 'Search services, with Chinese segmentation and pinyin',
    },
    access: { public: 'the service guide is public' },
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 100 })),
        audience: Type.Optional(Type.Enum(['person', 'enterprise'])),
        theme: Type.Optional(Type.String()),
        organisation: Type.Optional(Type.String()),
        ...PageQuery,
      },
      strict,
    ),
    response: page(ServiceCard),
  }),
  'GET /api/services/{code}': endpoint({
    summary: { zh: '办事指南', en: 'The guide of one service' },
    access: { public: 'the service guide is public' },
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }, strict),
    response: ServiceGuide,
  }),
  'POST /api/applications': endpoint({
    summary: { zh: '开始申请（生成草稿）', en: 'Begin an application (makes a draft)' },
    access: { permission: 'services.application.write' },
    body: Type.Object({ itemCode: Type.String(), situation: SituationAnswers }, strict),
    response: Application,
  }),
  'GET /api/applications': endpoint({
    summary: { zh: '我的草稿', en: 'My drafts' },
    access: { permission: 'services.application.write' },
    query: Type.Object({ ...PageQuery }, strict),
    response: page(ApplicationCard),
  }),
  'GET /api/applications/{id}': endpoint({
    summary: { zh: '打开草稿', en: 'Open a draft' },
    access: { permission: 'services.application.write' },
    params: ApplicationParams,
    response: Application,
  }),
  'PATCH /api/applications/{id}': endpoint({
    summary: { zh: '保存草稿', en: 'Save a draft' },
    access: { permission: 'services.application.write' },
    params: ApplicationParams,
    body: Type.Object(
      {
        /** The version one has seen; a stale one is refused with 412 and nothing is lost. */
        version: Type.Integer(),
        answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        situation: Type.Optional(SituationAnswers),
        contested: Type.Optional(Type.Array(Type.String())),
        materials: Type.Optional(Type.Record(Type.String(), Type.Array(Id))),
        /** By material code; the whole, as with materials. */
        instead: Type.Optional(Type.Record(Type.String(), Instead)),
      },
      strict,
    ),
    response: Application,
  }),
  'DELETE /api/applications/{id}': endpoint({
    summary: { zh: '删除草稿', en: 'Delete a draft' },
    access: { permission: 'services.application.write' },
    params: ApplicationParams,
    response: None,
  }),
  'POST /api/applications/{id}/submission': endpoint({
    summary: { zh: '提交申请', en: 'Submit an application' },
    access: { permission: 'services.application.write' },
    params: ApplicationParams,
    body: Type.Object(
      {
        version: Type.Integer(),
        truthful: Type.Literal(true, {
          description: 'the applicant declares that the answers are true (行政许可法 §31)',
        }),
        commitments: Type.Optional(
          Type.Array(Type.String({ maxLength: 60 }), {
            maxItems: 40,
            description: 'materials whose commitment the applicant signs with this submission',
          }),
        ),
      },
      strict,
    ),
    response: Type.Object(
      {
        caseNumber: Type.String(),
        promisedOn: Type.Object({ day: Day, provisional: Type.Boolean() }, strict),
        instant: Type.Boolean(),
      },
      strict,
    ),
  }),
  'POST /api/service-items/import': endpoint({
    summary: { zh: '导入事项（JSON 或 Excel）', en: 'Import items from JSON or Excel' },
    access: { permission: 'catalog.entry.edit' },
    body: Type.Object({ fileId: Id }, strict),
    response: ItemImport,
  }),
  'GET /api/service-items/export': endpoint({
    summary: { zh: '导出事项 Excel', en: 'Export items as Excel' },
    access: { permission: 'catalog.entry.read' },
    kind: 'binary',
    response: Type.Unsafe<Blob>(Type.String({ format: 'binary' })),
  }),
} as const
