// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import { formatChineseNumeral } from './chinese-numeral.logic.ts'

/** 12 → 十二 */
const inChinese = (number: string) => formatChineseNumeral(Number(number))

const say = (zh: string, en: string): LocalizedText => ({ zh, en })

/** What each fault says. `detail` is what was found or what was expected in its place. */
export const LAW_FAULTS = {
  'not-utf8': () => say('文件不是 UTF-8 编码', 'The file is not UTF-8'),
  'control-character': () =>
    say('含有控制字符或乱码', 'The line holds a control character or a replacement character'),
  'title-missing': () => say('缺少“# 名称”', 'The line “# name” is missing'),
  'title-repeated': () => say('一个文件只能有一部法律', 'A file holds one law only'),
  'kind-unknown': (name: string) =>
    say(
      `名称“${name}”应以法、条例、规定、办法或细则结尾`,
      `The name “${name}” tells neither a law nor a regulation`,
    ),
  'header-date-invalid': () =>
    say('应为“某年某月某日 通过/公布/修正/施行”', 'A date with what happened on it was expected'),
  'info-end-missing': () => say('缺少 <!-- INFO END -->', 'The line <!-- INFO END --> is missing'),
  'heading-unknown': () => say('标题不是“第…章”或“第…节”', 'The heading is neither a chapter nor a section'),
  'numeral-invalid': (numeral: string) =>
    say(`序号“${numeral}”无法识别`, `The number “${numeral}” cannot be read`),
  'chapter-order': (expected: string) =>
    say(`应为第${inChinese(expected)}章`, `Chapter ${expected} was expected`),
  'chapter-empty': () => say('本章没有条文', 'The chapter has no article'),
  'section-order': (expected: string) =>
    say(`应为第${inChinese(expected)}节`, `Section ${expected} was expected`),
  'section-empty': () => say('本节没有条文', 'The section has no article'),
  'section-outside-chapter': () => say('节不在任何章之内', 'The section stands outside every chapter'),
  'article-outside-chapter': () =>
    say('全文分章，而本条不属于任何章', 'The article stands before the first chapter'),
  'article-unseparated': (article: string) =>
    say(`“${article}”之后缺少空格`, `A space is missing after “${article}”`),
  'article-duplicate': (line: string) =>
    say(`与第 ${line} 行的条号重复`, `The article already stands on line ${line}`),
  'article-order': (expected: string) =>
    say(
      `条号不连续，应为第${inChinese(expected)}条`,
      `Articles are not consecutive: ${expected} was expected`,
    ),
  'article-empty': () => say('本条没有内容', 'The article is empty'),
  'articles-missing': () => say('全文没有条文', 'The text has no article'),
  'law-duplicate': (file: string) =>
    say(`与“${file}”是同一部法律的同一版本`, `The same version of this law is in “${file}”`),
  'item-order': (expected: string) =>
    say(`项的序号应为（${inChinese(expected)}）`, `Item ${expected} was expected`),
} satisfies Record<string, (detail: string) => LocalizedText>

export type LawFaultCode = keyof typeof LAW_FAULTS

/** Why a file was refused: always with its name and line, so that it can be mended. */
export interface LawFault {
  file: string
  line: number
  code: LawFaultCode
  reason: LocalizedText
}
