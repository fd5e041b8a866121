// SPDX-License-Identifier: Apache-2.0
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { ServiceItem } from '#contracts/service-item'
import type { LocalizedText } from '#contracts/text'

/** A place in an item that is not as the schema says. */
export interface ShapeFault {
  pointer: string
  code: string
  message: LocalizedText
}

export type ItemReading = { ok: true; item: ServiceItem } | { ok: false; faults: ShapeFault[] }

const isServiceItem = new Ajv2020({ strict: false, allErrors: true }).compile<ServiceItem>(ServiceItem)

/** Where the fault is: a missing or surplus name is part of the pointer. */
function pointerOf(error: ErrorObject): string {
  const name = error.keyword === 'required' ? error.params.missingProperty : error.params.additionalProperty
  return typeof name === 'string' ? `${error.instancePath}/${name}` : error.instancePath
}

function messageOf(error: ErrorObject): LocalizedText {
  const { params } = error
  const choices = Array.isArray(params.allowedValues) ? params.allowedValues.join(', ') : ''
  const table: Record<string, LocalizedText> = {
    required: { zh: '缺少此项', en: 'This is missing' },
    additionalProperties: { zh: '不认识的内容', en: 'Unknown name' },
    type: { zh: `类型应为 ${params.type}`, en: `Must be of type ${params.type}` },
    enum: { zh: `应为其中之一：${choices}`, en: `Must be one of: ${choices}` },
    const: { zh: `应为 ${params.allowedValue}`, en: `Must be ${params.allowedValue}` },
    pattern: { zh: '格式不正确', en: 'Not in the expected form' },
    minLength: { zh: '不能为空', en: 'Must not be empty' },
    maxLength: { zh: `最多 ${params.limit} 个字符`, en: `At most ${params.limit} characters` },
    minimum: { zh: `不能小于 ${params.limit}`, en: `Must not be below ${params.limit}` },
    maximum: { zh: `不能大于 ${params.limit}`, en: `Must not be above ${params.limit}` },
    minItems: { zh: `至少 ${params.limit} 项`, en: `At least ${params.limit} entries` },
    maxItems: { zh: `最多 ${params.limit} 项`, en: `At most ${params.limit} entries` },
    uniqueItems: { zh: '内容重复', en: 'The same entry stands twice' },
    anyOf: { zh: '不是有效的条件', en: 'Not a condition' },
  }
  return table[error.keyword] ?? { zh: '内容不正确', en: 'Not valid' }
}

/** Checks the shape of one item; every fault is listed, the branches of a choice only once. */
export function itemFaults(value: unknown): ItemReading {
  if (isServiceItem(value)) return { ok: true, item: value }
  const errors = isServiceItem.errors ?? []
  const choices = errors.filter((error) => error.keyword === 'anyOf').map((error) => error.instancePath)
  const faults = errors
    .filter((error) => error.keyword === 'anyOf' || !choices.includes(error.instancePath))
    .map((error) => ({
      pointer: pointerOf(error),
      code: `shape-${error.keyword}`,
      message: messageOf(error),
    }))
  return { ok: false, faults }
}

export interface JsonReading {
  /** Index is the place in the file, from 0. */
  items: { item: ServiceItem; index: number }[]
  faults: (ShapeFault & { index: number | null })[]
}

/** Reads a file of items: one item, a list, or `{ "items": [ … ] }`. Good items are kept beside faulty ones. */
export function readItemsJson(text: string): JsonReading {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    const message = { zh: `不是有效的 JSON：${detail}`, en: `Not valid JSON: ${detail}` }
    return { items: [], faults: [{ index: null, pointer: '', code: 'json-invalid', message }] }
  }
  const reading: JsonReading = { items: [], faults: [] }
  const seen = new Map<string, number>()
  for (const [index, value] of listOf(json).entries()) {
    const one = itemFaults(value)
    if (!one.ok) {
      reading.faults.push(...one.faults.map((fault) => ({ ...fault, index })))
      continue
    }
    const before = seen.get(one.item.implementingCode)
    if (before === undefined) reading.items.push({ item: one.item, index })
    else {
      const message = {
        zh: `与第 ${before + 1} 个事项的实施编码相同`,
        en: `Item ${before + 1} has the same implementing code`,
      }
      reading.faults.push({ index, pointer: '/implementingCode', code: 'item-repeated', message })
    }
    seen.set(one.item.implementingCode, before ?? index)
  }
  return reading
}

function listOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json
  if (typeof json === 'object' && json !== null && 'items' in json && Array.isArray(json.items))
    return json.items
  return [json]
}
