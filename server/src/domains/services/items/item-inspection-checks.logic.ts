// SPDX-License-Identifier: Apache-2.0
// Rules by which published service guides are inspected (as a city of Zhejiang runs them on its items).
import { isFixedPhone } from '#contracts/identifiers'
import type { ServiceItem } from '#contracts/service-item'
import { fault, type ItemContext, type ItemFault } from './item-context.ts'

/** All inspection rules. Each is named by the code of its fault. */
export function checkInspection(item: ServiceItem, context: ItemContext): ItemFault[] {
  return [
    ...checkKind(item),
    ...checkResult(item),
    ...checkVisits(item),
    ...checkWindows(item),
    ...checkThemes(item, context),
    ...checkPermit(item),
    ...checkSteps(item),
    ...checkFee(item),
  ]
}

/** 即办 ⇔ 即办件 ∧ 即审即办; otherwise 承诺件 ∧ 前审后批. */
function checkKind(item: ServiceItem): ItemFault[] {
  const faults: ItemFault[] = []
  const [caseType, reviewMode] = item.instant
    ? (['instant', 'on-the-spot'] as const)
    : (['promised', 'review-then-approve'] as const)
  if (item.caseType !== caseType) {
    const text = [
      `${item.instant ? '即办' : '非即办'}事项的办件类型应为${item.instant ? '即办件' : '承诺件'}`,
      `An item that is ${item.instant ? '' : 'not '}done at once has case type “${caseType}”`,
    ] as const
    faults.push(fault('/caseType', 'inspection.case-type', text))
  }
  if (item.reviewMode !== reviewMode) {
    const text = [
      `${item.instant ? '即办' : '非即办'}事项的审批方式应为${item.instant ? '即审即办' : '前审后批'}`,
      `An item that is ${item.instant ? '' : 'not '}done at once has review mode “${reviewMode}”`,
    ] as const
    faults.push(fault('/reviewMode', 'inspection.review-mode', text))
  }
  if (item.instant && item.promisedDays > 1) {
    faults.push(
      fault('/promisedDays', 'inspection.instant-days', [
        '即办事项的承诺时限不得超过1个工作日',
        'What is done at once may promise one working day at most',
      ]),
    )
  }
  return faults
}

const RESULT_KINDS = [
  { pattern: /证$|证书$/u, kind: 'certificate', ending: '证', zh: '出证办结' },
  { pattern: /批复$|批文$/u, kind: 'approval', ending: '批复、批文', zh: '审批办结' },
  { pattern: /(?<!批)文$/u, kind: 'document', ending: '文', zh: '出文办结' },
] as const

/** The name of the result tells how the matter ends; a result that is handed out has a sample. */
function checkResult({ result }: ServiceItem): ItemFault[] {
  const faults: ItemFault[] = []
  const expected = RESULT_KINDS.find((rule) => rule.pattern.test(result.name.zh))
  if (expected && expected.kind !== result.kind) {
    const text = [
      `结果名称以“${expected.ending}”结尾的应为${expected.zh}`,
      `A result whose name ends in “${expected.ending}” is of kind “${expected.kind}”`,
    ] as const
    faults.push(fault('/result/kind', 'inspection.result-kind', text))
  }
  if (result.kind !== 'record' && result.sample === undefined) {
    faults.push(
      fault('/result/sample', 'inspection.result-sample', [
        '有办理结果的须提供结果样本',
        'A result that is handed out needs a sample',
      ]),
    )
  }
  return faults
}

/** Visits, their reason, posting, and what wholly online means. */
function checkVisits({ visits, onlineDepth, post }: ServiceItem): ItemFault[] {
  const faults: ItemFault[] = []
  if (visits.count > 0 && visits.reason === undefined) {
    faults.push(
      fault('/visits/reason', 'inspection.visit-reason', [
        '须到现场的应说明原因',
        'A visit needs its reason',
      ]),
    )
  }
  if (visits.count === 0 && visits.reason !== undefined) {
    faults.push(
      fault('/visits/reason', 'inspection.visit-reason-unneeded', [
        '不须到现场的不应填写原因',
        'Without a visit there is no reason for one',
      ]),
    )
  }
  if (visits.count === 0 && onlineDepth === 1 && !post.materials) {
    faults.push(
      fault('/post/materials', 'inspection.visit-post', [
        '不须到现场又不能网上办理的，应接受邮寄材料',
        'Without a visit and without the web, materials must be accepted by post',
      ]),
    )
  }
  if (onlineDepth === 4 && visits.count > 0) {
    faults.push(
      fault('/onlineDepth', 'inspection.wholly-online', [
        '全程网办（四级深度）的到现场次数应为0',
        'What is wholly online (depth 4) needs no visit',
      ]),
    )
  }
  return faults
}

/** Telephones, hours, and an address that leads to the very window. */
function checkWindows({ windows }: ServiceItem): ItemFault[] {
  return windows.flatMap((window, index) => {
    const at = `/windows/${index}`
    const faults: ItemFault[] = []
    for (const field of ['phone', 'complaintPhone'] as const) {
      if (isFixedPhone(window[field])) continue
      faults.push(
        fault(`${at}/${field}`, 'inspection.phone-area-code', [
          '电话应带区号（如 0990-6600100）',
          'The number needs its area code, as in 0990-6600100',
        ]),
      )
    }
    if (window.phone === window.complaintPhone) {
      faults.push(
        fault(`${at}/complaintPhone`, 'inspection.phones-equal', [
          '咨询电话与监督投诉电话不得相同',
          'Enquiries and complaints may not share one number',
        ]),
      )
    }
    if (!window.hours.zh.includes('工作日') || !/working days?/iu.test(window.hours.en)) {
      faults.push(
        fault(`${at}/hours`, 'inspection.hours-working-days', [
          '办理时间应注明“工作日”',
          'The hours must speak of working days',
        ]),
      )
    }
    if (!/窗口|室/u.test(window.window.zh) || !/window|room/iu.test(window.window.en)) {
      faults.push(
        fault(`${at}/window`, 'inspection.address-window', [
          '办理地点应具体到窗口或房间',
          'The place must lead to a window or room',
        ]),
      )
    }
    return faults
  })
}

/** The audience agrees with the theme classes, both ways. */
function checkThemes(item: ServiceItem, context: ItemContext): ItemFault[] {
  const faults: ItemFault[] = []
  for (const [index, theme] of item.themes.entries()) {
    const audience = context.themes.get(theme)
    if (audience === undefined) {
      faults.push(
        fault(`/themes/${index}`, 'theme.unknown', [`主题“${theme}”不存在`, `There is no theme “${theme}”`]),
      )
    } else if (!item.audience.includes(audience)) {
      const text = [
        '主题分类与服务对象不一致',
        'The theme does not belong to the audience of the item',
      ] as const
      faults.push(fault(`/themes/${index}`, 'inspection.theme-audience', text))
    }
  }
  for (const audience of item.audience) {
    if (item.themes.some((theme) => context.themes.get(theme) === audience)) continue
    const zh = audience === 'person' ? '自然人' : '法人'
    faults.push(
      fault('/themes', 'inspection.audience-theme', [
        `服务对象含${zh}，但没有${zh}主题`,
        `No theme for the audience “${audience}”`,
      ]),
    )
  }
  return faults
}

/** A licence has answers to frequent questions and a whole flow table 受理、审核、审批、办结, in this order. */
function checkPermit(item: ServiceItem): ItemFault[] {
  if (item.type !== '01') return []
  const faults: ItemFault[] = []
  if (item.faqs.length === 0) {
    faults.push(
      fault('/faqs', 'inspection.permit-faq', [
        '行政许可事项至少应有一条常见问题',
        'A licence needs at least one frequent question',
      ]),
    )
  }
  const kinds = item.steps.map((step) => step.kind).filter((kind) => kind !== 'site-visit')
  if (kinds.join() !== ['accept', 'review', 'decide', 'issue'].join()) {
    const text = [
      '行政许可事项的流程表应依次为受理、审核、审批、办结',
      'The flow of a licence is accept, review, decide, issue, in this order',
    ] as const
    faults.push(fault('/steps', 'inspection.permit-flow', text))
  }
  return faults
}

/** Σ days of the steps ≤ the promised limit. */
function checkSteps(item: ServiceItem): ItemFault[] {
  const total = item.steps.reduce((sum, step) => sum + step.days, 0)
  if (total <= item.promisedDays) return []
  const text = [
    `各环节时限合计${total}个工作日，超过承诺的${item.promisedDays}个工作日`,
    `The steps take ${total} working days; ${item.promisedDays} are promised`,
  ] as const
  return [fault('/steps', 'inspection.step-days', text)]
}

/** No fee ⇒ nothing to pay online; a fee ⇒ what, how much and by which rule. */
function checkFee({ fee }: ServiceItem): ItemFault[] {
  const faults: ItemFault[] = []
  if (!fee.charged && fee.onlinePayment) {
    faults.push(
      fault('/fee/onlinePayment', 'inspection.fee-payment', [
        '不收费事项不应支持网上支付',
        'Nothing can be paid online where nothing is charged',
      ]),
    )
  }
  if (fee.charged !== fee.items.length > 0) {
    faults.push(
      fault('/fee/items', 'inspection.fee-items', [
        '收费事项须列出收费项目及依据，不收费事项不得列出',
        'Fees are listed exactly where something is charged',
      ]),
    )
  }
  return faults
}
