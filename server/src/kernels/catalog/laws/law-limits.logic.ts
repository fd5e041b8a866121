// SPDX-License-Identifier: Apache-2.0
import { parseAmount } from './chinese-numeral.logic.ts'
import type { Law } from './law.ts'

export const LIMIT_UNITS = ['working-day', 'calendar-day', 'month', 'year', 'hour'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

export const LIMIT_PURPOSES = [
  'correct', // 一次告知需要补正的内容
  'accept', // 受理
  'decide', // 作出决定、审查完毕
  'register', // 登记
  'issue', // 制作发放证件（自受理起算）
  'deliver', // 送达（自决定起算）
  'reply', // 答复
  'handle', // 处理
  'extend', // 可以延长
  'hearing', // 听证
  'publish', // 公开、公示
  'opinion', // 提出意见
  'report', // 告知、报告、通知
  'file', // 备案
  'apply', // 提出申请
  'pay', // 缴付
  'keep', // 保存
  'validity', // 有效期
  'periodic', // 每若干时间一次
  'bar', // 若干年内不得
  'other',
] as const
export type LimitPurpose = (typeof LIMIT_PURPOSES)[number]

/** A time limit that an article sets. */
export interface LawLimit {
  article: string
  /** Paragraph（款）counted from 1; item（项）0 when the paragraph itself says it. */
  paragraph: number
  item: number
  count: number
  unit: LimitUnit
  /** within: done not later; before: done so long before; at-least: not shorter. */
  bound: 'within' | 'before' | 'at-least'
  purpose: LimitPurpose
  /** From when it runs, where the text says so. */
  from: 'acceptance' | 'receipt' | 'decision' | 'event' | null
  /** Whom it binds: the authority or the one who deals with it; null where only a reader can tell. */
  duty: 'authority' | 'party' | null
}

const TIME = /(\d{1,4}|[零一二两三四五六七八九十百]{1,6})(个?工作日|个月|年|日|天|个?小时)/gu
const UNIT: Readonly<Record<string, LimitUnit>> = {
  工作日: 'working-day',
  月: 'month',
  年: 'year',
  日: 'calendar-day',
  天: 'calendar-day',
  小时: 'hour',
}

/** Right after the amount: what makes it a condition, a penalty or a repeated mention instead of a limit. */
const NOT_A_LIMIT =
  /^(以[上下]|度|内(又|无|累计|不能|未|没有|\d次)|\d|[零一二三四五六七八九十]|至|到|持续)|^.{0,2}以下拘留/u
const CONDITION_BEFORE = /(满|不足|未逾|每|[月“]|上)$/u
const WITHIN_BEFORE = /(不得超过|不超过|最长为|期限?为|期限为.{0,6}|的时间为|延长)$/u

/** First word found after the amount decides; the order here only breaks ties. */
const PURPOSES: readonly (readonly [LimitPurpose, RegExp])[] = [
  ['correct', /一次(性)?告知|补正/u],
  ['bar', /不得(再次)?(申请|从事)/u],
  ['accept', /是否受理|予以受理|决定受理/u],
  ['decide', /作出[^。；]{0,16}决定|审查|审核|审批|准予|处理决定/u],
  ['register', /予以登记/u],
  ['issue', /制作发放/u],
  ['deliver', /送达|交付|颁发/u],
  ['reply', /答复/u],
  ['opinion', /提出意见/u],
  ['hearing', /听证/u],
  ['publish', /公布|公开|公示|公告/u],
  ['file', /备案/u],
  ['apply', /申请(?!人)|提出|办理(?!备案)/u],
  ['pay', /缴/u],
  ['keep', /保存|留存/u],
  ['report', /报告|告知|通知|报/u],
  ['handle', /予以处理|处理|撤回/u],
]

const AUTHORITY =
  /行政机关|主管部门|管理部门|行政部门|有关部门|登记机关|公安机关|经办机构|许可机关|牵头.{0,6}机关|被征求意见机关|人民政府/u
const PARTY =
  /申请人|当事人|经营者|被许可人|用人单位|市场主体|清算组|持有人|第三方|建设单位|服务提供者|生产者|从业人员|参保人员|执法人员|复检机构|直接责任人|个人/u

function purposeOf(before: string, after: string, isExtension: boolean): LimitPurpose {
  if (isExtension) return 'extend'
  if (/^.{0,3}(复核|签注|检验|更新).{0,3}[一1]次/u.test(after)) return 'periodic'
  if (/(有效期|经营期限)(?!.{0,4}届满)[^，。；]{0,8}$/u.test(before)) return 'validity'
  if (/(保存|留存)[^，。；]{0,28}$/u.test(before)) return 'keep'
  if (/公示期为?$/u.test(before)) return 'publish'
  if (/办理的时间[^，。；]{0,6}$/u.test(before)) return 'decide'
  const hits = PURPOSES.flatMap(([purpose, pattern]) => {
    const at = after.search(pattern)
    return at < 0 ? [] : [{ purpose, at }]
  })
  hits.sort((a, b) => a.at - b.at)
  return hits[0]?.purpose ?? 'other'
}

function startOf(before: string): LawLimit['from'] {
  const clause = /自([^。；]{1,40}?)(之日|之时|时)起[^，。；]{0,4}$/u.exec(before)?.[1]
  if (clause === undefined) return null
  if (/受理/u.test(clause)) return 'acceptance'
  if (/收到/u.test(clause)) return 'receipt'
  return /作出决定/u.test(clause) ? 'decision' : 'event'
}

/** Acts that only an authority performs, whoever else the sentence names. */
const AUTHORITY_ACTS: readonly LimitPurpose[] = [
  'correct',
  'accept',
  'decide',
  'register',
  'issue',
  'deliver',
  'extend',
  'hearing',
]

/** Whose duty it is: the first actor before 应当 in the nearest clause that names one, reading backwards. */
function dutyOf(before: string, purpose: LimitPurpose): LawLimit['duty'] {
  if (AUTHORITY_ACTS.includes(purpose)) return 'authority'
  for (const clause of before.split(/[，、]/u).toReversed()) {
    const subject = clause.split(/应当|可以|必须/u)[0] ?? ''
    const authority = subject.search(AUTHORITY)
    const party = subject.search(PARTY)
    if (authority < 0 && party < 0) continue
    return party < 0 || (authority >= 0 && authority < party) ? 'authority' : 'party'
  }
  return null
}

type Found = Omit<LawLimit, 'article' | 'paragraph' | 'item'>

function readLimit(sentence: string, found: RegExpExecArray): Found | undefined {
  const count = parseAmount(found[1] ?? '')
  const unit = UNIT[(found[2] ?? '').replace('个', '')]
  const before = sentence.slice(0, found.index)
  const after = sentence.slice(found.index + found[0].length)
  if (count === undefined || unit === undefined) return undefined
  if (NOT_A_LIMIT.test(after) || CONDITION_BEFORE.test(before)) return undefined
  const isExtension = /延长(期限)?(最长)?(不得超过)?$|延长的期限[^，。；]{0,8}$|延长后[^，。；]{0,8}$/u.test(
    before,
  )
  const isBefore = /^之?以?前/u.test(after) || /提前$/u.test(before)
  const isAtLeast = /(不少于|不得少于|至少)[^，。；]{0,20}$/u.test(before)
  const isPeriodic = /^.{0,3}(复核|签注).{0,2}[一1]次/u.test(after)
  const isWithin = /^(以内|之内|内)/u.test(after) || (unit !== 'hour' && WITHIN_BEFORE.test(before))
  if (!isExtension && !isBefore && !isAtLeast && !isPeriodic && !isWithin) return undefined
  const bound = isAtLeast ? 'at-least' : isBefore ? 'before' : 'within'
  const purpose = purposeOf(before, after, isExtension)
  return { count, unit, bound, purpose, from: startOf(before), duty: dutyOf(before, purpose) }
}

/** Limits named in one stretch of text, in order. */
export function findLimits(text: string): Found[] {
  return text
    .split(/[。；]/u)
    .flatMap((sentence) => [...sentence.matchAll(TIME)].flatMap((found) => readLimit(sentence, found) ?? []))
}

interface WorkdayRule {
  article: string
  applies(limit: Found): boolean
}

/**
 * Laws that count their own days in working days say so near their end: 行政许可法 §82 for the time limits of
 * authorities, 行政处罚法 §85 for the numbers of days that it lists.
 */
export function workdayRule(law: Law): WorkdayRule | undefined {
  for (const article of law.articles) {
    const text = article.paragraphs.map((paragraph) => paragraph.text).join('')
    if (/行政机关实施行政许可的期限以工作日计算/u.test(text)) {
      return { article: article.id, applies: (limit) => limit.duty === 'authority' }
    }
    if (!/的规定是指工作日/u.test(text)) continue
    const counts = [...text.matchAll(/“(.{1,3})日”/gu)].map((found) => parseAmount(found[1] ?? ''))
    return { article: article.id, applies: (limit) => counts.includes(limit.count) }
  }
  return undefined
}

/** Every time limit of a law, article by article. */
export function lawLimits(law: Law): LawLimit[] {
  const rule = workdayRule(law)
  const limits: LawLimit[] = []
  for (const article of law.articles) {
    if (article.id === rule?.article) continue
    for (const [index, paragraph] of article.paragraphs.entries()) {
      const stretches = [{ number: 0, text: paragraph.text }, ...paragraph.items]
      for (const stretch of stretches) {
        for (const found of findLimits(stretch.text)) {
          const unit = found.unit === 'calendar-day' && rule?.applies(found) ? 'working-day' : found.unit
          limits.push({ article: article.id, paragraph: index + 1, item: stretch.number, ...found, unit })
        }
      }
    }
  }
  return limits
}
