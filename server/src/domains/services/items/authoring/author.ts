// SPDX-License-Identifier: Apache-2.0

import type { Condition } from '#contracts/condition'
import type { ItemType } from '#contracts/identifiers'
import type {
  Establishes,
  ItemStep,
  LegalBasis,
  Material,
  ServiceItem,
  Situation,
} from '#contracts/service-item'
import { type Choice, choices, element, type NamedField, type Text, t } from './fields.ts'
import { organisationList } from './sources.ts'

/** `法律:条`, `法律:条:款` */
export type Cite = `${string}:${number}` | `${string}:${number}:${number}`
type Audience = 'person' | 'enterprise'

/** One item as its author writes it; everything that follows from it is filled in by `expand`. */
export interface Draft {
  /** Name of its file. */
  key: string
  /** Five digits of the main item: two for the department, three for the item. */
  code: string
  organisation: string
  joint?: string[]
  type: ItemType
  name: Text
  summary: Text
  keywords: string[]
  audience: Audience | 'both'
  themes: string[]
  basis: Cite[]
  /** Statutory limit: count and the article it rests on; days of the calendar where it says so. */
  limit: [count: number, basis: Cite, unit?: 'calendar-day']
  promise: number
  process: 'permit-joint' | 'single-approval' | 'registration' | 'instant'
  /** `accept 1, review 2, decide 1, issue 1` in working days. */
  steps: string
  conditions: Text[]
  situations?: Situation[]
  materials: Material[]
  form: [id: string, title: Text, fields: (string | NamedField)[]][]
  /** Floor and number of the window in the city's service centre. */
  window: [floor: number, number: string]
  /** Service centres of districts that take it in as well. */
  halls?: string[]
  fees?: [name: Text, fen: number, basis: Text][]
  result: {
    kind: ServiceItem['result']['kind']
    name: Text
    type?: string
    years?: number
    establishes?: Establishes
  }
  depth: 1 | 2 | 3 | 4
  /** Reason why one has to come once. */
  visit?: Text
  post?: { materials: boolean; result: boolean }
  faqs: [question: Text, answer: Text][]
  /** Done at once; implied by the process `instant`. */
  instant?: boolean
  decision?: Condition
}

/** A question of the guide. */
export function ask(
  id: string,
  question: Text,
  options: readonly Choice[],
  more: { when?: Condition; multiple?: boolean; help?: Text } = {},
): Situation {
  const { when, multiple, help } = more
  return {
    id,
    question: t(question),
    ...(help && { help: t(help) }),
    ...(multiple && { multiple }),
    ...(when && { when }),
    options: choices(options),
  }
}

const organisations = new Map(organisationList.map((one) => [one.code, one]))

function organisation(code: string): (typeof organisationList)[number] {
  const found = organisations.get(code)
  if (!found) throw new Error(`no organisation ${code}`)
  return found
}

function basis(cite: Cite): LegalBasis {
  const [law = '', article, paragraph] = cite.split(':')
  return { law, article: Number(article), ...(paragraph !== undefined && { paragraph: Number(paragraph) }) }
}

const STEPS: Readonly<Record<ItemStep['kind'], { name: Text; role: ItemStep['role'] }>> = {
  accept: { name: '受理|Acceptance', role: 'window-clerk' },
  review: { name: '审核|Review', role: 'reviewer' },
  'site-visit': { name: '现场核查|Site visit', role: 'inspector' },
  decide: { name: '审批|Decision', role: 'decider' },
  issue: { name: '办结|Issue', role: 'window-clerk' },
}

function steps(line: string, process: Draft['process']): ItemStep[] {
  return line.split(', ').map((part) => {
    const [word = '', days] = part.split(' ')
    const kind = (Object.keys(STEPS) as ItemStep['kind'][]).find((one) => one === word)
    if (kind === undefined) throw new Error(`no step ${part}`)
    const role = process === 'instant' ? 'system' : STEPS[kind].role
    return { name: t(STEPS[kind].name), kind, days: Number(days), role }
  })
}

function windows({ window: [floor, number], halls = [], organisation: code }: Draft): ServiceItem['windows'] {
  const department = organisation(code).shortName
  const at = (hallCode: string, name: { zh: string; en: string }) => {
    const hall = organisation(hallCode)
    const { address, hours, phone, complaintPhone } = hall
    if (!address || !hours || !phone || !complaintPhone) throw new Error(`${hallCode} is no service centre`)
    return { hall: hallCode, window: name, address, hours, phone, complaintPhone }
  }
  const own = {
    zh: `${floor} 楼 ${department.zh}窗口 ${number}`,
    en: `Window ${number} (${department.en}), floor ${floor}`,
  }
  const general = { zh: '1 楼 综合受理窗口', en: 'General window, ground floor' }
  return [at('yl-hall', own), ...halls.map((hall) => at(`${hall}-hall`, general))]
}

function form(draft: Draft): ServiceItem['form'] {
  const parts = draft.form.map(([id, title, fields]) => ({
    id,
    title: t(title),
    fields: fields.map((field) =>
      typeof field === 'string'
        ? element(field.replace(/\?$/u, ''), { optional: field.endsWith('?') })
        : field,
    ),
  }))
  const fields = parts.flatMap((part) => part.fields)
  return {
    steps: parts.map((part) => ({
      id: part.id,
      title: part.title,
      fields: part.fields.map((field) => field.name),
    })),
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, field.field])),
      required: fields.filter((field) => field.required).map((field) => field.name),
      additionalProperties: false,
    },
  }
}

function result({ result: { kind, name, type, years, establishes } }: Draft): ServiceItem['result'] {
  const label = t(name)
  const sample = {
    zh: `加盖电子印章的《${label.zh}》样本`,
    en: `Specimen of the ${label.en}, with electronic seal`,
  }
  return {
    kind,
    name: label,
    ...(type !== undefined && { certificateType: type }),
    ...(kind !== 'record' && { sample }),
    ...(years !== undefined && { validYears: years }),
    ...(establishes !== undefined && { establishes }),
  }
}

/** Scope 99: the demonstration city; no province has it. */
const SCOPE = '99'

/** Expands a draft into the item that is shipped. */
export function expand(draft: Draft): ServiceItem {
  const basicCode = `${SCOPE}${draft.type}${draft.code}000`
  const [count, cite, unit = 'working-day'] = draft.limit
  const instant = draft.instant ?? draft.process === 'instant'
  const fees = (draft.fees ?? []).map(([name, amountFen, rule]) => ({
    name: t(name),
    amountFen,
    basis: t(rule),
  }))
  return {
    basicCode,
    implementingCode: `${organisation(draft.organisation).creditCode}3${basicCode}`,
    name: t(draft.name),
    summary: t(draft.summary),
    keywords: draft.keywords,
    type: draft.type,
    level: '3',
    organisation: draft.organisation,
    jointOrganisations: draft.joint ?? [],
    audience: draft.audience === 'both' ? ['person', 'enterprise'] : [draft.audience],
    themes: draft.themes,
    basis: draft.basis.map(basis),
    conditions: draft.conditions.map(t),
    situations: draft.situations ?? [],
    materials: draft.materials,
    statutoryDays: { count, unit, basis: basis(cite) },
    promisedDays: draft.promise,
    instant,
    caseType: instant ? 'instant' : 'promised',
    reviewMode: instant ? 'on-the-spot' : 'review-then-approve',
    steps: steps(draft.steps, draft.process),
    process: draft.process,
    windows: windows(draft),
    fee: { charged: fees.length > 0, onlinePayment: fees.length > 0, items: fees },
    result: result(draft),
    onlineDepth: draft.depth,
    visits: draft.visit ? { count: 1, reason: t(draft.visit) } : { count: 0 },
    post: draft.post ?? { materials: true, result: true },
    faqs: draft.faqs.map(([question, answer]) => ({ question: t(question), answer: t(answer) })),
    ...(draft.decision && { instantDecision: draft.decision }),
    form: form(draft),
  }
}
