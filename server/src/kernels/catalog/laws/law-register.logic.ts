// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import { formatChineseNumeral } from './chinese-numeral.logic.ts'
import type { LawLimit, LimitUnit } from './law-limits.logic.ts'
import { type LawOutline, shortLawName } from './law-outline.logic.ts'

/** A citation: 第十条之一 is article 10, sub 1; paragraphs count from 1. */
export interface Citation {
  law: string
  article: number
  articleSub?: number
  paragraph?: number
}

export type LawRegister = ReadonlyMap<string, LawOutline>

export type CitationResult =
  | { found: true; law: LawOutline; limits: readonly LawLimit[] }
  | { found: false; reason: LocalizedText }

/** Citations may use the full name, the short name, and 《》. */
const keyOf = (law: string) => shortLawName(law.replace(/[《》\s]/gu, ''))

/** Register of the laws in force; of two versions of one law the later wins. */
export function createLawRegister(outlines: Iterable<LawOutline>): LawRegister {
  const register = new Map<string, LawOutline>()
  for (const outline of outlines) {
    const key = keyOf(outline.name)
    const present = register.get(key)
    if (!present || (present.version ?? '') <= (outline.version ?? '')) register.set(key, outline)
  }
  return register
}

/** Key of an article in an outline: `42`, or `10-1` for 第十条之一. */
export function articleIdOf({ article, articleSub = 0 }: Pick<Citation, 'article' | 'articleSub'>): string {
  return articleSub === 0 ? `${article}` : `${article}-${articleSub}`
}

/** 第四十二条, 第十条之一. */
export function articleLabel({ article, articleSub = 0 }: Pick<Citation, 'article' | 'articleSub'>): string {
  return `第${formatChineseNumeral(article)}条${articleSub === 0 ? '' : `之${formatChineseNumeral(articleSub)}`}`
}

/** 《行政许可法》第四十二条第二款 / art. 42 para. 2 of 行政许可法. */
export function citationLabel(citation: Citation): LocalizedText {
  const law = keyOf(citation.law)
  const paragraph = citation.paragraph
  const zh = paragraph === undefined ? '' : `第${formatChineseNumeral(paragraph)}款`
  const en = paragraph === undefined ? '' : ` para. ${paragraph}`
  return {
    zh: `《${law}》${articleLabel(citation)}${zh}`,
    en: `art. ${articleIdOf(citation)}${en} of ${law}`,
  }
}

/** Looks a citation up; says what is missing when it does not exist. */
export function findArticle(register: LawRegister, citation: Citation): CitationResult {
  const law = register.get(keyOf(citation.law))
  const label = citationLabel(citation)
  const id = articleIdOf(citation)
  if (!law) {
    const reason = {
      zh: `法规库中没有《${keyOf(citation.law)}》`,
      en: `The law register does not hold ${citation.law}`,
    }
    return { found: false, reason }
  }
  const paragraphs = law.articles[id]
  if (!paragraphs) {
    const zh = `${label.zh}不存在，该法共${law.articleCount}条`
    return {
      found: false,
      reason: { zh, en: `There is no ${label.en}, which has ${law.articleCount} articles` },
    }
  }
  const { paragraph } = citation
  if (paragraph !== undefined && (paragraph < 1 || paragraph > paragraphs.length)) {
    const zh = `${label.zh}不存在，该条共${paragraphs.length}款`
    return {
      found: false,
      reason: { zh, en: `There is no ${label.en}: the article has ${paragraphs.length} paragraphs` },
    }
  }
  const limits = law.limits.filter(
    (limit) => limit.article === id && (paragraph === undefined || limit.paragraph === paragraph),
  )
  return { found: true, law, limits }
}

/** A span of time as a law or an item states it. */
export interface Span {
  count: number
  unit: LimitUnit
}

/**
 * Longest a span can take, in days of the calendar. n working days end at the latest n + 2·⌈n/5⌉ days after the start,
 * when it is a Friday. Statutory holidays are left out: they push a calendar deadline as well (民法典 §203).
 */
function longestInDays({ count, unit }: Span): number {
  if (unit === 'working-day') return count + 2 * Math.ceil(count / 5)
  if (unit === 'hour') return Math.ceil(count / 24)
  return count * (unit === 'year' ? 365 : unit === 'month' ? 28 : 1)
}

/** Whether what is promised always ends within what is allowed. Equal units are compared as they are. */
export function fitsWithin(promised: Span, allowed: Span): boolean {
  if (promised.unit === allowed.unit) return promised.count <= allowed.count
  // n calendar days never hold more than n working days.
  if (allowed.unit === 'working-day' && promised.unit !== 'hour') {
    return promised.unit === 'calendar-day' && promised.count <= allowed.count
  }
  return longestInDays(promised) <= longestInDays(allowed)
}

/** Limits that bind the whole handling of a matter, from its acceptance to its result. */
export function handlingLimits(limits: readonly LawLimit[]): LawLimit[] {
  return limits.filter(
    (limit) =>
      limit.bound === 'within' &&
      limit.duty !== 'party' &&
      limit.from !== 'decision' &&
      ['decide', 'register', 'issue', 'reply', 'handle'].includes(limit.purpose),
  )
}

export type PromiseResult =
  | { ok: true; limit: Span | null }
  | { ok: false; limit: Span | null; reason: LocalizedText }

const UNIT_TEXT: Readonly<Record<LimitUnit, LocalizedText>> = {
  'working-day': { zh: '个工作日', en: 'working days' },
  'calendar-day': { zh: '日', en: 'days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
  hour: { zh: '小时', en: 'hours' },
}

/** 20个工作日 / 20 working days. */
export function spanLabel({ count, unit }: Span): LocalizedText {
  return { zh: `${count}${UNIT_TEXT[unit].zh}`, en: `${count} ${UNIT_TEXT[unit].en}` }
}

/**
 * Checks a promise against the article it relies on. An article without a limit allows any promise (`limit: null`);
 * where it sets several, the shortest one holds unless the citation names the paragraph.
 */
export function checkPromise(register: LawRegister, basis: Citation, promised: Span): PromiseResult {
  const citation = findArticle(register, basis)
  if (!citation.found) return { ok: false, limit: null, reason: citation.reason }
  const exceeded = handlingLimits(citation.limits).find((limit) => !fitsWithin(promised, limit))
  if (exceeded) {
    const limit = { count: exceeded.count, unit: exceeded.unit }
    const [label, allowed, span] = [citationLabel(basis), spanLabel(limit), spanLabel(promised)]
    const zh = `承诺${span.zh}，超过${label.zh}规定的${allowed.zh}`
    return {
      ok: false,
      limit,
      reason: { zh, en: `${span.en} are promised; ${label.en} allows ${allowed.en}` },
    }
  }
  const [first] = handlingLimits(citation.limits)
  return { ok: true, limit: first ? { count: first.count, unit: first.unit } : null }
}
