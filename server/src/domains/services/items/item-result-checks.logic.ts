// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import { fault, type ItemContext, type ItemFault } from './item-context.ts'

/** A certificate needs a type that exists and somebody who can hold it: the applicant, or what the case establishes. */
export function checkHolder(item: ServiceItem, context: ItemContext): ItemFault[] {
  const { certificateType: type, establishes } = item.result
  if (type === undefined) {
    const text = ['设立主体的事项须颁发法人证照', 'What is established needs a certificate to hold'] as const
    return establishes === undefined
      ? []
      : [fault('/result/establishes', 'result.establishes-without-certificate', text)]
  }
  const holder = context.certificateTypes.get(type)
  if (holder === undefined) {
    const text = [`证照类型“${type}”不存在`, `There is no certificate type “${type}”`] as const
    return [fault('/result/certificateType', 'result.certificate-unknown', text)]
  }
  const faults: ItemFault[] = []
  if (establishes !== undefined && holder !== 'enterprise') {
    const text = [
      '设立主体的事项须颁发法人证照',
      'What establishes an enterprise hands out a certificate of an enterprise',
    ] as const
    faults.push(fault('/result/establishes', 'result.establishes-holder', text))
  }
  const nobody = item.audience.filter((audience) => audience !== holder)
  if (nobody.length > 0 && establishes === undefined) {
    const text = [
      `${holder === 'enterprise' ? '自然人' : '法人'}申请后无人可持有“${type}”`,
      `Nobody could hold “${type}” when ${holder === 'enterprise' ? 'a person' : 'an enterprise'} applies`,
    ] as const
    faults.push(fault('/result/certificateType', 'result.no-holder', text))
  }
  return [...faults, ...checkFields(item)]
}

/** Every field that tells of the enterprise stands on the form, and one of each list is always answered. */
function checkFields(item: ServiceItem): ItemFault[] {
  const { establishes } = item.result
  if (establishes === undefined) return []
  const { name, address, businessScope, capital, representative } = establishes
  return [
    ...checkList(item, 'name', name),
    ...checkList(item, 'address', address),
    ...checkList(item, 'businessScope', [businessScope]),
    ...checkList(item, 'representative', [representative]),
    ...(capital === undefined ? [] : missingFields(item, 'capital', [capital])),
  ]
}

function checkList(item: ServiceItem, place: string, fields: readonly string[]): ItemFault[] {
  const missing = missingFields(item, place, fields)
  if (missing.length > 0) return missing
  const { properties, required } = item.form.schema
  const always = fields.some(
    (field) => required.includes(field) && properties[field]?.['x-visible-if'] === undefined,
  )
  if (always) return []
  const text = [
    '可能没有任何一项被填写：至少一个字段须必填且不随情形隐藏',
    'Perhaps none of these is answered: one must be required and never hidden',
  ] as const
  return [fault(`/result/establishes/${place}`, 'result.field-conditional', text)]
}

function missingFields(item: ServiceItem, place: string, fields: readonly string[]): ItemFault[] {
  return fields.flatMap((field, index) => {
    if (Object.hasOwn(item.form.schema.properties, field)) return []
    const text = [`表单没有字段“${field}”`, `The form has no field “${field}”`] as const
    const at = fields.length > 1 ? `${place}/${index}` : place
    return [fault(`/result/establishes/${at}`, 'result.field-unknown', text)]
  })
}
