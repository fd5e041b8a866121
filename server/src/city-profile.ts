// SPDX-License-Identifier: Apache-2.0

import type { Role } from '#contracts/permissions'
import type { Session } from '#contracts/session'
import type { LocalizedText } from '#contracts/text'
import type { City } from '#kernels/directory'

/** 云澜市 is fictional; its region codes (9901xx) do not exist. A real city replaces this file and its data. */
export const city: City = {
  name: { zh: '云澜市', en: 'Yunlan' },
  bureau: { zh: '云澜市数据局', en: 'Yunlan Data Bureau' },
  host: { zh: '云澜市人民政府', en: 'People’s Government of Yunlan' },
  /** First letters of every public number made here: tells which node made it. */
  node: 'YL',
  regionCode: '990100',
  centres: { vocabulary: 'yl-data', ratings: 'yl-hall' },
}

/** The password of all demonstration accounts; production refuses to start while one of them is enabled. */
export const demoPassword = 'Yunlan#2026'

export interface DemoStaff {
  readonly login: string
  readonly name: string
  readonly organisation: string
  readonly title: LocalizedText
  readonly roles: readonly Role[]
  readonly note: LocalizedText
  readonly entrance: 'staff' | 'cockpit'
}

const staff = (
  login: string,
  name: string,
  organisation: string,
  title: [string, string],
  roles: readonly Role[],
  note: [string, string],
  entrance: DemoStaff['entrance'] = 'staff',
): DemoStaff => ({
  login,
  name,
  organisation,
  title: { zh: title[0], en: title[1] },
  roles,
  note: { zh: note[0], en: note[1] },
  entrance,
})

/** Named members of staff, one for each role of the first journey. */
export const demoStaff: readonly DemoStaff[] = [
  staff(
    'hejia',
    '何嘉',
    'yl-hall',
    ['综合窗口 12 号', 'Comprehensive window 12'],
    ['window-clerk'],
    ['受理各部门事项', 'Accepts applications for all departments'],
  ),
  staff(
    'liumin',
    '刘敏',
    'yl-market',
    ['食品经营科', 'Food business section'],
    ['reviewer'],
    ['审查食品经营许可', 'Reviews food business licences'],
  ),
  staff(
    'zhaolei',
    '赵磊',
    'yl-market',
    ['现场勘验员', 'Site inspector'],
    ['inspector'],
    ['到经营场所勘验', 'Visits premises'],
  ),
  staff(
    'sunqi',
    '孙琦',
    'yl-fire',
    ['防火监督科', 'Fire safety section'],
    ['reviewer'],
    ['消防会办意见', 'Fire safety opinion'],
  ),
  staff(
    'qianwei',
    '钱薇',
    'yl-health',
    ['卫生监督科', 'Health supervision section'],
    ['reviewer'],
    ['卫生会办意见', 'Public health opinion'],
  ),
  staff(
    'wujiang',
    '吴江',
    'yl-market',
    ['行政审批负责人', 'Head of approvals'],
    ['decider'],
    ['作出许可决定', 'Decides on licences'],
  ),
  staff(
    'hanlei',
    '韩蕾',
    'yl-market',
    ['局领导（分管审批）', 'Deputy head of the department'],
    ['department-leader'],
    ['审定加签、督促超期办件', 'Approves, and sees to overdue cases'],
  ),
  staff(
    'duanqing',
    '段青',
    'yl-data',
    ['督查专员', 'Supervisor'],
    ['supervisor'],
    ['督办各部门办件', 'Supervises the cases of all departments'],
  ),
  staff(
    'zhengyue',
    '郑悦',
    'yl-hall',
    ['好差评专员', 'Ratings officer'],
    ['rating-officer'],
    ['核实差评、派单整改', 'Verifies bad ratings'],
    'staff',
  ),
  staff(
    'linzhou',
    '林舟',
    'yl-data',
    ['事项管理员', 'Keeper of items'],
    ['item-editor'],
    ['维护事项、导入法规', 'Keeps items and laws'],
  ),
  staff(
    'chenhai',
    '陈海',
    'yl-government',
    ['市领导', 'City leader'],
    ['leader'],
    ['查看驾驶舱', 'Looks at the cockpit'],
    'cockpit',
  ),
  staff(
    'xitong',
    '许彤',
    'yl-data',
    ['系统管理员', 'System administrator'],
    ['system-administrator'],
    ['三员之一：系统', 'One of three administrators'],
  ),
  staff(
    'anquan',
    '安泉',
    'yl-data',
    ['安全管理员', 'Security administrator'],
    ['security-administrator'],
    ['三员之一：安全', 'One of three administrators'],
  ),
  staff(
    'shenji',
    '沈霁',
    'yl-data',
    ['审计管理员', 'Audit administrator'],
    ['auditor'],
    ['三员之一：审计', 'One of three administrators'],
  ),
]

export interface DemoResident {
  readonly login: string
  readonly name: string
  readonly birthDate: string
  readonly gender: '1' | '2'
  readonly regionCode: string
  readonly note: LocalizedText
  readonly entrance: 'citizen' | 'enterprise'
  readonly enterprise?: string
}

export const demoResidents: readonly DemoResident[] = [
  {
    login: 'wangxiaolan',
    name: '王晓岚',
    birthDate: '1990-05-18',
    gender: '2',
    regionCode: '990102',
    note: {
      zh: '市民，也是澜湾餐饮的法定代表人',
      en: 'Resident, and legal representative of Lanwan Catering',
    },
    entrance: 'citizen',
    enterprise: '云澜市澜湾餐饮管理有限公司',
  },
  {
    login: 'zhoudeshun',
    name: '周德顺',
    birthDate: '1953-11-02',
    gender: '1',
    regionCode: '990104',
    note: { zh: '73 岁市民，可试长辈版', en: '73 years old; try the elder mode' },
    entrance: 'citizen',
  },
  {
    login: 'chenli',
    name: '陈立',
    birthDate: '1984-03-27',
    gender: '1',
    regionCode: '990121',
    note: { zh: '禾川生态农业的法定代表人', en: 'Legal representative of Hechuan Eco-farming' },
    entrance: 'enterprise',
    enterprise: '禾川县青禾生态农业有限公司',
  },
]

/** What the sign-in page shows in demonstration mode. */
export function demoAccounts(): Session['demoAccounts'] {
  return [
    ...demoResidents.map((one) => ({
      login: one.login,
      password: demoPassword,
      name: one.name,
      note: one.note,
      entrance: one.entrance,
      role: one.entrance === 'enterprise' ? { zh: '企业', en: 'Enterprise' } : { zh: '市民', en: 'Resident' },
    })),
    ...demoStaff.map((one) => ({
      login: one.login,
      password: demoPassword,
      name: one.name,
      role: one.title,
      note: one.note,
      entrance: one.entrance,
    })),
  ]
}
