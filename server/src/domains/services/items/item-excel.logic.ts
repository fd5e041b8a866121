// SPDX-License-Identifier: Apache-2.0

import type { ServiceItem } from '#contracts/service-item'
import type { LocalizedText } from '#contracts/text'
import { asCell, type Cell, cellText } from './item-cells.logic.ts'
import { readFormRows, writeFormRows } from './item-excel-form.logic.ts'
import {
  type ItemDraft,
  type Place,
  type RowFault,
  type SheetData,
  type SheetReader,
  sheetReader,
} from './item-excel-rows.logic.ts'
import { itemFaults } from './item-json.logic.ts'
import {
  type Column,
  FORM_SHEET,
  ITEM_COLUMN,
  ITEM_SHEET,
  LIST_SHEETS,
  SITUATION_SHEET,
} from './item-sheets.ts'
import { setAt, valueAt } from './pointers.logic.ts'

export type { Place, RowFault, SheetData }

const write = (columns: readonly Column[], value: unknown): Cell[] =>
  columns.map((column) => {
    const found = valueAt(value, column.path)
    return found === undefined ? null : column.codec.write(found)
  })

const headers = (columns: readonly Column[]) => columns.map((column) => column.header)

/** Items as the sheets of a workbook. */
export function itemsToSheets(items: readonly ServiceItem[]): SheetData[] {
  const rows = (make: (item: ServiceItem) => Cell[][]) =>
    items.flatMap((item) => make(item).map((row): Cell[] => [item.implementingCode, ...row]))
  const lists = LIST_SHEETS.map(({ name, list, columns }) => ({
    sheet: name,
    data: [
      [ITEM_COLUMN, ...headers(columns)],
      ...rows((item) => {
        const entries = valueAt(item, list)
        return Array.isArray(entries) ? entries.map((entry: unknown) => write(columns, entry)) : []
      }),
    ],
  }))
  return [
    {
      sheet: '事项',
      data: [[ITEM_COLUMN, ...headers(ITEM_SHEET)], ...rows((item) => [write(ITEM_SHEET, item)])],
    },
    situationSheet(rows),
    ...lists,
    { sheet: FORM_SHEET.name, data: writeFormRows(rows) },
  ]
}

function situationSheet(rows: (make: (item: ServiceItem) => Cell[][]) => Cell[][]): SheetData {
  const { name, key, question, option } = SITUATION_SHEET
  const blank = question.map(() => null)
  const body = rows((item) =>
    item.situations.flatMap((situation) =>
      situation.options.map((one, index) => [
        situation.id,
        ...(index === 0 ? write(question, situation) : blank),
        ...write(option, one),
      ]),
    ),
  )
  return { sheet: name, data: [[ITEM_COLUMN, key, ...headers(question), ...headers(option)], ...body] }
}

/** A sheet as a reader of Excel files gives it. */
export interface ForeignSheet {
  sheet: string
  data: readonly (readonly unknown[])[]
}

export interface WorkbookReading {
  items: { item: ServiceItem; locate: (pointer: string) => Place }[]
  faults: RowFault[]
}

/** Reads a workbook. An item with any fault is left out; every fault names sheet, row, column and reason. */
export function sheetsToItems(workbook: readonly ForeignSheet[]): WorkbookReading {
  const faults: RowFault[] = []
  const find = (name: string): SheetData | undefined => {
    const found = workbook.find((one) => one.sheet === name)
    return found && { sheet: name, data: found.data.map((row) => row.map(asCell)) }
  }
  const main = find('事项')
  if (!main) {
    const message = { zh: '缺少“事项”工作表', en: 'The sheet “事项” is missing' }
    return {
      items: [],
      faults: [{ sheet: '事项', row: null, column: null, item: null, code: 'sheet-missing', message }],
    }
  }
  const drafts = readMain(sheetReader(main, faults), faults)
  const open = (name: string) => {
    const sheet = find(name)
    return sheet && sheetReader(sheet, faults, drafts)
  }
  for (const { name, list, columns } of LIST_SHEETS) readList(open(name), list, columns)
  readSituations(open(SITUATION_SHEET.name))
  readFormRows(open(FORM_SHEET.name))
  return { items: [...drafts.values()].flatMap((draft) => finish(draft, faults)), faults }
}

function readMain(reader: SheetReader, faults: RowFault[]): Map<string, ItemDraft> {
  const drafts = new Map<string, ItemDraft>()
  for (const row of reader.rows([ITEM_COLUMN, ...headers(ITEM_SHEET)])) {
    const cell = row.cell(ITEM_COLUMN)
    const code = cell === null ? '' : cellText(cell)
    const fault = (key: string, message: LocalizedText) =>
      faults.push({ ...row.place(ITEM_COLUMN), item: code === '' ? null : code, code: key, message })
    if (code === '') fault('item-missing', { zh: '缺少实施编码', en: 'The implementing code is missing' })
    else if (drafts.has(code)) fault('item-repeated', { zh: '同一事项出现两次', en: 'The item stands twice' })
    else {
      const places = new Map([['/implementingCode', row.place(ITEM_COLUMN)]])
      // Lists stand on other sheets and may be empty there.
      const value = {
        implementingCode: code,
        jointOrganisations: [],
        keywords: [],
        situations: [],
        ...emptyLists(),
      }
      const draft = { code, value, places }
      row.fill(ITEM_SHEET, { draft, at: '' })
      drafts.set(code, draft)
    }
  }
  return drafts
}

function emptyLists(): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const { list } of LIST_SHEETS) setAt(value, list, [])
  return value
}

function readList(reader: SheetReader | undefined, list: string, columns: readonly Column[]): void {
  for (const row of reader?.rows([ITEM_COLUMN, ...headers(columns)]) ?? []) {
    const draft = row.draft()
    const entries = draft && valueAt(draft.value, list)
    if (!draft || !Array.isArray(entries)) continue
    const at = `${list}/${entries.length}`
    entries.push({})
    row.fill(columns, { draft, at })
  }
}

function readSituations(reader: SheetReader | undefined): void {
  const { key, question, option } = SITUATION_SHEET
  let last: { code: string; id: string } | undefined
  for (const row of reader?.rows([ITEM_COLUMN, key, ...headers(question), ...headers(option)]) ?? []) {
    const draft = row.draft()
    const situations = draft?.value.situations
    if (!draft || !Array.isArray(situations)) continue
    const cell = row.cell(key)
    const id = cell === null ? (last?.id ?? '') : cellText(cell)
    if (last?.code !== draft.code || last.id !== id) {
      const at = `/situations/${situations.length}`
      situations.push({ id, options: [] })
      draft.places.set(`${at}/id`, row.place(key))
      row.fill(question, { draft, at })
      last = { code: draft.code, id }
    }
    const at = `/situations/${situations.length - 1}`
    const options = valueAt(draft.value, `${at}/options`)
    if (!Array.isArray(options)) continue
    options.push({})
    row.fill(option, { draft, at: `${at}/options/${options.length - 1}` })
  }
}

function finish(draft: ItemDraft, faults: RowFault[]): WorkbookReading['items'] {
  const locate = (pointer: string) => placeOf(draft, pointer)
  const before = faults.some((fault) => fault.item === draft.code)
  const reading = itemFaults(draft.value)
  if (reading.ok) return before ? [] : [{ item: reading.item, locate }]
  for (const { pointer, code, message } of reading.faults) {
    faults.push({ ...locate(pointer), item: draft.code, code, message })
  }
  return []
}

/** The place of a pointer: of itself, of something below it, or of the nearest thing above it. */
function placeOf({ places }: ItemDraft, pointer: string): Place {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const exact = places.get(at)
    if (exact) return exact
    const below = [...places].find(([other]) => other.startsWith(`${at}/`))
    if (below) return below[1]
  }
  return { ...(places.get('/implementingCode') ?? { sheet: '事项', row: null }), column: null }
}
