// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { ServiceItem } from '#contracts/service-item'
import type { Cell } from './item-cells.logic.ts'
import { itemsToSheets, type SheetData, sheetsToItems } from './item-excel.logic.ts'
import { itemFaults } from './item-json.logic.ts'

const folder = join(import.meta.dirname, 'data')
const shipped: ServiceItem[] = readdirSync(folder).map((name) => {
  const reading = itemFaults(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults)}`)
  return reading.item
})
const food = shipped.filter((item) => item.name.zh === '食品经营许可')

const found = (sheets: SheetData[]) => {
  const { items, faults } = sheetsToItems(sheets)
  return {
    items: items.length,
    faults: faults.map(({ sheet, row, column, code }) => [sheet, row, column, code]),
  }
}

/** The workbook of one item with one cell replaced; rows count as Excel shows them. */
function planted(sheet: string, row: number, header: string, value: Cell): SheetData[] {
  const sheets = itemsToSheets(food)
  const data = sheets.find((one) => one.sheet === sheet)?.data ?? []
  const column = data[0]?.indexOf(header) ?? -1
  const cells = data[row - 1]
  if (column < 0 || !cells) throw new Error(`no cell ${sheet} ${row} ${header}`)
  cells[column] = value
  return sheets
}

describe('workbook of items', () => {
  it('brings every shipped item back as it was', () => {
    const { items, faults } = sheetsToItems(itemsToSheets(shipped))
    expect(faults).toEqual([])
    expect(items.map((one) => one.item)).toEqual(shipped)
  })

  it('does so through a real Excel file', async () => {
    const sheets = itemsToSheets(food)
    const file = await writeXlsxFile(sheets).toBuffer()
    const read = await readXlsxFile(file)
    const back = sheetsToItems(read.map(({ sheet, data }) => ({ sheet, data })))
    expect(back.faults).toEqual([])
    expect(back.items.map((one) => one.item)).toEqual(food)
  })

  it('reads columns in any order and skips empty rows', () => {
    const sheets = itemsToSheets(food).map(({ sheet, data }) => ({
      sheet,
      data: [...data.slice(0, 1), [null, null], ...data.slice(1)].map((row) => [...row].reverse()),
    }))
    // Rows of one sheet have one width, so that reversing keeps the columns together.
    expect(sheetsToItems(sheets).items.map((one) => one.item)).toEqual(food)
  })

  it('says where an element stands, so that the checks of publication can point to its row', () => {
    const [one] = sheetsToItems(itemsToSheets(food)).items
    expect(one?.locate('/promisedDays')).toEqual({ sheet: '事项', row: 2, column: '承诺办结时限（工作日）' })
    expect(one?.locate('/materials/2/when')).toEqual({ sheet: '材料', row: 4, column: '需要的情形' })
    expect(one?.locate('/materials/2/when/value')).toEqual({ sheet: '材料', row: 4, column: '需要的情形' })
    expect(one?.locate('/situations/1/options/2')).toMatchObject({ sheet: '情形', row: 7 })
    expect(one?.locate('/basis/1')).toEqual({ sheet: '事项', row: 2, column: '设定依据' })
    expect(one?.locate('/form/schema/properties/premisesArea')).toMatchObject({
      sheet: '表单字段',
      column: '字段',
    })
    expect(one?.locate('/nowhere')).toEqual({ sheet: '事项', row: 2, column: null })
  })
})

describe('row errors', () => {
  it.each([
    [
      'a number that is none',
      planted('事项', 2, '承诺办结时限（工作日）', '十五'),
      ['事项', 2, '承诺办结时限（工作日）', 'cell-invalid'],
    ],
    [
      'a basis that cannot be read',
      planted('事项', 2, '设定依据', '食品安全法三十五条'),
      ['事项', 2, '设定依据', 'cell-invalid'],
    ],
    [
      'a word that is none of the choices',
      planted('材料', 3, '材料形式', '影印件'),
      ['材料', 3, '材料形式', 'cell-invalid'],
    ],
    [
      'a condition with a slip',
      planted('材料', 4, '需要的情形', 'premisesRight = '),
      ['材料', 4, '需要的情形', 'cell-invalid'],
    ],
    ['neither yes nor no', planted('事项', 2, '是否即办', '也许'), ['事项', 2, '是否即办', 'cell-invalid']],
    [
      'rules that are no JSON',
      planted('表单字段', 2, '其他规则（JSON）', '{minLength}'),
      ['表单字段', 2, '其他规则（JSON）', 'cell-invalid'],
    ],
    [
      'an English name left out',
      planted('材料', 2, '材料名称（英文）', null),
      ['材料', 2, '材料名称', 'shape-required'],
    ],
    [
      'a name left out altogether',
      planted('事项', 2, '事项名称', null),
      ['事项', 2, '事项名称（英文）', 'shape-required'],
    ],
    [
      'an option without its English name',
      planted('情形', 3, '选项名称（英文）', null),
      ['情形', 3, '选项名称', 'shape-required'],
    ],
    [
      'a type of field that does not exist',
      planted('表单字段', 2, '控件', 'slider'),
      ['表单字段', 2, '控件', 'shape-enum'],
    ],
    [
      'a row of an unknown item',
      planted('材料', 2, '实施编码', 'X'),
      ['材料', 2, '实施编码', 'item-unknown'],
    ],
    ['an unknown column', planted('材料', 1, '填报须知', '备注'), ['材料', 1, '填报须知', 'column-missing']],
    [
      'an item without its code',
      planted('事项', 2, '实施编码', null),
      ['事项', 2, '实施编码', 'item-missing'],
    ],
  ])('%s', (_name, sheets, expected) => {
    const { faults } = found(sheets)
    expect(faults[0]).toEqual(expected)
  })

  it('leaves a faulty item out and keeps the others', () => {
    const sheets = itemsToSheets(shipped.slice(0, 3))
    const cells = sheets[0]?.data[2]
    const at = sheets[0]?.data[0]?.indexOf('网上办理深度') ?? -1
    if (!cells) throw new Error('missing')
    cells[at] = 9
    expect(found(sheets)).toEqual({ items: 2, faults: [['事项', 3, '网上办理深度', 'shape-maximum']] })
  })

  it('reports an item given twice, and a workbook without the sheet of items', () => {
    const sheets = itemsToSheets([...food, ...food])
    expect(found(sheets).faults[0]).toEqual(['事项', 3, '实施编码', 'item-repeated'])
    expect(found([{ sheet: 'Sheet1', data: [] }])).toEqual({
      items: 0,
      faults: [['事项', null, null, 'sheet-missing']],
    })
  })

  it('accepts what Excel makes of codes and choices: numbers without leading zeros, English words', () => {
    const sheets = planted('事项', 2, '事项类型', 1)
    const row = sheets[0]?.data[1]
    const at = sheets[0]?.data[0]?.indexOf('是否即办') ?? -1
    if (row) row[at] = false
    expect(found(sheets)).toEqual({ items: 1, faults: [] })
  })
})
