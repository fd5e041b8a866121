// SPDX-License-Identifier: Apache-2.0
// Service item 政务服务事项 with its implementing elements 实施要素 (GB/T 39554.1/.2-2020).
import { type Static, Type } from 'typebox'
import { Condition } from './condition.ts'
import { FormDefinition } from './form.ts'
import { ITEM_LEVELS, ITEM_TYPES } from './identifiers.ts'
import { LocalizedText } from './text.ts'

const strict = { additionalProperties: false }
const key = (description: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9]*([-.][a-z0-9]+)*$', maxLength: 60, description })
/** Names of situations and form fields: they share one space, because conditions read both. */
const fact = (description: string) =>
  Type.String({ pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60, description })
const phone = (description: string) => Type.String({ maxLength: 30, description })

/** Where it stands written: 第十条之一 is article 10, sub 1; paragraphs（款）count from 1. */
export const LegalBasis = Type.Object(
  {
    law: Type.String({ minLength: 2, maxLength: 100 }),
    article: Type.Integer({ minimum: 1, maximum: 9999 }),
    articleSub: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
    paragraph: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
  },
  strict,
)
export type LegalBasis = Static<typeof LegalBasis>

/** A question of the guide 情形. Its answer trims the materials and the form. */
export const Situation = Type.Object(
  {
    id: fact('name under which conditions read the answer'),
    question: LocalizedText,
    help: Type.Optional(LocalizedText),
    /** Several options may be chosen; the answer is a list. */
    multiple: Type.Optional(Type.Boolean()),
    /** Asked only where this holds over the situations before it. */
    when: Type.Optional(Condition),
    options: Type.Array(Type.Object({ value: key('answer'), label: LocalizedText }, strict), {
      minItems: 2,
      maxItems: 20,
    }),
  },
  strict,
)
export type Situation = Static<typeof Situation>

export const MATERIAL_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const

/** A material 申请材料. */
export const Material = Type.Object(
  {
    code: key('code within the item'),
    name: LocalizedText,
    necessity: Type.Enum(['required', 'conditional']),
    /** Over the answers of the situations; a conditional material is wanted where it is true. */
    when: Type.Optional(Condition),
    form: Type.Enum(['original', 'copy', 'electronic']),
    source: Type.Enum(['applicant', 'government', 'third-party']),
    /** Who makes it out, for materials that the applicant does not write. */
    issuer: Type.Optional(LocalizedText),
    /** Not asked for when the certificate library holds a valid one of this type. */
    certificateType: Type.Optional(key('certificate type')),
    accept: Type.Array(Type.Enum([...MATERIAL_TYPES]), { minItems: 1, uniqueItems: true }),
    maxFiles: Type.Integer({ minimum: 1, maximum: 20 }),
    /** What a good one looks like. */
    sample: Type.Optional(LocalizedText),
    /** 容缺受理: may be handed in so many working days after acceptance. */
    tolerableDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
    /** 告知承诺: this signed statement stands for it, and is checked so many working days after the decision. */
    commitment: Type.Optional(
      Type.Object(
        { statement: LocalizedText, checkDays: Type.Integer({ minimum: 1, maximum: 250 }) },
        strict,
      ),
    ),
  },
  strict,
)
export type Material = Static<typeof Material>

/** A step of the flow table 办理流程. Days are working days. */
export const ItemStep = Type.Object(
  {
    name: LocalizedText,
    kind: Type.Enum(['accept', 'review', 'site-visit', 'decide', 'issue']),
    days: Type.Integer({ minimum: 0, maximum: 200 }),
    role: Type.Enum(['window-clerk', 'reviewer', 'inspector', 'decider', 'system']),
  },
  strict,
)
export type ItemStep = Static<typeof ItemStep>

export const ItemWindow = Type.Object(
  {
    hall: key('organisation code of the hall'),
    window: LocalizedText,
    address: LocalizedText,
    hours: LocalizedText,
    phone: phone('for enquiries, with area code'),
    complaintPhone: phone('for complaints, with area code'),
  },
  strict,
)
export type ItemWindow = Static<typeof ItemWindow>

export const ItemFee = Type.Object(
  {
    charged: Type.Boolean(),
    onlinePayment: Type.Boolean(),
    items: Type.Array(
      Type.Object(
        { name: LocalizedText, amountFen: Type.Integer({ minimum: 1 }), basis: LocalizedText },
        strict,
      ),
      { maxItems: 20 },
    ),
  },
  strict,
)
export type ItemFee = Static<typeof ItemFee>

/**
 * 设立登记: the enterprise that a registration brings into being, and which field of the form tells what of it. Of a list
 * the first field that was answered counts. `authority` is the first part of its credit code (GB 32100-2015: 91
 * enterprise, 92 individual business, 93 farmers' cooperative), `kind` a code of the code set `entity-kind`.
 */
export const Establishes = Type.Object(
  {
    authority: Type.Enum(['91', '92', '93']),
    kind: Type.String({ pattern: '^\\d{2}$' }),
    name: Type.Array(fact('form field'), { minItems: 1, maxItems: 3 }),
    address: Type.Array(fact('form field'), { minItems: 1, maxItems: 3 }),
    businessScope: fact('form field'),
    capital: Type.Optional(fact('form field')),
    representative: fact('form field'),
  },
  strict,
)
export type Establishes = Static<typeof Establishes>

/**
 * What comes out 办理结果. The kind is how the matter ends: 出证办结 certificate, 审批办结 approval, 出文办结 document;
 * `record` where something is entered and nothing handed out.
 */
export const ItemResult = Type.Object(
  {
    kind: Type.Enum(['certificate', 'approval', 'document', 'record']),
    name: LocalizedText,
    certificateType: Type.Optional(key('certificate type')),
    sample: Type.Optional(LocalizedText),
    validYears: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    establishes: Type.Optional(Establishes),
  },
  strict,
)
export type ItemResult = Static<typeof ItemResult>

/** A service item with all its implementing elements: the content of one published version. */
export const ServiceItem = Type.Object(
  {
    /** 基本编码: 2 scope + 2 type + 5 main + 3 sub. */
    basicCode: Type.String({ pattern: '^\\d{12}$' }),
    /** 实施编码: credit code of the implementing body + level + basic code. */
    implementingCode: Type.String({ pattern: '^[0-9A-Z]{18}[1-6]\\d{12}$' }),
    /** 业务办理项编码. */
    handlingCode: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{18}[1-6]\\d{14}$' })),
    name: LocalizedText,
    summary: LocalizedText,
    /** Other words people look for it by. */
    keywords: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 30 }),
    type: Type.Enum([...ITEM_TYPES]),
    level: Type.Enum([...ITEM_LEVELS]),
    organisation: key('code of the implementing organisation'),
    /** Departments that give their opinion in parallel 联合办理. */
    jointOrganisations: Type.Array(key('organisation code'), { maxItems: 8, uniqueItems: true }),
    audience: Type.Array(Type.Enum(['person', 'enterprise']), { minItems: 1, uniqueItems: true }),
    themes: Type.Array(key('theme code'), { minItems: 1, maxItems: 6, uniqueItems: true }),
    basis: Type.Array(LegalBasis, { minItems: 1, maxItems: 12 }),
    conditions: Type.Array(LocalizedText, { minItems: 1, maxItems: 20 }),
    situations: Type.Array(Situation, { maxItems: 10 }),
    materials: Type.Array(Material, { maxItems: 40 }),
    statutoryDays: Type.Object(
      {
        count: Type.Integer({ minimum: 1, maximum: 400 }),
        unit: Type.Enum(['working-day', 'calendar-day']),
        basis: LegalBasis,
      },
      strict,
    ),
    /** 承诺办结时限 in working days; 0 where it is done at once. */
    promisedDays: Type.Integer({ minimum: 0, maximum: 400 }),
    /** 马上就办: done at once, at the window or by rule. */
    instant: Type.Boolean(),
    /** 办件类型: 即办件 or 承诺件. */
    caseType: Type.Enum(['instant', 'promised']),
    /** 审批方式: 即审即办 or 前审后批. */
    reviewMode: Type.Enum(['on-the-spot', 'review-then-approve']),
    steps: Type.Array(ItemStep, { minItems: 1, maxItems: 20 }),
    process: key('process definition'),
    windows: Type.Array(ItemWindow, { minItems: 1, maxItems: 40 }),
    fee: ItemFee,
    result: ItemResult,
    /** 网上办理深度: 1 information, 2 pre-application, 3 online acceptance, 4 wholly online 全程网办. */
    onlineDepth: Type.Integer({ minimum: 1, maximum: 4 }),
    /** 到办事现场次数, with the reason where one has to come. */
    visits: Type.Object(
      { count: Type.Integer({ minimum: 0, maximum: 5 }), reason: Type.Optional(LocalizedText) },
      strict,
    ),
    post: Type.Object({ materials: Type.Boolean(), result: Type.Boolean() }, strict),
    faqs: Type.Array(Type.Object({ question: LocalizedText, answer: LocalizedText }, strict), {
      maxItems: 30,
    }),
    /** Over data elements: true decides at once, false or unknown goes to a person. */
    instantDecision: Type.Optional(Condition),
    form: FormDefinition,
  },
  strict,
)
export type ServiceItem = Static<typeof ServiceItem>
