// SPDX-License-Identifier: Apache-2.0
import type { FactValue } from '#contracts/condition'
import { fieldSpec } from '#contracts/condition-fields'
import { describeTest, groupHeads, renderValue, type Wording } from '#contracts/condition-words'
import type { Locale } from '#contracts/text'
import { type Explanation, type MissingTest, missingTests } from './explain.logic.ts'

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

type VerdictWords = { true: string; false: string; null: string }
const verdictWords: Record<Locale, VerdictWords> = {
  zh: { true: '[满足]', false: '[不满足]', null: '[未知]' },
  en: { true: '[met]', false: '[not met]', null: '[unknown]' },
}
