// SPDX-License-Identifier: Apache-2.0
import type { Law, LawEvent } from './law.ts'

const DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日/u

/** `2019年4月23日 …` → `2019-04-23`; undefined when there is no such day. */
export function parseChineseDate(text: string): string | undefined {
  const found = DATE.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}

/** Reads one header line. Amendment is tested first: 修订通过 and 修订公布 are amendments as well. */
export function parseHeaderLine(text: string): LawEvent | undefined {
  const date = parseChineseDate(text)
  if (date === undefined) return undefined
  if (/修正|修订/u.test(text)) return { date, act: 'amended' }
  if (/施行/u.test(text)) return { date, act: 'effective' }
  if (/公布|发布/u.test(text)) return { date, act: 'promulgated' }
  if (/通过|批准/u.test(text)) return { date, act: 'adopted' }
  return undefined
}

/** Laws of the National People's Congress end in 法; everything of the State Council in 条例, 规定 or 办法. */
export function lawKind(name: string): Law['kind'] | undefined {
  if (/法$/u.test(name) && !/办法$/u.test(name)) return 'law'
  return /(条例|规定|办法|细则)$/u.test(name) ? 'regulation' : undefined
}

/** Date between the parentheses of `食品安全法(2021-04-29).md`. */
export function versionOf(file: string): string | null {
  return /[(（](\d{4}-\d{2}-\d{2})[)）]/u.exec(file)?.[1] ?? null
}

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

/** Dates of a law: its header says them; the last article says when it came into force. */
export function lawDates(
  events: readonly LawEvent[],
  lastArticle: string,
): Pick<Law, 'adopted' | 'amended' | 'promulgated' | 'effective'> {
  const dates = (act: LawEvent['act']) => events.filter((event) => event.act === act).map((e) => e.date)
  const promulgated = last(dates('promulgated')) ?? null
  const clause = /自(\d{4}年\d{1,2}月\d{1,2}日)起施行/u.exec(lastArticle)?.[1]
  const byArticle = clause ? (parseChineseDate(clause) ?? null) : null
  const onPublication = /自(公布|发布)之日起施行/u.test(lastArticle) ? promulgated : null
  return {
    adopted: dates('adopted')[0] ?? dates('promulgated')[0] ?? null,
    amended: dates('amended'),
    promulgated,
    effective: last(dates('effective')) ?? byArticle ?? onPublication,
  }
}
