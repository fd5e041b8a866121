// SPDX-License-Identifier: Apache-2.0

import { type FieldCatalogue, type FieldSpec, fieldSpec, operatorsOfType } from '#contracts/condition-fields'
import type { LocalizedText } from '#contracts/text'

/** A reason why a rule cannot be published; `pointer` is an RFC 6901 JSON pointer into the condition. */
export type RuleFault = { pointer: string; code: RuleFaultCode; message: LocalizedText }
export type RuleFaultCode =
  | 'malformed'
  | 'too-deep'
  | 'too-many-tests'
  | 'unknown-field'
  | 'wrong-operator'
  | 'wrong-value'
  | 'unknown-code'
  | 'empty-range'
  | 'cannot-be-met'
  | 'circular'

/** Bounds of one condition; groups are bounded too, so that empty groups cannot make a tree endless. */
export const CONDITION_LIMITS = { depth: 12, tests: 200, groups: 200, values: 500 } as const

type Walk = { specOf: SpecOf; tests: number; groups: number }
/** The field a test is about; undefined when there is none of that name. */
type SpecOf = (field: string, op: unknown, value: unknown) => FieldSpec | undefined

/**
 * Lists every fault of a condition: shape, size, unknown fields, operators and values that do not fit the field.
 * Takes anything, because a condition may come from a file; an empty list means `condition` is a valid Condition.
 */
export function checkCondition(condition: unknown, fields: FieldCatalogue, pointer = ''): RuleFault[] {
  return checkTree(condition, pointer, (field) => fieldSpec(fields, field))
}

/**
 * Lists the faults of a condition as far as they show without a catalogue: shape, size, values that fit no type of
 * field. An empty list means that `condition` is a Condition and can be compiled.
 */
export function checkConditionShape(condition: unknown, pointer = ''): RuleFault[] {
  return checkTree(condition, pointer, guessSpec)
}

function checkTree(condition: unknown, pointer: string, specOf: SpecOf): RuleFault[] {
  const walk: Walk = { specOf, tests: 0, groups: 0 }
  const faults = checkNode(condition, pointer, 1, walk)
  if (!isOversized(walk)) return faults
  const { tests, groups } = CONDITION_LIMITS
  const zh = `条件超过 ${tests} 项或 ${groups} 组`
  return [...faults, ...fault(pointer, 'too-many-tests', zh, `More than ${tests} tests or ${groups} groups`)]
}

function isOversized(walk: Walk): boolean {
  return walk.tests > CONDITION_LIMITS.tests || walk.groups > CONDITION_LIMITS.groups
}

function checkNode(node: unknown, pointer: string, depth: number, walk: Walk): RuleFault[] {
  if (depth > CONDITION_LIMITS.depth) {
    const { depth: most } = CONDITION_LIMITS
    return fault(pointer, 'too-deep', `条件嵌套超过 ${most} 层`, `Nested deeper than ${most} levels`)
  }
  // Stopping at the bound keeps the walk itself bounded.
  if (isOversized(walk)) return []
  if (!isRecord(node)) return malformed(pointer)
  if (Object.hasOwn(node, 'op')) {
    walk.tests += 1
    return checkTest(node, pointer, walk.specOf)
  }
  walk.groups += 1
  const keys = Object.keys(node).sort().join()
  if (keys === 'not') return checkNode(node.not, `${pointer}/not`, depth + 1, walk)
  if (keys === 'all' || keys === 'any') return checkParts(node[keys], `${pointer}/${keys}`, depth, walk)
  if (keys === 'atLeast,of') {
    const parts = checkParts(node.of, `${pointer}/of`, depth, walk)
    return [...checkQuorum(node.atLeast, node.of, `${pointer}/atLeast`), ...parts]
  }
  return malformed(pointer)
}

function checkParts(parts: unknown, pointer: string, depth: number, walk: Walk): RuleFault[] {
  if (!Array.isArray(parts)) return malformed(pointer)
  return parts.flatMap((part, index) => checkNode(part, `${pointer}/${index}`, depth + 1, walk))
}

function checkQuorum(needed: unknown, parts: unknown, pointer: string): RuleFault[] {
  if (typeof needed !== 'number' || !Number.isInteger(needed) || needed < 1) return malformed(pointer)
  if (!Array.isArray(parts) || needed <= parts.length) return []
  const zh = `要求至少满足 ${needed} 项，但只列出 ${parts.length} 项`
  return fault(pointer, 'cannot-be-met', zh, `Asks for at least ${needed} of ${parts.length}`)
}

function checkTest(node: Record<string, unknown>, pointer: string, specOf: SpecOf): RuleFault[] {
  const { field, op } = node
  const expected = op === 'known' ? 'field,op' : 'field,op,value'
  if (typeof field !== 'string' || Object.keys(node).sort().join() !== expected) return malformed(pointer)
  const spec = specOf(field, op, node.value)
  if (spec === undefined) {
    return fault(
      `${pointer}/field`,
      'unknown-field',
      `没有名为“${field}”的字段`,
      `No field is called “${field}”`,
    )
  }
  const allowed: readonly string[] = operatorsOfType[spec.type]
  if (typeof op !== 'string' || !allowed.includes(op)) {
    const zh = `“${spec.label.zh}”不能用“${String(op)}”比较，可用：${allowed.join('、')}`
    const en = `“${spec.label.en}” cannot be tested with “${String(op)}”; use one of ${allowed.join(', ')}`
    return fault(`${pointer}/op`, 'wrong-operator', zh, en)
  }
  return op === 'known' ? [] : checkValue(op, node.value, spec, `${pointer}/value`)
}

/** The type a field would need for a test to make sense. */
function guessSpec(field: string, op: unknown, value: unknown): FieldSpec {
  const label = { zh: field, en: field }
  const [sample]: unknown[] = Array.isArray(value) ? value : [value]
  if (op === 'has-any' || op === 'has-all') return { type: 'list', label }
  if (typeof sample === 'number') return { type: 'number', label }
  if (typeof sample === 'boolean') return { type: 'boolean', label }
  const ordered = op === '<' || op === '<=' || op === '>' || op === '>=' || op === 'between'
  return { type: ordered ? 'date' : 'text', label }
}

function checkValue(op: string, value: unknown, spec: FieldSpec, pointer: string): RuleFault[] {
  switch (op) {
    case 'starts-with':
      return typeof value === 'string' && value !== '' && isText(value) ? [] : wrongValue(pointer, spec)
    case 'between':
      return checkRange(value, spec, pointer)
    case 'in':
    case 'not-in':
    case 'has-any':
    case 'has-all':
      if (!Array.isArray(value) || value.length === 0) return wrongValue(pointer, spec)
      if (value.length > CONDITION_LIMITS.values) return wrongValue(pointer, spec)
      return value.flatMap((entry, index) => checkScalar(entry, spec, `${pointer}/${index}`))
    default:
      return checkScalar(value, spec, pointer)
  }
}

function checkRange(value: unknown, spec: FieldSpec, pointer: string): RuleFault[] {
  if (!Array.isArray(value) || value.length !== 2) return wrongValue(pointer, spec)
  const faults = value.flatMap((bound, index) => checkScalar(bound, spec, `${pointer}/${index}`))
  if (faults.length > 0 || value[0] <= value[1]) return faults
  return fault(pointer, 'empty-range', '范围的下限大于上限', 'The lower bound is above the upper bound')
}

function checkScalar(value: unknown, spec: FieldSpec, pointer: string): RuleFault[] {
  if (!fitsType(value, spec)) return wrongValue(pointer, spec)
  if (spec.values === undefined || Object.hasOwn(spec.values, String(value))) return []
  const zh = `“${spec.label.zh}”没有取值“${String(value)}”`
  return fault(pointer, 'unknown-code', zh, `“${spec.label.en}” has no value “${String(value)}”`)
}

function fitsType(value: unknown, spec: FieldSpec): boolean {
  switch (spec.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && isDate(value)
    case 'text':
    case 'list':
      return typeof value === 'string' && isText(value)
    default:
      return spec.type satisfies never
  }
}

/** PostgreSQL cannot hold U+0000 in a text, nor a lone surrogate. */
function isText(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed()
}

/** A real day of the proleptic Gregorian calendar, written YYYY-MM-DD. */
function isDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith('0000')) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

const typeWords: Record<FieldSpec['type'], LocalizedText> = {
  text: { zh: '文本', en: 'a text' },
  number: { zh: '数值', en: 'a number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  date: { zh: '日期（YYYY-MM-DD）', en: 'a date (YYYY-MM-DD)' },
  list: { zh: '代码', en: 'a code' },
}

function wrongValue(pointer: string, spec: FieldSpec): RuleFault[] {
  const words = typeWords[spec.type]
  const zh = `“${spec.label.zh}”须与${words.zh}比较`
  return fault(pointer, 'wrong-value', zh, `“${spec.label.en}” is compared with ${words.en}`)
}

function malformed(pointer: string): RuleFault[] {
  return fault(pointer, 'malformed', '不是有效的条件', 'Not a condition')
}

function fault(pointer: string, code: RuleFaultCode, zh: string, en: string): RuleFault[] {
  return [{ pointer, code, message: { zh, en } }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
