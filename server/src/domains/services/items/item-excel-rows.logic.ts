// SPDX-License-Identifier: Apache-2.0
import type { LocalizedText } from '#contracts/text'
import { type Cell, cellText } from './item-cells.logic.ts'
import { type Column, ITEM_COLUMN } from './item-sheets.ts'
import { setAt, valueAt } from './pointers.logic.ts'

/** A sheet as read-excel-file gives it and write-excel-file takes it. */
export interface SheetData {
  sheet: string
  data: Cell[][]
}

/** An item read from a workbook, and where each of its elements stands. */
export interface ItemDraft {
  code: string
  value: Record<string, unknown>
  places: Map<string, Place>
}

/** Where something stands in a workbook; rows count from 1 as Excel shows them. */
export interface Place {
  sheet: string
  row: number | null
  column: string | null
}

export interface RowFault extends Place {
  /** Implementing code of the item, where the row names one. */
  item: string | null
  code: string
  message: LocalizedText
}

export interface RowReader {
  cell(header: string): Cell
  place(header: string | null): Place
  /** The item the row belongs to; a row that names none, or an unknown one, is reported. */
  draft(): ItemDraft | undefined
  /** Reads columns into the item below `at`, remembering where each value stood. */
  fill(columns: readonly Column[], target: { draft: ItemDraft; at: string }): void
}

export interface SheetReader {
  rows(expected: readonly string[]): Generator<RowReader>
}

/** Reads one sheet by the names in its first row; columns may stand in any order. */
export function sheetReader(
  { sheet, data }: SheetData,
  faults: RowFault[],
  drafts: ReadonlyMap<string, ItemDraft> = new Map(),
): SheetReader {
  const header = (data[0] ?? []).map((cell) => (cell === null ? '' : cellText(cell)))
  return {
    *rows(expected) {
      checkHeader(header, { sheet, expected, faults })
      for (const [index, cells] of data.slice(1).entries()) {
        if (cells.every((cell) => cell === null || cell === '')) continue
        yield rowReader({ sheet, header, cells, row: index + 2, drafts, faults })
      }
    },
  }
}

function checkHeader(
  header: readonly string[],
  { sheet, expected, faults }: { sheet: string; expected: readonly string[]; faults: RowFault[] },
): void {
  const report = (column: string, code: string, message: LocalizedText) =>
    faults.push({ sheet, row: 1, column, item: null, code, message })
  for (const name of expected) {
    if (header.includes(name)) continue
    report(name, 'column-missing', { zh: `缺少“${name}”列`, en: `The column “${name}” is missing` })
  }
  for (const [index, name] of header.entries()) {
    if (name === '') continue
    if (!expected.includes(name))
      report(name, 'column-unknown', { zh: `不认识的列“${name}”`, en: `Unknown column “${name}”` })
    else if (header.indexOf(name) < index)
      report(name, 'column-repeated', { zh: `“${name}”列重复`, en: `The column “${name}” stands twice` })
  }
}

interface RowInput {
  sheet: string
  header: readonly string[]
  cells: readonly Cell[]
  row: number
  drafts: ReadonlyMap<string, ItemDraft>
  faults: RowFault[]
}

function rowReader({ sheet, header, cells, row, drafts, faults }: RowInput): RowReader {
  const cell = (name: string): Cell => {
    const index = header.indexOf(name)
    const found = index < 0 ? null : (cells[index] ?? null)
    return found === '' ? null : found
  }
  const place = (column: string | null): Place => ({ sheet, row, column })
  return {
    cell,
    place,
    draft() {
      const found = cell(ITEM_COLUMN)
      const code = found === null ? '' : cellText(found)
      const draft = drafts.get(code)
      if (!draft) {
        const message = {
          zh: `“事项”表中没有实施编码“${code}”`,
          en: `The sheet “事项” has no item “${code}”`,
        }
        faults.push({ ...place(ITEM_COLUMN), item: null, code: 'item-unknown', message })
      }
      return draft
    },
    fill(columns, { draft, at }) {
      for (const column of columns) {
        const found = cell(column.header)
        if (found === null) continue
        const pointer = `${at}${column.path}`
        draft.places.set(pointer, place(column.header))
        const reading = column.codec.read(found)
        if (reading.ok) setValue(draft.value, pointer, reading.value)
        else {
          const message = { zh: reading.zh, en: reading.en }
          faults.push({ ...place(column.header), item: draft.code, code: 'cell-invalid', message })
        }
      }
    },
  }
}

/** A path that ends in `*` spreads an object into its parent. */
function setValue(root: Record<string, unknown>, pointer: string, value: unknown): void {
  if (!pointer.endsWith('/*')) {
    setAt(root, pointer, value)
    return
  }
  const parent = pointer.slice(0, -2)
  const present = valueAt(root, parent)
  const isObject =
    typeof present === 'object' && present !== null && typeof value === 'object' && value !== null
  if (isObject) Object.assign(present, value)
}
