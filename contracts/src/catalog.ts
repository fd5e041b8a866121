// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { FormField } from './form.ts'
import { LocalizedText } from './text.ts'
import { Day, Id, Instant, nullable, PageQuery, page, strict } from './wire.ts'

export const EntryStatus = Type.Enum(['draft', 'review', 'published', 'retired'])
export type EntryStatus = 'draft' | 'review' | 'published' | 'retired'

export const EntryCard = Type.Object(
  {
    id: Id,
    type: Type.String(),
    code: Type.String(),
    name: LocalizedText,
    organisationId: Id,
    organisation: LocalizedText,
    version: Type.Integer(),
    status: EntryStatus,
    changedAt: Instant,
  },
  strict,
)
export type EntryCard = Static<typeof EntryCard>

export const CheckFault = Type.Object(
  {
    code: Type.String(),
    pointer: Type.String(),
    message: LocalizedText,
    severity: Type.Enum(['error', 'warning']),
  },
  strict,
)
export type CheckFault = Static<typeof CheckFault>

export const EntryDetail = Type.Object(
  {
    ...EntryCard.properties,
    content: Type.Unknown(),
    effectiveFrom: nullable(Day),
    effectiveTo: nullable(Day),
    contentHash: Type.String(),
    versions: Type.Array(
      Type.Object({ version: Type.Integer(), status: EntryStatus, changedAt: Instant }, strict),
    ),
    faults: Type.Array(CheckFault),
    can: Type.Array(Type.Enum(['edit', 'publish', 'retire'])),
  },
  strict,
)
export type EntryDetail = Static<typeof EntryDetail>

/** A data element as a list shows it. */
export const ElementCard = Type.Object(
  {
    code: Type.String(),
    name: LocalizedText,
    /** 1 public, 2 internal, 3 personal or commercial, 4 sensitive personal. */
    sensitivity: Type.Integer(),
    /** Whether a register or certificate holds it, so that nobody may be asked for it unaided. */
    authoritative: Type.Boolean(),
    source: Type.Enum(['population', 'legal-entity', 'certificate', 'applicant']),
    codeSet: nullable(Type.String()),
  },
  strict,
)
export type ElementCard = Static<typeof ElementCard>

export const CodeSetCard = Type.Object(
  { code: Type.String(), name: LocalizedText, standard: nullable(Type.String()), entries: Type.Integer() },
  strict,
)
export type CodeSetCard = Static<typeof CodeSetCard>

const EntryParams = Type.Object({ id: Id }, strict)

export const LawCard = Type.Object(
  {
    name: Type.String(),
    kind: Type.Enum(['law', 'regulation']),
    adopted: nullable(Day),
    lastAmended: nullable(Day),
    articles: Type.Integer(),
    limits: Type.Integer(),
    hasText: Type.Boolean(),
  },
  strict,
)
export type LawCard = Static<typeof LawCard>

export const LawLimit = Type.Object(
  {
    count: Type.Integer(),
    unit: Type.Enum(['working-day', 'calendar-day', 'month', 'year', 'hour']),
    purpose: nullable(Type.String()),
  },
  strict,
)

export const LawDetail = Type.Object(
  {
    ...LawCard.properties,
    chapters: Type.Array(
      Type.Object(
        { number: Type.Integer(), title: Type.String(), from: Type.Integer(), to: Type.Integer() },
        strict,
      ),
    ),
    articleList: Type.Array(
      Type.Object(
        {
          number: Type.Integer(),
          sub: Type.Integer(),
          paragraphs: Type.Integer(),
          limits: Type.Array(LawLimit),
          text: nullable(Type.Array(Type.String())),
        },
        strict,
      ),
    ),
    citedBy: Type.Array(
      Type.Object({ article: Type.Integer(), itemCode: Type.String(), itemName: LocalizedText }, strict),
    ),
  },
  strict,
)

export const catalogApi = {
  'GET /api/catalog/entries': endpoint({
    summary: { zh: '目录条目', en: 'Catalogue entries of one type' },
    access: { permission: 'catalog.entry.read' },
    query: Type.Object(
      {
        type: Type.String(),
        status: Type.Optional(EntryStatus),
        q: Type.Optional(Type.String({ maxLength: 100 })),
        organisation: Type.Optional(Id),
        ...PageQuery,
      },
      strict,
    ),
    response: page(EntryCard),
  }),
  'GET /api/catalog/entries/{id}': endpoint({
    summary: { zh: '目录条目（可指定版本）', en: 'One entry, at a version' },
    access: { permission: 'catalog.entry.read' },
    params: EntryParams,
    query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }, strict),
    response: EntryDetail,
  }),
  'PUT /api/catalog/entries/{id}/draft': endpoint({
    summary: {
      zh: '保存草案',
      en: 'Save the draft of an entry (opens a new version if the last is published)',
    },
    access: { permission: 'catalog.entry.edit' },
    params: EntryParams,
    body: Type.Object(
      {
        version: Type.Integer(),
        /** Hash of the content that was changed; where somebody else has saved since, the draft is refused (412). */
        seenHash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
        content: Type.Unknown(),
      },
      strict,
    ),
    response: EntryDetail,
  }),
  'POST /api/catalog/entries/{id}/publication': endpoint({
    summary: { zh: '发布（校验不通过则拒绝并列出全部问题）', en: 'Publish; refused with every fault listed' },
    access: { permission: 'catalog.entry.publish' },
    params: EntryParams,
    body: Type.Object({ version: Type.Integer(), effectiveFrom: Type.Optional(Day) }, strict),
    response: EntryDetail,
  }),
  'POST /api/catalog/entries/{id}/retirement': endpoint({
    summary: { zh: '停用', en: 'Retire' },
    access: { permission: 'catalog.entry.publish' },
    params: EntryParams,
    body: Type.Object(
      { version: Type.Integer(), reason: Type.String({ minLength: 2, maxLength: 500 }) },
      strict,
    ),
    response: EntryDetail,
  }),
  'GET /api/catalog/elements': endpoint({
    summary: { zh: '数据元', en: 'Data elements in force' },
    access: { permission: 'catalog.entry.read' },
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })), ...PageQuery }, strict),
    response: page(ElementCard),
  }),
  'GET /api/catalog/elements/{code}': endpoint({
    summary: { zh: '数据元作为表单字段', en: 'One data element, as a field of a form' },
    access: { permission: 'catalog.entry.read' },
    params: Type.Object({ code: Type.String({ maxLength: 100 }) }, strict),
    response: Type.Object(
      {
        ...ElementCard.properties,
        fieldName: Type.String(),
        field: FormField,
      },
      strict,
    ),
  }),
  'GET /api/catalog/code-sets': endpoint({
    summary: { zh: '代码集', en: 'Code sets in force' },
    access: { permission: 'catalog.entry.read' },
    query: Type.Object({ ...PageQuery }, strict),
    response: page(CodeSetCard),
  }),
  'GET /api/catalog/code-sets/{code}': endpoint({
    summary: { zh: '代码集的代码', en: 'One code set with its codes' },
    access: { permission: 'catalog.entry.read' },
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }, strict),
    response: Type.Object(
      {
        ...CodeSetCard.properties,
        codes: Type.Array(Type.Object({ code: Type.String(), name: LocalizedText }, strict)),
      },
      strict,
    ),
  }),
  'GET /api/laws': endpoint({
    summary: { zh: '法规库', en: 'The law register' },
    access: { public: 'laws are public' },
    response: Type.Object({ items: Type.Array(LawCard) }, strict),
  }),
  'GET /api/laws/{name}': endpoint({
    summary: { zh: '法规条文', en: 'One law with its articles' },
    access: { public: 'laws are public' },
    params: Type.Object({ name: Type.String({ maxLength: 100 }) }, strict),
    response: LawDetail,
  }),
  'POST /api/laws/import': endpoint({
    summary: {
      zh: '导入法规文本',
      en: 'Import law texts (Markdown); a malformed file is refused by name and line',
    },
    access: { permission: 'catalog.law.import' },
    body: Type.Object(
      {
        files: Type.Array(
          Type.Object(
            { name: Type.String({ maxLength: 200 }), text: Type.String({ maxLength: 900_000 }) },
            strict,
          ),
          { minItems: 1, maxItems: 50 },
        ),
      },
      strict,
    ),
    response: Type.Object(
      {
        imported: Type.Array(LawCard),
        refused: Type.Array(
          Type.Object({ file: Type.String(), line: Type.Integer(), message: LocalizedText }, strict),
        ),
      },
      strict,
    ),
  }),
} as const
