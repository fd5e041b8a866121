// SPDX-License-Identifier: Apache-2.0
import type { Condition, FactValue, Leaf } from './condition.ts'
import { type FieldCatalogue, type FieldSpec, fieldSpec } from './condition-fields.ts'
import type { Locale } from './text.ts'

/** The words of the reader: field labels and units in one of the two languages. */
export type Wording = { fields: FieldCatalogue; locale: Locale }

/** `上年营业收入 须 不低于 2000 万元`: what a test asks for. */
export function describeTest(test: Leaf, wording: Wording, wanted = true): string {
  const spec = fieldSpec(wording.fields, test.field)
  const label = spec?.label[wording.locale] ?? test.field
  const demand = `${operatorWords(test, wanted, wording.locale)}${demandedValue(test, spec, wording)}`
  return wording.locale === 'zh' ? `${label}须${demand}` : `${label} must ${demand}`
}

/** A whole condition in words, one test a line, groups indented. */
export function describeCondition(condition: Condition, wording: Wording, indent = ''): string {
  if ('op' in condition) return `${indent}${describeTest(condition, wording)}`
  if ('not' in condition && 'op' in condition.not) {
    return `${indent}${describeTest(condition.not, wording, false)}`
  }
  const [head, parts] = groupWords(condition, wording.locale)
  const lines = parts.map((part) => describeCondition(part, wording, `${indent}  `))
  return [`${indent}${head}`, ...lines].join('\n')
}

/** A fact with the label of its code and its unit: `1850 万元`, `C 级`. */
export function renderValue(value: FactValue, spec: FieldSpec | undefined, locale: Locale): string {
  if (value === null) return locale === 'zh' ? '未知' : 'unknown'
  if (typeof value === 'boolean') return locale === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'object') {
    if (value.length === 0) return locale === 'zh' ? '无' : 'none'
    return value.map((entry) => renderValue(entry, spec, locale)).join(locale === 'zh' ? '、' : ', ')
  }
  const codes = spec?.values
  const label = codes !== undefined && Object.hasOwn(codes, String(value)) ? codes[String(value)] : undefined
  if (label !== undefined) return label[locale]
  return spec?.unit === undefined ? String(value) : `${value} ${spec.unit[locale]}`
}

function demandedValue(test: Leaf, spec: FieldSpec | undefined, wording: Wording): string {
  const { locale } = wording
  if (test.op === 'known') return ''
  const gap = ' '
  if (test.op === 'between') {
    const [low, high] = test.value
    const joint = locale === 'zh' ? ' 至 ' : ' and '
    return `${gap}${renderValue(low, spec, locale)}${joint}${renderValue(high, spec, locale)}`
  }
  if (typeof test.value === 'object') {
    const entries = test.value.map((entry) => renderValue(entry, spec, locale))
    return `${gap}${entries.join(locale === 'zh' ? '、' : ', ')}`
  }
  return `${gap}${renderValue(test.value, spec, locale)}`
}

type OperatorWords = Record<Leaf['op'], readonly [positive: string, negative: string]>

const operatorTable: Record<Locale, OperatorWords> = {
  zh: {
    '=': ['为', '不为'],
    '!=': ['不为', '为'],
    '<': ['低于', '不低于'],
    '<=': ['不高于', '高于'],
    '>': ['高于', '不高于'],
    '>=': ['不低于', '低于'],
    between: ['介于', '不介于'],
    in: ['属于', '不属于'],
    'not-in': ['不属于', '属于'],
    'has-any': ['包含以下任一项：', '不包含以下任何一项：'],
    'has-all': ['包含以下全部：', '不同时包含：'],
    'starts-with': ['以下列内容开头：', '不以下列内容开头：'],
    known: ['已知', '未登记'],
  },
  en: {
    '=': ['be', 'not be'],
    '!=': ['not be', 'be'],
    '<': ['be below', 'be at least'],
    '<=': ['be at most', 'be above'],
    '>': ['be above', 'be at most'],
    '>=': ['be at least', 'be below'],
    between: ['be between', 'not be between'],
    in: ['be one of', 'be none of'],
    'not-in': ['be none of', 'be one of'],
    'has-any': ['include any of', 'include none of'],
    'has-all': ['include all of', 'not include all of'],
    'starts-with': ['start with', 'not start with'],
    known: ['be known', 'not be on record'],
  },
}

function operatorWords(test: Leaf, wanted: boolean, locale: Locale): string {
  return operatorTable[locale][test.op][wanted ? 0 : 1]
}

type GroupHeads = { all: string; any: string; not: string; 'at-least': (needed: number) => string }
export const groupHeads: Record<Locale, GroupHeads> = {
  zh: {
    all: '以下全部满足',
    any: '以下任一满足',
    not: '以下不成立',
    'at-least': (needed) => `以下至少满足 ${needed} 项`,
  },
  en: { all: 'All of', any: 'Any of', not: 'Not', 'at-least': (needed) => `At least ${needed} of` },
}

function groupWords(condition: Exclude<Condition, Leaf>, locale: Locale): [string, readonly Condition[]] {
  const heads = groupHeads[locale]
  if ('all' in condition) return [heads.all, condition.all]
  if ('any' in condition) return [heads.any, condition.any]
  if ('not' in condition) return [heads.not, [condition.not]]
  return [heads['at-least'](condition.atLeast), condition.of]
}
