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

/** Every field that tells of the enterprise stands on the form. */
function checkFields(item: ServiceItem): ItemFault[] {
  const { establishes } = item.result
  if (establishes === undefined) return []
  const { name, address, businessScope, capital, representative } = establishes
  const fields = [
    ...name.map((field, index) => [`name/${index}`, field] as const),
    ...address.map((field, index) => [`address/${index}`, field] as const),
    ['businessScope', businessScope] as const,
    ...(capital === undefined ? [] : [['capital', capital] as const]),
    ['representative', representative] as const,
  ]
  return fields
    .filter(([, field]) => !Object.hasOwn(item.form.schema.properties, field))
    .map(([place, field]) => {
      const text = [`表单没有字段“${field}”`, `The form has no field “${field}”`] as const
      return fault(`/result/establishes/${place}`, 'result.field-unknown', text)
    })
}
