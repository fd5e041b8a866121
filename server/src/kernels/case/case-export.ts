// SPDX-License-Identifier: Apache-2.0
import writeExcelFile from 'write-excel-file/node'
import type { Locale } from '#contracts/text'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { Calendars } from './calendars.ts'
import { presentCard } from './case-card.presenter.ts'
import { type CaseFilter, type CaseListRow, listCases } from './case-list.readmodel.ts'

const mostRows = 5000
const headings = {
  zh: [
    '办件编号',
    '事项',
    '申请人',
    '办理部门',
    '状态',
    '当前环节',
    '提交时间',
    '承诺时限（工作日）',
    '已用（工作日）',
    '到期日',
    '评价',
  ],
  en: [
    'Number',
    'Item',
    'Applicant',
    'Organisation',
    'Status',
    'Step',
    'Submitted',
    'Promised (working days)',
    'Used (working days)',
    'Due',
    'Rating',
  ],
}

/** The filtered list as a workbook, with the reader's own masks. Cells are typed as text, so that none is run as a formula (公式注入); at most 5,000 rows, which the last row then says. */
export async function exportCases(
  db: Db,
  actor: Actor,
  filter: CaseFilter,
  calendars: Calendars,
  now: Date,
  locale: Locale,
): Promise<Buffer> {
  const rows: CaseListRow[] = []
  for (let cursor: string | undefined; rows.length < mostRows; ) {
    const page = await listCases(db, actor, filter, { cursor, limit: 500 })
    rows.push(...page.items)
    if (page.next === null) break
    cursor = page.next
  }
  const lines = rows.map((row) => {
    const card = presentCard(row, actor, calendars, now)
    const texts = [
      card.number,
      card.title[locale],
      card.subjectName,
      card.organisation[locale],
      card.status,
      card.step?.[locale] ?? '',
      card.submittedAt.slice(0, 16).replace('T', ' '),
      card.clock.promisedDays,
      card.clock.usedDays,
      card.clock.dueOn ?? '',
      card.rating ?? '',
    ]
    return texts.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value, type: String },
    )
  })
  const head = headings[locale].map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const tail =
    rows.length >= mostRows
      ? [
          [
            {
              value:
                locale === 'zh'
                  ? '仅导出前 5,000 行，请缩小筛选范围。'
                  : 'Only the first 5,000 rows; narrow the filter.',
              type: String,
            },
          ],
        ]
      : []
  return await writeExcelFile([head, ...lines, ...tail]).toBuffer()
}
