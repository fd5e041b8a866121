// SPDX-License-Identifier: Apache-2.0
// The workbook of service items: which element stands in which column.
import {
  type Codec,
  citation,
  condition,
  digits,
  flag,
  json,
  listOf,
  number,
  plain,
  words,
} from './item-cells.logic.ts'

/** A column holds the value at `path` below the thing its row is about. */
export interface Column {
  header: string
  path: string
  codec: Codec
}

const column = (header: string, path: string, codec: Codec = plain): Column => ({ header, path, codec })
const bilingual = (header: string, path: string): Column[] => [
  column(header, `${path}/zh`),
  column(`${header}（英文）`, `${path}/en`),
]

/** The first column of every sheet: which item the row belongs to. */
export const ITEM_COLUMN = '实施编码'

const UNITS = words({ 'working-day': '工作日', 'calendar-day': '自然日' })
const AUDIENCES = words({ person: '自然人', enterprise: '法人' })

export const ITEM_SHEET: readonly Column[] = [
  column('基本编码', '/basicCode', digits(12)),
  column('业务办理项编码', '/handlingCode'),
  ...bilingual('事项名称', '/name'),
  ...bilingual('事项概述', '/summary'),
  column('搜索关键词', '/keywords', listOf(plain)),
  column('事项类型', '/type', digits(2)),
  column('行使层级', '/level'),
  column('实施机构', '/organisation'),
  column('会办机构', '/jointOrganisations', listOf(plain)),
  column('服务对象', '/audience', listOf(AUDIENCES)),
  column('主题分类', '/themes', listOf(plain)),
  column('设定依据', '/basis', listOf(citation)),
  column('法定办结时限', '/statutoryDays/count', number),
  column('法定时限单位', '/statutoryDays/unit', UNITS),
  column('法定时限依据', '/statutoryDays/basis', citation),
  column('承诺办结时限（工作日）', '/promisedDays', number),
  column('是否即办', '/instant', flag),
  column('办件类型', '/caseType', words({ instant: '即办件', promised: '承诺件' })),
  column('审批方式', '/reviewMode', words({ 'on-the-spot': '即审即办', 'review-then-approve': '前审后批' })),
  column('办理流程', '/process'),
  column('是否收费', '/fee/charged', flag),
  column('是否支持网上支付', '/fee/onlinePayment', flag),
  column(
    '办结方式',
    '/result/kind',
    words({ certificate: '出证办结', approval: '审批办结', document: '出文办结', record: '登记办结' }),
  ),
  ...bilingual('结果名称', '/result/name'),
  column('结果证照类型', '/result/certificateType'),
  ...bilingual('结果样本', '/result/sample'),
  column('结果有效年限', '/result/validYears', number),
  column('设立主体代码类别', '/result/establishes/authority', digits(2)),
  column('设立主体类型', '/result/establishes/kind', digits(2)),
  column('设立主体名称字段', '/result/establishes/name', listOf(plain)),
  column('设立主体住所字段', '/result/establishes/address', listOf(plain)),
  column('设立主体经营范围字段', '/result/establishes/businessScope'),
  column('设立主体出资字段', '/result/establishes/capital'),
  column('设立主体负责人字段', '/result/establishes/representative'),
  column('网上办理深度', '/onlineDepth', number),
  column('到办事现场次数', '/visits/count', number),
  ...bilingual('到现场原因', '/visits/reason'),
  column('是否接受邮寄材料', '/post/materials', flag),
  column('是否邮寄结果', '/post/result', flag),
  column('自动判定规则', '/instantDecision', condition),
]

const MATERIALS: readonly Column[] = [
  column('材料编号', '/code'),
  ...bilingual('材料名称', '/name'),
  column('必要性', '/necessity', words({ required: '必要', conditional: '按情形' })),
  column('需要的情形', '/when', condition),
  column('材料形式', '/form', words({ original: '原件', copy: '复印件', electronic: '电子件' })),
  column(
    '材料来源',
    '/source',
    words({ applicant: '申请人自备', government: '政府部门核发', 'third-party': '第三方出具' }),
  ),
  ...bilingual('出具单位', '/issuer'),
  column('对应证照类型', '/certificateType'),
  column('接受的文件类型', '/accept', listOf(plain)),
  column('最多文件数', '/maxFiles', number),
  ...bilingual('填报须知', '/sample'),
  column('容缺补交时限（工作日）', '/tolerableDays', number),
  ...bilingual('告知承诺内容', '/commitment/statement'),
  column('承诺核查时限（工作日）', '/commitment/checkDays', number),
]

const STEPS: readonly Column[] = [
  ...bilingual('环节名称', '/name'),
  column(
    '环节类型',
    '/kind',
    words({ accept: '受理', review: '审核', 'site-visit': '现场核查', decide: '审批', issue: '办结' }),
  ),
  column('环节时限（工作日）', '/days', number),
  column(
    '办理角色',
    '/role',
    words({
      'window-clerk': '窗口人员',
      reviewer: '审核人员',
      inspector: '核查人员',
      decider: '审批人员',
      system: '系统',
    }),
  ),
]

const WINDOWS: readonly Column[] = [
  column('政务服务中心', '/hall'),
  ...bilingual('窗口', '/window'),
  ...bilingual('地址', '/address'),
  ...bilingual('办理时间', '/hours'),
  column('咨询电话', '/phone'),
  column('监督投诉电话', '/complaintPhone'),
]

const FEES: readonly Column[] = [
  ...bilingual('收费项目', '/name'),
  column('金额（分）', '/amountFen', number),
  ...bilingual('收费依据', '/basis'),
]

/** Sheets with one row for each entry of a list of the item. */
export const LIST_SHEETS: readonly { name: string; list: string; columns: readonly Column[] }[] = [
  { name: '条件', list: '/conditions', columns: bilingual('受理条件', '') },
  { name: '材料', list: '/materials', columns: MATERIALS },
  { name: '环节', list: '/steps', columns: STEPS },
  { name: '窗口', list: '/windows', columns: WINDOWS },
  { name: '收费', list: '/fee/items', columns: FEES },
  {
    name: '问答',
    list: '/faqs',
    columns: [...bilingual('问题', '/question'), ...bilingual('解答', '/answer')],
  },
]

/** One row for each option; the columns of the question count on the first row of a situation. */
export const SITUATION_SHEET = {
  name: '情形',
  key: '情形编号',
  question: [
    ...bilingual('问题', '/question'),
    ...bilingual('说明', '/help'),
    column('是否多选', '/multiple', flag),
    column('询问的前提', '/when', condition),
  ],
  option: [column('选项', '/value'), ...bilingual('选项名称', '/label')],
} as const

/** One row for each field; the columns of the step count on its first row. */
export const FORM_SHEET = {
  name: '表单字段',
  step: '步骤编号',
  title: bilingual('步骤名称', '/title'),
  field: '字段',
  required: '必填',
  choices: '选项（值=名称|英文）',
  columns: [
    column(
      '类型',
      '/type',
      words({ string: '文本', number: '数值', integer: '整数', boolean: '是否', array: '多选' }),
    ),
    ...bilingual('名称', '/x-label'),
    ...bilingual('提示', '/x-help'),
    column('控件', '/x-widget'),
    column('数据元', '/x-element'),
    column('自动带入', '/x-prefill', flag),
    column('加密存储', '/x-sensitive', flag),
    column('显示的前提', '/x-visible-if', condition),
    ...bilingual('单位', '/x-unit'),
    column('最小值', '/minimum', number),
    column('最大值', '/maximum', number),
    column('最短', '/minLength', number),
    column('最长', '/maxLength', number),
    column('格式', '/format'),
    column('正则', '/pattern'),
    column('其他规则（JSON）', '/*', json),
  ],
} as const
