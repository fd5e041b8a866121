// SPDX-License-Identifier: Apache-2.0
import type { Condition } from '#contracts/condition'
import type { Material } from '#contracts/service-item'
import { type Text, t } from './fields.ts'

export interface PaperOptions {
  /** Wanted only where this holds; makes it conditional. */
  when?: Condition
  /** Made out by a third party, such as a hospital or a laboratory. */
  by?: Text
  /** Made out by a public body. */
  from?: Text
  form?: Material['form']
  files?: number
  sample?: Text
  /** Photographs only. */
  photo?: boolean
  /** May follow so many working days after acceptance 容缺. */
  later?: number
  /** What may be signed in its place 告知承诺, and the working days after which it is checked. */
  commit?: { statement: Text; checkDays: number }
}

const SCANS = ['application/pdf', 'image/png', 'image/jpeg'] as const
const PHOTOS = ['image/png', 'image/jpeg', 'image/webp'] as const

/** A material that no certificate stands for. */
export function paper(code: string, name: Text, options: PaperOptions = {}): Material {
  const { when, by, from, form = 'electronic', files = 3, sample, photo, later, commit } = options
  const issuer = by ?? from
  return {
    code,
    name: t(name),
    necessity: when ? 'conditional' : 'required',
    ...(when && { when }),
    form,
    source: by ? 'third-party' : from ? 'government' : 'applicant',
    ...(issuer && { issuer: t(issuer) }),
    accept: photo ? [...PHOTOS] : [...SCANS],
    maxFiles: files,
    ...(sample && { sample: t(sample) }),
    ...(later && { tolerableDays: later }),
    ...(commit && { commitment: { statement: t(commit.statement), checkDays: commit.checkDays } }),
  }
}

/** A material that the certificate library may hold: then it is not asked for. */
const held =
  (type: string, name: Text, from: Text) =>
  (when?: Condition, as?: { code: string; name: Text }): Material => ({
    ...paper(as?.code ?? type, as?.name ?? name, { from, ...(when && { when }) }),
    certificateType: type,
  })

export const identityCard = held(
  'identity-card',
  '居民身份证|Resident identity card',
  '公安机关|Public security',
)
export const householdRegister = held(
  'household-register',
  '居民户口簿|Household register',
  '公安机关|Public security',
)
export const residencePermit = held('residence-permit', '居住证|Residence permit', '公安机关|Public security')
export const businessLicence = held(
  'business-licence',
  '营业执照|Business licence',
  '市场监督管理部门|Market regulation',
)
export const foodLicence = held(
  'food-business-licence',
  '食品经营许可证|Food business licence',
  '市场监督管理部门|Market regulation',
)
export const healthCertificate = held(
  'health-certificate',
  '从业人员健康证明|Health certificates of the staff',
  '卫生健康部门|Health authority',
)
export const hygieneLicence = held(
  'public-place-hygiene-licence',
  '公共场所卫生许可证|Public place hygiene licence',
  '卫生健康部门|Health authority',
)
export const socialSecurityCard = held(
  'social-security-card',
  '社会保障卡|Social security card',
  '人力资源社会保障部门|Human resources and social security',
)
export const disabilityCertificate = held(
  'disability-certificate',
  '残疾人证|Disability certificate',
  '残疾人联合会|Disabled Persons’ Federation',
)
export const realEstateCertificate = held(
  'real-estate-certificate',
  '不动产权证书|Real estate certificate',
  '不动产登记机构|Real estate registry',
)
export const drivingLicence = held(
  'driving-licence',
  '机动车驾驶证|Driving licence',
  '公安交管部门|Traffic police',
)
export const transportLicence = held(
  'road-transport-licence',
  '道路运输经营许可证|Road transport licence',
  '交通运输部门|Transport authority',
)
export const gasLicence = held(
  'gas-business-licence',
  '燃气经营许可证|Gas business licence',
  '燃气管理部门|Gas authority',
)
export const medicalLicence = held(
  'medical-institution-licence',
  '医疗机构执业许可证|Medical institution licence',
  '卫生健康部门|Health authority',
)

/** Papers that many items ask for in the same words. */
export const photo = (when?: Condition) =>
  paper('photo', '近期免冠证件照|Recent passport-style photograph', {
    photo: true,
    files: 1,
    sample:
      '白底、正面、六个月内拍摄，358×441 像素以上|White background, full face, taken within six months, at least 358×441 pixels',
    ...(when && { when }),
  })
export const authorisation = (when: Condition) =>
  paper('authorisation', '授权委托书|Power of attorney', {
    when,
    files: 1,
    sample: '写明委托事项、权限、期限，委托人签名|States matter, powers and term; signed by the principal',
  })
export const lease = (when: Condition) =>
  paper('lease', '房屋租赁合同|Lease', {
    when,
    files: 5,
    sample: '合同在有效期内，写明地址、面积和用途|In force; states address, area and use',
  })
