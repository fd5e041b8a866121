// SPDX-License-Identifier: Apache-2.0
import { formatChineseNumeral, parseChineseNumeral } from './chinese-numeral.logic.ts'
import type { Law, LawArticle, LawChapter, LawReading } from './law.ts'
import { LAW_FAULTS, type LawFault, type LawFaultCode } from './law-faults.ts'
import { lawDates, lawKind, parseHeaderLine, versionOf } from './law-header.logic.ts'

const INFO_END = '<!-- INFO END -->'
const HEADING = /^(#{2,3})\s+第(\S+?)([章节])[\s\u3000]+(.+)$/u
const ARTICLE = /^第([^条，。；\s]{1,9})条(?:之([^条，。；\s\u3000]{1,3}))?(?:[\s\u3000]+(.*))?$/u
const ITEM = /^[（(]([零〇一二三四五六七八九十百]{1,5})[）)][\s\u3000]*(.*)$/u

interface Line {
  number: number
  text: string
}

/** State of one reading: what was built, what was found wrong. */
interface Reading {
  fault(line: number, code: LawFaultCode, detail?: string): void
  preamble: string[]
  chapters: LawChapter[]
  articles: LawArticle[]
}

const trim = (text: string) => text.replace(/^[\s\u3000\u200b]+|[\s\u3000\u200b]+$/gu, '')

/** Titles are set with wide spaces（总　则）that carry no meaning. */
const closeUp = (title: string) => title.replace(/[\s\u3000]+/gu, '')

function readHeading(reading: Reading, line: Line): void {
  const [, hashes, numeral = '', unit, title = ''] = HEADING.exec(line.text) ?? []
  const number = parseChineseNumeral(numeral)
  if (hashes === undefined || (unit === '章') !== (hashes === '##'))
    reading.fault(line.number, 'heading-unknown')
  else if (number === undefined) reading.fault(line.number, 'numeral-invalid', numeral)
  else addHeading(reading, unit === '章', { number, title: closeUp(title), line: line.number })
}

function addHeading(
  reading: Reading,
  isChapter: boolean,
  heading: { number: number; title: string; line: number },
): void {
  const chapter = reading.chapters.at(-1)
  const siblings = isChapter ? reading.chapters : (chapter?.sections ?? [])
  const expected = (siblings.at(-1)?.number ?? 0) + 1
  if (heading.number !== expected) {
    const code = isChapter ? 'chapter-order' : 'section-order'
    reading.fault(heading.line, code, `${expected}`)
  }
  if (isChapter) reading.chapters.push({ ...heading, sections: [] })
  else if (chapter) chapter.sections.push(heading)
  else reading.fault(heading.line, 'section-outside-chapter')
}

function readArticle(reading: Reading, line: Line, found: RegExpExecArray): void {
  const [, numeral = '', suffix, rest = ''] = found
  const number = parseChineseNumeral(numeral)
  const inserted = suffix === undefined ? 0 : parseChineseNumeral(suffix)
  if (number === undefined || inserted === undefined) {
    reading.fault(
      line.number,
      'numeral-invalid',
      `第${numeral}条${suffix === undefined ? '' : `之${suffix}`}`,
    )
    return
  }
  const chapter = reading.chapters.at(-1)
  const text = trim(rest)
  const article: LawArticle = {
    id: inserted === 0 ? `${number}` : `${number}-${inserted}`,
    number,
    inserted,
    chapter: chapter?.number ?? 0,
    section: chapter?.sections.at(-1)?.number ?? 0,
    line: line.number,
    paragraphs: text === '' ? [] : [{ text, items: [] }],
  }
  checkOrder(reading, article)
  reading.articles.push(article)
}

function checkOrder(reading: Reading, article: LawArticle): void {
  const earlier = reading.articles.find((other) => other.id === article.id)
  const before = reading.articles.at(-1)
  const next = (before?.number ?? 0) + 1
  const follows =
    article.inserted === 0
      ? article.number === next
      : article.number === before?.number && article.inserted === before.inserted + 1
  if (earlier) reading.fault(article.line, 'article-duplicate', `${earlier.line}`)
  else if (!follows) reading.fault(article.line, 'article-order', `${next}`)
}

function readItem(reading: Reading, line: Line, found: RegExpExecArray): void {
  const paragraph = reading.articles.at(-1)?.paragraphs.at(-1)
  const number = parseChineseNumeral(found[1] ?? '')
  const expected = (paragraph?.items.at(-1)?.number ?? 0) + 1
  if (paragraph && number === expected) paragraph.items.push({ number, text: trim(found[2] ?? '') })
  else reading.fault(line.number, 'item-order', `${expected}`)
}

function readBodyLine(reading: Reading, line: Line): void {
  const current = reading.articles.at(-1)
  const article = ARTICLE.exec(line.text)
  const item = ITEM.exec(line.text)
  // An article glued to its text would otherwise be taken for a paragraph of the article before it.
  const glued = `第${formatChineseNumeral((current?.number ?? 0) + 1)}条`
  if (line.text.startsWith('#')) readHeading(reading, line)
  else if (article) readArticle(reading, line, article)
  else if (line.text.startsWith(glued)) reading.fault(line.number, 'article-unseparated', glued)
  else if (!current) reading.preamble.push(line.text)
  else if (item) readItem(reading, line, item)
  else current.paragraphs.push({ text: line.text, items: [] })
}

function checkStructure(reading: Reading): void {
  for (const article of reading.articles) {
    if (article.paragraphs.length === 0) reading.fault(article.line, 'article-empty')
    if (article.chapter === 0 && reading.chapters.length > 0)
      reading.fault(article.line, 'article-outside-chapter')
  }
  for (const chapter of reading.chapters) {
    const own = reading.articles.filter((article) => article.chapter === chapter.number)
    if (own.length === 0) reading.fault(chapter.line, 'chapter-empty')
    for (const section of chapter.sections) {
      if (!own.some((article) => article.section === section.number))
        reading.fault(section.line, 'section-empty')
    }
  }
  if (reading.articles.length === 0) reading.fault(1, 'articles-missing')
}

function readTitle(reading: Reading, lines: readonly Line[]): string {
  const titles = lines.filter((line) => /^#\s/u.test(line.text))
  const name = closeUp(titles[0]?.text.slice(1) ?? '')
  if (name === '') reading.fault(1, 'title-missing')
  for (const extra of titles.slice(1)) reading.fault(extra.number, 'title-repeated')
  return name
}

function splitHeader(reading: Reading, lines: readonly Line[]): { header: Line[]; body: Line[] } {
  const end = lines.findIndex((line) => line.text === INFO_END)
  if (end < 0) {
    reading.fault(lines.at(-1)?.number ?? 1, 'info-end-missing')
    return { header: [], body: [] }
  }
  const untitled = (line: Line) => !/^#\s/u.test(line.text)
  return { header: lines.slice(0, end).filter(untitled), body: lines.slice(end + 1).filter(untitled) }
}

function readLines(reading: Reading, text: string): Line[] {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .map((raw, index) => ({ number: index + 1, text: trim(raw) }))
  for (const line of lines) {
    if (/\p{Cc}|\uFFFD/u.test(line.text.replaceAll('\t', ' ')))
      reading.fault(line.number, 'control-character')
  }
  return lines.filter((line) => line.text !== '')
}

/** Reads one law from decoded text. Every fault of the file is found, not only the first. */
export function parseLawText(file: string, text: string): LawReading {
  const faults: LawFault[] = []
  const reading: Reading = {
    fault: (line, code, detail = '') => faults.push({ file, line, code, reason: LAW_FAULTS[code](detail) }),
    preamble: [],
    chapters: [],
    articles: [],
  }
  const lines = readLines(reading, text)
  const name = readTitle(reading, lines)
  const { header, body } = splitHeader(reading, lines)
  const events = header.flatMap((line) => {
    const event = parseHeaderLine(line.text)
    if (!event) reading.fault(line.number, 'header-date-invalid')
    return event ?? []
  })
  for (const line of body) readBodyLine(reading, line)
  if (body.length > 0) checkStructure(reading)
  const kind = lawKind(name)
  if (name !== '' && !kind) reading.fault(1, 'kind-unknown', name)
  if (faults.length > 0 || !kind) return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) }
  const { preamble, chapters, articles } = reading
  const closing =
    articles
      .at(-1)
      ?.paragraphs.map((paragraph) => paragraph.text)
      .join('') ?? ''
  const dates = lawDates(events, closing)
  const law: Law = { name, kind, version: versionOf(file), ...dates, events, preamble, chapters, articles }
  return { ok: true, law }
}

/** Line of the first byte that no UTF-8 text can hold. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let start = 0
  for (let line = 1; start <= bytes.length; line += 1) {
    const at = bytes.indexOf(0x0a, start)
    const end = at < 0 ? bytes.length : at
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end + 1
  }
  return 1
}

/** Reads one law from the bytes of its file, as the importer gets them. */
export function parseLaw(file: string, bytes: Uint8Array): LawReading {
  try {
    return parseLawText(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    const reason = LAW_FAULTS['not-utf8']()
    return { ok: false, faults: [{ file, line: firstBrokenLine(bytes), code: 'not-utf8', reason }] }
  }
}
