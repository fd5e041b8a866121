// SPDX-License-Identifier: Apache-2.0
import type { Condition, FactValue, Leaf } from '#contracts/condition'
import type { Locale } from '#contracts/text'
import { type Explanation, type MissingTest, missingTests } from './explain.logic.ts'
import { type FieldCatalogue, type FieldSpec, fieldSpec } from './field-catalogue.ts'

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

/** The whole explanation in words, one test a line with its verdict and the fact it saw. */
export function renderExplanation(explanation: Explanation, wording: Wording, indent = ''): string {
  const mark = verdictWords[wording.locale][String(explanation.verdict) as keyof VerdictWords]
  if (explanation.kind === 'test') {
    const state = renderFact(explanation.fact, explanation.test.field, wording)
    return `${indent}${mark} ${describeTest(explanation.test, wording)}${state}`
  }
  const heads = groupHeads[wording.locale]
  const head =
    explanation.kind === 'at-least' ? heads['at-least'](explanation.needed ?? 0) : heads[explanation.kind]
  const lines = explanation.parts.map((part) => renderExplanation(part, wording, `${indent}  `))
  return [`${indent}${mark} ${head}`, ...lines].join('\n')
}

/**
 * What stands in the way, for the person it concerns: failed tests first, then the facts nobody has.
 * Empty when the condition holds; one sentence that says so when it can never hold.
 */
export function renderMissing(explanation: Explanation, wording: Wording): string {
  const missing = missingTests(explanation)
  if (missing === undefined)
    return wording.locale === 'zh' ? '该条件无法满足' : 'This condition can never be met'
  const failed = missing.filter((entry) => entry.fact !== null || entry.test.op === 'known')
  const unknown = missing.filter((entry) => entry.fact === null && entry.test.op !== 'known')
  const sentences = failed.map((entry) => renderFailed(entry, wording))
  if (unknown.length > 0) sentences.push(renderUnknown(unknown, wording))
  return sentences.join(wording.locale === 'zh' ? '；' : '; ')
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

function renderFailed(entry: MissingTest, wording: Wording): string {
  const { locale } = wording
  const now = entry.test.op === 'known' ? '' : renderFact(entry.fact, entry.test.field, wording)
  return `${describeTest(entry.test, { fields: wording.fields, locale }, entry.wanted)}${now}`
}

function renderUnknown(entries: readonly MissingTest[], wording: Wording): string {
  const labels = entries.map(
    (entry) => fieldSpec(wording.fields, entry.test.field)?.label[wording.locale] ?? entry.test.field,
  )
  const list = [...new Set(labels)]
  return wording.locale === 'zh'
    ? `缺少数据：${list.join('、')}（请补充或授权查询）`
    : `Data missing: ${list.join(', ')} (please supply it or allow us to look it up)`
}

function renderFact(fact: FactValue, field: string, wording: Wording): string {
  const text = renderValue(fact, fieldSpec(wording.fields, field), wording.locale)
  return wording.locale === 'zh' ? `，当前为 ${text}` : `, now ${text}`
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

type VerdictWords = { true: string; false: string; null: string }
const verdictWords: Record<Locale, VerdictWords> = {
  zh: { true: '[满足]', false: '[不满足]', null: '[未知]' },
  en: { true: '[met]', false: '[not met]', null: '[unknown]' },
}

type GroupHeads = { all: string; any: string; not: string; 'at-least': (needed: number) => string }
const groupHeads: Record<Locale, GroupHeads> = {
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
