// SPDX-License-Identifier: Apache-2.0
import type { Condition } from '#contracts/condition'
import { checkConditionShape, parseExpression } from '#kernels/rules'
import { type BpmnElement, text } from './bpmn-element.ts'
import type { Refuse } from './compile-fault.ts'

/** Language of an expression whose body is a condition tree as JSON; without it the body is the FEEL subset. */
export const CONDITION_LANGUAGE = 'chengshu:condition'
const LONGEST = 20_000

/**
 * Reads a conditionExpression or completionCondition. Its shape is checked here, its fields when the process is
 * published (check.ts), because only then the catalogue of fields is known.
 */
export function readCondition(
  owner: BpmnElement,
  expression: BpmnElement,
  refuse: Refuse,
): Condition | undefined {
  const body = text(expression, 'body')
  if (body === undefined) return refuse(owner, '条件表达式为空', 'The condition is empty')
  if (text(expression, 'language') !== CONDITION_LANGUAGE) return readExpression(owner, body, refuse)
  const tree = parseJson(body)
  if (isCondition(tree)) return tree
  const [fault] = checkConditionShape(tree)
  const where = fault?.pointer ?? ''
  const zh = `条件树有误：${where} ${fault?.message.zh}`
  return refuse(owner, zh, `Fault in the condition tree: ${where} ${fault?.message.en}`)
}

function isCondition(tree: unknown): tree is Condition {
  return checkConditionShape(tree).length === 0
}

function readExpression(owner: BpmnElement, body: string, refuse: Refuse): Condition | undefined {
  const parsed = parseExpression(body)
  if (parsed.ok) return parsed.condition
  const { offset, message } = parsed.fault
  return refuse(
    owner,
    `条件第 ${offset + 1} 个字符处有误：${message}`,
    `Condition, character ${offset + 1}: ${message}`,
  )
}

function parseJson(body: string): unknown {
  if (body.length > LONGEST) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
