// SPDX-License-Identifier: Apache-2.0
// How the values of an item stand in the cells of a sheet.
import { isDeepStrictEqual } from 'node:util'
import { Compile } from 'typebox/compile'
import type { Condition, Leaf } from '#contracts/condition'
import { LegalBasis } from '#contracts/service-item'
import { parseExpression } from '#kernels/rules'

/** A cell as read-excel-file gives it and write-excel-file takes it. */
export type Cell = string | number | boolean | Date | null

/** Takes a cell from outside; read-excel-file's types name the constructor of dates instead of a date. */
export function asCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value instanceof Date ? value : null
}

export type CellReading = { ok: true; value: unknown } | { ok: false; zh: string; en: string }

/** One way of writing a kind of value into a cell and of reading it back. Empty cells never reach `read`. */
export interface Codec {
  write(value: unknown): Cell
  read(cell: Exclude<Cell, null>): CellReading
}

const good = (value: unknown): CellReading => ({ ok: true, value })
const bad = (zh: string, en: string): CellReading => ({ ok: false, zh, en })

/** Excel turns codes into numbers and days into dates; both come back as the text that was meant. */
export function cellText(cell: Exclude<Cell, null>): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}

export const plain: Codec = {
  write: (value) => String(value),
  read: (cell) => good(cellText(cell)),
}

/** Digits that Excel would have stripped of their leading zeros. */
export const digits = (length: number): Codec => ({
  write: (value) => String(value),
  read: (cell) => good(typeof cell === 'number' ? String(cell).padStart(length, '0') : cellText(cell)),
})

export const number: Codec = {
  write: (value) => (typeof value === 'number' ? value : String(value)),
  read(cell) {
    const value = typeof cell === 'number' ? cell : Number(cellText(cell))
    return Number.isFinite(value) ? good(value) : bad('应为数字', 'A number was expected')
  },
}

export const flag: Codec = {
  write: (value) => (value === true ? '是' : '否'),
  read(cell) {
    const text = cellText(cell).toLowerCase()
    if (['是', 'true', 'yes', '1'].includes(text)) return good(true)
    if (['否', 'false', 'no', '0'].includes(text)) return good(false)
    return bad('应为“是”或“否”', '“是” or “否” was expected')
  },
}

/** Words of the trade for the codes of the contract. */
export function words(table: Readonly<Record<string, string>>): Codec {
  return {
    write: (value) => table[String(value)] ?? String(value),
    read(cell) {
      const text = cellText(cell)
      const code = Object.entries(table).find(([key, word]) => text === word || text === key)?.[0]
      const allowed = Object.values(table).join('、')
      return code === undefined
        ? bad(`应为：${allowed}`, `One of these was expected: ${allowed}`)
        : good(code)
    },
  }
}

/** Several values in one cell, parted by semicolons or line breaks. */
export function listOf(codec: Codec): Codec {
  return {
    write: (value) => (Array.isArray(value) ? value.map((one) => String(codec.write(one))).join('；') : null),
    read(cell) {
      const values: unknown[] = []
      for (const part of cellText(cell).split(/[；;\n]/u)) {
        if (part.trim() === '') continue
        const reading = codec.read(part.trim())
        if (!reading.ok) return reading
        values.push(reading.value)
      }
      return good(values)
    },
  }
}

const isBasis = Compile(LegalBasis)

/** 《行政许可法》第42条第1款, 《某法》第10条之1. */
export const citation: Codec = {
  write(value) {
    if (!isBasis.Check(value)) return null
    const sub = value.articleSub === undefined ? '' : `之${value.articleSub}`
    const paragraph = value.paragraph === undefined ? '' : `第${value.paragraph}款`
    return `《${value.law}》第${value.article}条${sub}${paragraph}`
  },
  read(cell) {
    const found = /^《?([^《》]+?)》?第(\d+)条(?:之(\d+))?(?:第(\d+)款)?$/u.exec(cellText(cell))
    if (!found) return bad('应写作《法律名称》第42条第1款', 'Write it as 《law》第42条第1款')
    const [, law, article, sub, paragraph] = found
    return good({
      law,
      article: Number(article),
      ...(sub !== undefined && { articleSub: Number(sub) }),
      ...(paragraph !== undefined && { paragraph: Number(paragraph) }),
    })
  },
}

/** Anything that has no words of its own stands as JSON. */
export const json: Codec = {
  write: (value) => JSON.stringify(value),
  read(cell) {
    try {
      return good(JSON.parse(cellText(cell)))
    } catch {
      return bad('不是有效的 JSON', 'Not valid JSON')
    }
  },
}

const quoted = (value: unknown) =>
  typeof value === 'string' ? `"${value.replace(/(["\\])/gu, '\\$1')}"` : String(value)

function writeLeaf(leaf: Leaf): string {
  switch (leaf.op) {
    case 'known':
      return `known(${leaf.field})`
    case 'between':
      return `${leaf.field} between ${quoted(leaf.value[0])} and ${quoted(leaf.value[1])}`
    case 'in':
      return `${leaf.field} in (${leaf.value.map(quoted).join(', ')})`
    case 'has-any':
      return `list contains(${leaf.field}, ${quoted(leaf.value[0])})`
    case 'starts-with':
      return `starts with(${leaf.field}, ${quoted(leaf.value)})`
    default:
      return `${leaf.field} ${leaf.op} ${'value' in leaf ? quoted(leaf.value) : ''}`
  }
}

function writeExpression(condition: Condition): string {
  if ('op' in condition) return writeLeaf(condition)
  if ('not' in condition) return `not(${writeExpression(condition.not)})`
  const [parts, word] =
    'all' in condition
      ? [condition.all, 'and']
      : 'any' in condition
        ? [condition.any, 'or']
        : [condition.of, '?']
  return parts
    .map((part) => ('op' in part || 'not' in part ? writeExpression(part) : `(${writeExpression(part)})`))
    .join(` ${word} `)
}

/**
 * A condition in the notation of the rules kernel (`kind = "catering" and area > 50`). What that notation cannot say,
 * which is found by reading it back, stands as JSON.
 */
export const condition: Codec = {
  write(value) {
    const text = writeExpression(value as Condition) // the item was checked against its schema before it is written
    const reading = parseExpression(text)
    return reading.ok && isDeepStrictEqual(reading.condition, value) ? text : JSON.stringify(value)
  },
  read(cell) {
    const text = cellText(cell)
    if (text.startsWith('{')) return json.read(text)
    const reading = parseExpression(text)
    if (reading.ok) return good(reading.condition)
    const { offset, message } = reading.fault
    return bad(`条件第 ${offset + 1} 个字符处有误`, `Condition, character ${offset + 1}: ${message}`)
  },
}
