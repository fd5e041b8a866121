// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { findLimits, lawLimits } from './law-limits.logic.ts'
import { parseLawText } from './law-parse.logic.ts'

const short = (text: string) =>
  findLimits(text).map((l) => `${l.count} ${l.unit} ${l.bound} ${l.purpose} ${l.from} ${l.duty}`)

describe('time limits in running text', () => {
  it.each([
    [
      '行政机关应当自受理申请之日起二十日内作出决定。',
      ['20 calendar-day within decide acceptance authority'],
    ],
    ['经负责人批准，可以延长十日。', ['10 calendar-day within extend null authority']],
    ['办理的时间不得超过四十五日。', ['45 calendar-day within decide null authority']],
    ['登记机关应当在3个工作日内予以登记。', ['3 working-day within register null authority']],
    [
      '应当自作出决定之日起十日内向申请人送达许可证件。',
      ['10 calendar-day within deliver decision authority'],
    ],
    ['应当在五日内一次告知申请人需要补正的全部内容。', ['5 calendar-day within correct null authority']],
    ['申请人应当自收到通知之日起两个月内提出意见。', ['2 month within opinion receipt party']],
    ['经营者应当在终止前30日内告知原许可机关。', ['30 calendar-day within report null party']],
    ['经营者应当在90个工作日前向主管部门报告。', ['90 working-day before report null party']],
    ['许可证的有效期为5年。', ['5 year within validity null null']],
    ['记录保存期限不得少于产品保质期满后六个月。', ['6 month at-least keep null null']],
    ['经营者应当提前48小时公告。', ['48 hour before publish null party']],
    ['“卫生许可证”两年复核一次。', ['2 year within periodic null null']],
    ['申请人在一年内不得再次申请该行政许可。', ['1 year within bar null party']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected)
  })

  it.each([
    ['a date', '本法自2011年5月1日起施行。每年1月31日前提交年度报告。'],
    ['detention', '处五日以上十五日以下拘留。'],
    ['an age', '年龄不超过60周岁。'],
    ['a condition of length', '累计缴费满十五年的，居住半年以上的，未逾5年的。'],
    ['a repeated mention', '二十日内不能作出决定的，应当说明理由。'],
    ['a look back', '一年内累计三次受到处罚的，3年内无重大事故记录。'],
    ['hours at the wheel', '连续驾驶时间不得超过4个小时。'],
  ])('takes %s for no limit', (_name, text) => {
    expect(short(text)).toEqual([])
  })
})

describe('working days by rule of the law itself', () => {
  const law = (rule: string) => {
    const text = `# 渡口法\n<!-- INFO END -->\n第一条 行政机关应当自受理之日起七日内作出决定。申请人应当在五日内提出听证申请。\n第二条 ${rule}`
    const reading = parseLawText('a.md', text)
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    return lawLimits(reading.law).map((limit) => `${limit.count} ${limit.unit}`)
  }

  it('turns days of the authority into working days (行政许可法 §82)', () => {
    expect(law('本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。')).toEqual([
      '7 working-day',
      '5 calendar-day',
    ])
  })

  it('turns the listed numbers of days into working days (行政处罚法 §85)', () => {
    expect(law('本法中“二日”“五日”的规定是指工作日，不含法定节假日。')).toEqual([
      '7 calendar-day',
      '5 working-day',
    ])
  })

  it('leaves days of the calendar where the law has no such rule', () => {
    expect(law('本法自2011年5月1日起施行。')).toEqual(['7 calendar-day', '5 calendar-day'])
  })
})
