// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { CaseRow, HistoryRow, PaperContent } from '#kernels/case'

interface PaperSource {
  readonly row: CaseRow
  readonly item: ServiceItem
  readonly history: readonly HistoryRow[]
  readonly organisation: string
  /** When the application was submitted, in Asia/Shanghai. */
  readonly at: string
}

/** The words of the papers; clauses of 行政许可法 where they oblige to say so. */
export function servicePaper(kind: string, source: PaperSource): PaperContent {
  const { row, item } = source
  const facts = [
    { label: '申请人', value: row.subject_name },
    { label: '申请事项', value: item.name.zh },
    { label: '事项编码', value: item.implementingCode },
    { label: '办件编号', value: row.number },
    { label: '提交时间', value: source.at },
  ]
  const last = source.history.filter((line) => line.kind === 'task-completed').at(-1)
  switch (kind) {
    case 'acceptance':
      return {
        title: { zh: '受理通知书', en: 'Notice of acceptance' },
        issuer: source.organisation,
        facts: [
          ...facts,
          { label: '承诺办结时限', value: `${row.promised_days} 个工作日（自受理次日起算）` },
        ],
        paragraphs: [
          ...acceptanceWords(last),
          '依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在上述期限内，将书面告知。',
          '请凭办件编号在“一网通办”查询办理进度。',
        ],
      }
    case 'supplement':
      return {
        title: { zh: '补正材料通知书', en: 'Notice of what to supplement' },
        issuer: source.organisation,
        facts,
        paragraphs: [
          '您（单位）提出的申请材料不齐全或者不符合法定形式，依据《中华人民共和国行政许可法》第三十二条第一款第四项，现一次性告知需要补正的全部内容：',
          ...pointsOf(last).map((point, index) => `${index + 1}. ${point.name.zh}：${point.reason}`),
          '请自收到本通知之日起 30 日内补正并重新提交。等待补正期间不计入办理时限；逾期未补正的，终止办理，您可以重新申请。',
        ],
      }
    case 'not-accepted':
      return {
        title: { zh: '不予受理通知书', en: 'Notice of non-acceptance' },
        issuer: source.organisation,
        facts,
        paragraphs: [
          `经审查，您（单位）的申请不予受理。理由：${last?.opinion ?? ''}`,
          '如不服本决定，可以自收到本通知之日起六十日内依法申请行政复议，或者六个月内向人民法院提起行政诉讼。',
        ],
      }
    default:
      return decisionPaper(source, last?.outcome === 'approve', last?.opinion ?? null, facts)
  }
}

/** What is missing is told at once and with its dates, as 行政许可法 §32 wants of supplements. */
function acceptanceWords(step: HistoryRow | undefined): string[] {
  const omissions = (step?.data['omissions'] ?? []) as { name: string; dueOn: string }[] // written by the case kernel
  if (omissions.length === 0)
    return [
      '您（单位）提出的申请，申请材料齐全、符合法定形式，依据《中华人民共和国行政许可法》第三十二条的规定，决定予以受理。',
    ]
  return [
    '您（单位）提出的申请，主要材料齐全，依据《国务院关于加快推进政务服务标准化规范化便利化的指导意见》（国发〔2022〕5号），决定容缺受理。下列材料请按期补交：',
    ...omissions.map((one, index) => `${index + 1}. ${one.name}：${one.dueOn} 前补交`),
    '补齐前不作出准予决定；逾期未补交的，将依法处理。',
  ]
}

function decisionPaper(
  source: PaperSource,
  granted: boolean,
  opinion: string | null,
  facts: PaperContent['facts'],
): PaperContent {
  const { item } = source
  if (granted) {
    return {
      title: { zh: '准予决定书', en: 'Decision: granted' },
      issuer: source.organisation,
      facts: [...facts, { label: '办理结果', value: item.result.name.zh }],
      paragraphs: [
        `经审查，您（单位）的申请符合法定条件、标准，决定准予。${opinion === null || opinion === '' ? '' : `意见：${opinion}`}`,
        '电子证照已发放至“我的证照”，与纸质证照具有同等法律效力（国务院令第716号）。',
      ],
    }
  }
  return {
    title: { zh: '不予许可决定书', en: 'Decision: refused' },
    issuer: source.organisation,
    facts,
    paragraphs: [
      `经审查，您（单位）的申请不符合法定条件，决定不予许可。理由：${opinion ?? ''}`,
      '如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者六个月内向人民法院提起行政诉讼（行政许可法第三十八条）。',
    ],
  }
}

/** What was asked for in that step (written by the case kernel). */
function pointsOf(step: HistoryRow | undefined): { name: { zh: string }; reason: string }[] {
  return (step?.data['points'] ?? []) as { name: { zh: string }; reason: string }[]
}
