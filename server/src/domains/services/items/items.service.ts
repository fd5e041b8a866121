// SPDX-License-Identifier: Apache-2.0
import readExcelFile from 'read-excel-file/node'
import type { Static } from 'typebox'
import writeExcelFile from 'write-excel-file/node'
import type { ServiceItem } from '#contracts/service-item'
import type { ItemImport } from '#contracts/services'
import type { LocalizedText } from '#contracts/text'
import { searchPublished } from '#kernels/catalog'
import type { Db } from '#platform/db'
import { findFile } from '#platform/files'
import { isProblem, problem } from '#platform/problems'
import type { Unit } from '#platform/unit'
import type { ServicesDeps } from '../deps.ts'
import { isPublishable } from './item-checks.logic.ts'
import { itemsToSheets, type Place, sheetsToItems } from './item-excel.logic.ts'
import { readItemsJson } from './item-json.logic.ts'

type Import = Static<typeof ItemImport>
type Rejection = Import['rejected'][number]

interface ReadItem {
  readonly item: ServiceItem
  /** Where an element of the item stands in its file. */
  readonly locate: (pointer: string) => Place
}

export interface Items {
  /** Takes in items: each one that passes the checks is published, each other one is refused with every fault. */
  importItems(unit: Unit, items: readonly ReadItem[]): Promise<Pick<Import, 'accepted' | 'rejected'>>
  /** The same for an uploaded file, JSON or Excel. */
  importFile(unit: Unit, fileId: string): Promise<Import>
  exportExcel(db: Db): Promise<Buffer>
}

export function createItems(deps: ServicesDeps): Items {
  const { entries } = deps.catalog
  const { store, uploads } = deps.platform

  async function importOne(
    unit: Unit,
    { item, locate }: ReadItem,
  ): Promise<{ accepted?: Import['accepted'][number]; rejected: Rejection[] }> {
    const faults = await entries.type('service-item').check(unit.db, item)
    const reject = (pointer: string, message: LocalizedText): Rejection => ({
      ...placeOf(locate(pointer)),
      code: item.implementingCode,
      message,
    })
    if (!isPublishable([...faults]))
      return {
        rejected: faults
          .filter((one) => one.severity === 'error')
          .map((one) => reject(one.pointer, one.message)),
      }
    try {
      const saved = await entries.draft(unit, 'service-item', item)
      await entries.publish(unit, saved.entryId, saved.version)
      return {
        accepted: {
          code: item.implementingCode,
          name: item.name,
          entryId: saved.entryId,
          version: saved.version,
        },
        rejected: [],
      }
    } catch (error) {
      // Refused before anything was written (no right to the organisation): the other items of the file stand.
      if (!isProblem(error)) throw error
      return {
        rejected: [
          reject('/organisation', {
            zh: `无权维护该部门的事项（${error.code}）`,
            en: `You may not keep this organisation's items (${error.code})`,
          }),
        ],
      }
    }
  }

  async function importItems(unit: Unit, items: readonly ReadItem[]) {
    const accepted: Import['accepted'] = []
    const rejected: Rejection[] = []
    for (const one of items) {
      const result = await importOne(unit, one)
      if (result.accepted !== undefined) accepted.push(result.accepted)
      rejected.push(...result.rejected)
    }
    unit.record({
      action: 'services.items-imported',
      objectKind: 'service-item',
      objectId: 'import',
      details: { accepted: accepted.length, faults: rejected.length },
    })
    return { accepted, rejected }
  }

  return {
    importItems,
    async importFile(unit, fileId) {
      const file = await findFile(unit.db, fileId)
      if (file === undefined || file.uploaded_by !== unit.actor.accountId) throw problem('platform.not-found')
      const bytes = await store.read(file.sha256)
      if (file.type === 'application/json') {
        const reading = readItemsJson(bytes.toString('utf8'))
        const result = await importItems(
          unit,
          reading.items.map(({ item, index }) => ({
            item,
            locate: (pointer: string) => ({ sheet: '', row: index + 1, column: pointer }),
          })),
        )
        const shape = reading.faults.map(
          (fault): Rejection => ({
            sheet: null,
            row: fault.index === null ? null : fault.index + 1,
            column: fault.pointer || null,
            code: null,
            message: fault.message,
          }),
        )
        return { accepted: result.accepted, rejected: [...shape, ...result.rejected], annotatedFileId: null }
      }
      const workbook = await readWorkbook(bytes)
      const reading = sheetsToItems(workbook)
      const result = await importItems(unit, reading.items)
      const rejected = [
        ...reading.faults.map(
          (fault): Rejection => ({ ...placeOf(fault), code: fault.item, message: fault.message }),
        ),
        ...result.rejected,
      ]
      const annotatedFileId =
        rejected.length === 0 ? null : await keepAnnotated(unit, workbook, rejected, file.name)
      return { accepted: result.accepted, rejected, annotatedFileId }
    },
    async exportExcel(db) {
      const items: ServiceItem[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await searchPublished(db, { type: 'service-item', cursor, limit: 100 })
        items.push(...page.items.map((row) => row.content as ServiceItem)) // checked when published
        if (page.next === null) break
        cursor = page.next
      }
      return await toWorkbook(
        itemsToSheets(items).map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map(asCell)) })),
      )
    },
  }

  /** The same workbook with a column of reasons beside the rows, so that it can be mended and sent again. */
  async function keepAnnotated(
    unit: Unit,
    workbook: readonly { sheet: string; data: readonly (readonly unknown[])[] }[],
    rejected: readonly Rejection[],
    name: string,
  ): Promise<string> {
    const sheets = workbook.map(({ sheet, data }) => {
      const width = Math.max(0, ...data.map((row) => row.length))
      return {
        sheet,
        data: data.map((row, index) => {
          const reasons = rejected
            .filter((one) => one.sheet === sheet && one.row === index + 1)
            .map((one) => `${one.column ?? ''} ${one.message.zh}`.trim())
          return [
            ...row.map(asCell),
            ...Array.from({ length: width - row.length }, () => null),
            index === 0 ? '问题' : reasons.join('；') || null,
          ]
        }),
      }
    })
    const bytes = await toWorkbook(sheets)
    const kept = await uploads.keep(unit, {
      name: name.replace(/\.xlsx$/i, '-问题.xlsx'),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes,
    })
    return kept.id
  }
}

type CellValue = string | number | boolean | null

const asCell = (value: unknown): CellValue =>
  value === null || value === undefined
    ? null
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : value instanceof Date
        ? value.toISOString().slice(0, 10)
        : String(value)

const placeOf = (place: Place): Pick<Rejection, 'sheet' | 'row' | 'column'> => ({
  sheet: place.sheet === '' ? null : place.sheet,
  row: place.row,
  column: place.column,
})

async function readWorkbook(bytes: Buffer): Promise<{ sheet: string; data: unknown[][] }[]> {
  try {
    return (await readExcelFile(bytes)) as { sheet: string; data: unknown[][] }[]
  } catch (cause) {
    throw problem('services.import-malformed', {
      reason: `不是可读取的 Excel 文件 Not a readable workbook (${(cause as Error).name})`,
    })
  }
}

async function toWorkbook(
  sheets: readonly { sheet: string; data: readonly (readonly CellValue[])[] }[],
): Promise<Buffer> {
  return await writeExcelFile(
    sheets.map(({ sheet, data }) => ({
      sheet,
      data: data.map((row) =>
        row.map((value) =>
          value === null
            ? null
            : typeof value === 'number'
              ? { value, type: Number }
              : typeof value === 'boolean'
                ? { value, type: Boolean }
                : { value, type: String },
        ),
      ),
    })),
  ).toBuffer()
}
