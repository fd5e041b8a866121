// SPDX-License-Identifier: Apache-2.0
import writeExcelFile from 'write-excel-file/node'
import type { CaseCard } from '#contracts/cases'
import type { Locale, LocalizedText } from '#contracts/text'

const headings: readonly LocalizedText[] = [
  { zh: '办件编号', en: 'Number' },
  { zh: '事项', en: 'Item' },
  { zh: '申请人', en: 'Applicant' },
  { zh: '办理部门', en: 'Organisation' },
  { zh: '状态', en: 'Status' },
  { zh: '当前环节', en: 'Step' },
  { zh: '提交时间', en: 'Submitted' },
  { zh: '承诺时限（工作日）', en: 'Promised (working days)' },
  { zh: '已用（工作日）', en: 'Used (working days)' },
  { zh: '到期日', en: 'Due' },
  { zh: '评价', en: 'Rating' },
]

const statuses: Readonly<Record<CaseCard['status'], LocalizedText>> = {
  open: { zh: '办理中', en: 'Open' },
  paused: { zh: '已暂停', en: 'Paused' },
  finished: { zh: '已办结', en: 'Finished' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  terminated: { zh: '已终止', en: 'Terminated' },
}

/** One line of the workbook, as the reader sees the case: masked where the list masks. */
export function lineOf(card: CaseCard, locale: Locale): (string | number)[] {
  return [
    card.number,
    card.title[locale],
    card.subjectName,
    card.organisation[locale],
    statuses[card.status][locale],
    card.step?.[locale] ?? '',
    card.submittedAt.slice(0, 16).replace('T', ' '),
    card.clock.promisedDays,
    card.clock.usedDays ?? '',
    card.clock.dueOn ?? '',
    card.rating ?? '',
  ]
}

/** Cells are typed as text or number, so that none is run as a formula (公式注入). A list that was cut says so in its last row. */
export async function workbookOf(
  lines: readonly (readonly (string | number)[])[],
  locale: Locale,
  cutAt: number | null,
): Promise<Buffer> {
  const cell = (value: string | number) =>
    typeof value === 'number' ? { value, type: Number } : { value, type: String }
  const head = headings.map((heading) => ({
    value: heading[locale],
    type: String,
    fontWeight: 'bold' as const,
  }))
  const count = cutAt?.toLocaleString('en') ?? ''
  const cut = {
    zh: `仅导出前 ${count} 行，请缩小筛选范围。`,
    en: `Only the first ${count} rows; narrow the filter.`,
  }
  const tail = cutAt === null ? [] : [[{ value: cut[locale], type: String }]]
  return await writeExcelFile([head, ...lines.map((line) => line.map(cell)), ...tail]).toBuffer()
}
