// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Law } from './law.ts'
import { LIMIT_PURPOSES, LIMIT_UNITS, lawLimits, workdayRule } from './law-limits.logic.ts'

const ArticleId = Type.String({ pattern: '^[1-9]\\d{0,3}(-[1-9]\\d?)?$' })
const Count = Type.Integer({ minimum: 0 })
const DateOrNull = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const strict = { additionalProperties: false }

const Limit = Type.Object(
  {
    article: ArticleId,
    paragraph: Type.Integer({ minimum: 1 }),
    item: Count,
    count: Type.Integer({ minimum: 1 }),
    unit: Type.Enum([...LIMIT_UNITS]),
    bound: Type.Enum(['within', 'before', 'at-least']),
    purpose: Type.Enum([...LIMIT_PURPOSES]),
    from: Type.Union([Type.Enum(['acceptance', 'receipt', 'decision', 'event']), Type.Null()]),
    duty: Type.Union([Type.Enum(['authority', 'party']), Type.Null()]),
  },
  strict,
)

const Part = { number: Type.Integer({ minimum: 1 }), title: Type.String(), first: ArticleId, last: ArticleId }

/**
 * Outline of a law: facts only, no sentence of it. It lets an installation without the texts check citations and
 * promises. `articles` maps each article to its paragraphs（款）, and each paragraph to its number of items（项）.
 */
export const LawOutline = Type.Object(
  {
    format: Type.Literal('chengshu-law-outline/1'),
    name: Type.String({ minLength: 2 }),
    shortName: Type.String({ minLength: 2 }),
    kind: Type.Enum(['law', 'regulation']),
    version: DateOrNull,
    adopted: DateOrNull,
    amended: Type.Array(Type.String({ format: 'date' })),
    promulgated: DateOrNull,
    effective: DateOrNull,
    articleCount: Type.Integer({ minimum: 1 }),
    chapters: Type.Array(Type.Object({ ...Part, sections: Type.Array(Type.Object(Part, strict)) }, strict)),
    articles: Type.Record(ArticleId, Type.Array(Count, { minItems: 1 })),
    workdaysBy: Type.Union([ArticleId, Type.Null()]),
    limits: Type.Array(Limit),
  },
  strict,
)
export type LawOutline = Static<typeof LawOutline>

const validator = Compile(LawOutline)

/** 中华人民共和国行政许可法 → 行政许可法, the name that citations use. */
export const shortLawName = (name: string) => name.replace(/^中华人民共和国/u, '')

/** Reduces a law to its outline. */
export function outlineOf(law: Law): LawOutline {
  const range = (ids: string[]) => ({ first: ids[0] ?? '', last: ids.at(-1) ?? '' })
  const idsOf = (chapter: number, section?: number) =>
    law.articles
      .filter((one) => one.chapter === chapter && (section === undefined || one.section === section))
      .map((one) => one.id)
  return {
    format: 'chengshu-law-outline/1',
    name: law.name,
    shortName: shortLawName(law.name),
    kind: law.kind,
    version: law.version,
    adopted: law.adopted,
    amended: law.amended,
    promulgated: law.promulgated,
    effective: law.effective,
    articleCount: law.articles.length,
    chapters: law.chapters.map(({ number, title, sections }) => ({
      number,
      title,
      ...range(idsOf(number)),
      sections: sections.map((section) => ({
        number: section.number,
        title: section.title,
        ...range(idsOf(number, section.number)),
      })),
    })),
    articles: Object.fromEntries(
      law.articles.map((one) => [one.id, one.paragraphs.map((p) => p.items.length)]),
    ),
    workdaysBy: workdayRule(law)?.article ?? null,
    limits: lawLimits(law),
  }
}

export type OutlineReading =
  | { ok: true; outline: LawOutline }
  | { ok: false; faults: { pointer: string; detail: string }[] }

/** Reads an outline back from parsed JSON and refuses one that contradicts itself. */
export function readOutline(json: unknown): OutlineReading {
  if (!validator.Check(json)) {
    const errors = validator.Errors(json)
    return {
      ok: false,
      faults: errors.map((error) => ({ pointer: error.instancePath, detail: error.message })),
    }
  }
  const faults: { pointer: string; detail: string }[] = []
  if (Object.keys(json.articles).length !== json.articleCount) {
    faults.push({ pointer: '/articleCount', detail: 'differs from the number of articles listed' })
  }
  for (const [index, limit] of json.limits.entries()) {
    const items = json.articles[limit.article]?.[limit.paragraph - 1]
    if (items === undefined || limit.item > items) {
      faults.push({
        pointer: `/limits/${index}`,
        detail: 'names an article, paragraph or item that is not listed',
      })
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, outline: json }
}

const FLAT_LIST = /\[\s+((?:"[^"]*"|\d+)(?:,\s+(?:"[^"]*"|\d+))*)\s+\]/gu

/** JSON of an outline as it is kept in the repository: stable under the formatter, lists of facts on one line. */
export function formatOutline(outline: LawOutline): string {
  const json = JSON.stringify(outline, null, 2)
  return `${json.replace(FLAT_LIST, (_list, body: string) => `[${body.replace(/,\s+/gu, ', ')}]`)}\n`
}
