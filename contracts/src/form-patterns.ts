// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from './text.ts'

interface NamedPattern {
  readonly pattern: string
  readonly name: LocalizedText
}

/**
 * Forms of a text that an editor chooses by name; the applicant is told by the same name what was expected. None of them
 * can take long on a hostile text: no repetition within a repetition.
 */
export const formPatterns = {
  digits: { pattern: '^\\d+$', name: { zh: '数字', en: 'digits only' } },
  'post-code': { pattern: '^\\d{6}$', name: { zh: '六位邮政编码', en: 'a postcode of six digits' } },
  'chinese-name': {
    pattern: '^[\\p{Script=Han}·]{2,30}$',
    name: { zh: '汉字姓名', en: 'a name in Chinese characters' },
  },
  'vehicle-plate': {
    pattern: '^\\p{Script=Han}[A-Z][A-Z0-9]{5,6}$',
    name: { zh: '机动车号牌号码', en: 'a vehicle plate' },
  },
  email: {
    pattern: '^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}$',
    name: { zh: '电子邮箱地址', en: 'an e-mail address' },
  },
  'web-address': { pattern: '^https?://\\S{3,500}$', name: { zh: '网址', en: 'a web address' } },
  'document-number': {
    pattern: '^[A-Za-z0-9()（）〔〕\\-－第号字\\p{Script=Han}]{2,60}$',
    name: { zh: '文号或证号', en: 'a document or certificate number' },
  },
  time: {
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
    name: { zh: '时刻（如 09:30）', en: 'a time such as 09:30' },
  },
} as const satisfies Record<string, NamedPattern>

export type PatternName = keyof typeof formPatterns

/** The name under which a pattern is known here. */
export function patternName(pattern: unknown): PatternName | undefined {
  for (const [name, known] of Object.entries(formPatterns))
    if (known.pattern === pattern) return name as PatternName // a key of the table
  return undefined
}
