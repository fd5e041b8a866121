// SPDX-License-Identifier: Apache-2.0
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'

// No PostgreSQL in use segments Chinese, so words are made here and stored as a ready tsvector.
let loaded: Jieba | undefined
const jieba = (): Jieba => {
  loaded ??= Jieba.withDict(dict)
  return loaded
}

const wordPattern = /[\p{Script=Han}]+|[a-z0-9]+/gu

/** Words of a text: Chinese segmented (also into their parts), Latin words as they are. */
export function segment(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return [
    ...new Set(
      jieba()
        .cutForSearch(plain, true)
        .flatMap((word) => word.match(wordPattern) ?? []),
    ),
  ]
}

/** `居住证` → `juzhuzheng`, `jzz`. */
export function pinyinOf(text: string): { full: string; initials: string } {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' })
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0] ?? '').join('') }
}

interface Weighted {
  readonly name: string
  readonly keywords: readonly string[]
  readonly body: string
}

/** A tsvector literal: words of the name weigh A, of keywords B, of the body D; pinyin of name and keywords weighs C. */
export function searchVector(texts: Weighted): string {
  const weights = new Map<string, string>()
  const add = (words: readonly string[], weight: string) => {
    for (const word of words)
      if (word !== '' && word.length <= 60 && !weights.has(word)) weights.set(word, weight)
  }
  add(segment(texts.name), 'A')
  add(texts.keywords.flatMap(segment), 'B')
  for (const spoken of [texts.name, ...texts.keywords]) {
    const { full, initials } = pinyinOf(spoken)
    add([full, initials], 'C')
  }
  add(segment(texts.body), 'D')
  return [...weights]
    .slice(0, 800)
    .map(([word, weight], index) => `'${word}':${index + 1}${weight}`)
    .join(' ')
}

/**
 * A tsquery literal that finds entries with any of the words; ranking puts those with most of them first. Latin words
 * match as prefixes, so that pinyin works while one types. Null where nothing can be searched for.
 */
export function searchQuery(text: string): string | null {
  const words = segment(text).slice(0, 20)
  if (words.length === 0) return null
  return words.map((word) => (/^[a-z0-9]+$/.test(word) ? `'${word}':*` : `'${word}'`)).join(' | ')
}
