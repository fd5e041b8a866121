// SPDX-License-Identifier: Apache-2.0
import type { LawFault } from './law-faults.ts'

/** A numbered item（项）below a paragraph. */
export interface LawItem {
  number: number
  text: string
}

/** A paragraph（款）: every line of an article that is not a numbered item. */
export interface LawParagraph {
  text: string
  items: LawItem[]
}

/** An article（条）. `id` is `42`, or `10-1` for 第十条之一. */
export interface LawArticle {
  id: string
  number: number
  /** 0 for a plain article, n for 之n. */
  inserted: number
  /** 0 where the law has no chapters. */
  chapter: number
  /** 0 where the chapter has no sections. */
  section: number
  line: number
  paragraphs: LawParagraph[]
}

export interface LawSection {
  number: number
  title: string
  line: number
}

export interface LawChapter {
  number: number
  title: string
  line: number
  sections: LawSection[]
}

/** One act in the life of a law, read from the header lines. */
export interface LawEvent {
  date: string
  act: 'adopted' | 'amended' | 'promulgated' | 'effective'
}

/** A law as read from its text. Dates are `YYYY-MM-DD`; null where the text does not say. */
export interface Law {
  name: string
  kind: 'law' | 'regulation'
  /** Date in the file name, which tells versions of one law apart. */
  version: string | null
  adopted: string | null
  amended: string[]
  promulgated: string | null
  effective: string | null
  events: LawEvent[]
  preamble: string[]
  chapters: LawChapter[]
  articles: LawArticle[]
}

export type LawReading = { ok: true; law: Law } | { ok: false; faults: LawFault[] }
