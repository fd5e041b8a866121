// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import { segment } from '#kernels/catalog'
import type { Db } from '#platform/db'
import type { CaseRow } from './case-row.ts'

/**
 * How a list is narrowed by words. `few`: the cases that match, to be taken one by one. `many`: too many for that, so that
 * whoever goes through cases in order soon meets one that does.
 */
export type Matches =
  | { readonly kind: 'all' }
  | { readonly kind: 'few'; readonly ids: readonly string[] }
  | { readonly kind: 'many'; readonly holds: RawBuilder<unknown> }

const few = 2000

/** What a case is found by: words of its titles and of its applicant, each also by its pairs of letters. */
export function searchWordsOf({
  title_zh,
  title_en,
  subject_name,
}: Pick<CaseRow, 'title_zh' | 'title_en' | 'subject_name'>): string {
  const texts = [title_zh, title_en, subject_name]
  const words = new Set(texts.flatMap((text) => [...segment(text), ...pairsOf(text)]))
  return [...words]
    .filter((word) => word.length <= 60)
    .slice(0, 400)
    .map((word) => `'${word}'`)
    .join(' ')
}

export async function insertSearchWords(db: Db, rows: readonly CaseRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into cases.search (case_id, words)
    select one.case_id, one.words::tsvector from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(searchWordsOf)}::text[]) as one(case_id, words)`.execute(
    db,
  )
}

export async function findMatches(db: Db, q: string | undefined): Promise<Matches> {
  const text = q?.trim() ?? ''
  if (text === '') return { kind: 'all' }
  const query = queryOf(text)
  const found = await sql<{ id: string }>`
    select c.id from cases.cases as c where c.number = upper(${text})
    union all (select s.case_id from cases.search as s where ${query}::text is not null and s.words @@ ${query}::tsquery limit ${few + 1})`.execute(
    db,
  )
  if (found.rows.length <= few) return { kind: 'few', ids: found.rows.map(({ id }) => id) }
  return {
    kind: 'many',
    holds: sql`exists (select 1 from cases.search as s where s.case_id = c.id and s.words @@ ${query}::tsquery)`,
  }
}

/** Every word must be there: as a word, or at least by all its pairs of letters. Null where nothing can be searched for. */
function queryOf(text: string): string | null {
  const words = longest(segment(text).slice(0, 12))
  if (words.length === 0) return null
  return words.map((word) => `(${[quoted(word), ...pairQuery(word)].join(' | ')})`).join(' & ')
}

/** `公共场所` is segmented into itself and its parts, of which it says more. */
const longest = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && other.includes(word)))

const quoted = (word: string) => (/^[a-z0-9]+$/.test(word) ? `'${word}':*` : `'${word}'`)

function pairQuery(word: string): string[] {
  const pairs = pairsOf(word)
  if (pairs.length > 0) return [`(${pairs.map((pair) => `'${pair}'`).join(' & ')})`]
  // One letter alone stands at the beginning of a pair, or ends one.
  return /^\p{Script=Han}$/u.test(word) ? [`'${word}':*`] : []
}

/** `王晓岚` → `王晓`, `晓岚`: names are no words of a dictionary. */
function pairsOf(text: string): string[] {
  return (text.normalize('NFKC').match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) => {
    const letters = [...run]
    return letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`)
  })
}
