// SPDX-License-Identifier: Apache-2.0
import { checkBasicCode, checkHandlingCode, checkImplementingCode } from '#contracts/identifiers'
import type { ServiceItem } from '#contracts/service-item'
import { fault, type ItemContext, type ItemFault } from './item-context.ts'

/** Codes of GB/T 39554.1: each valid in itself, and all of them saying the same. */
export function checkCodes(item: ServiceItem, context: ItemContext): ItemFault[] {
  const faults: ItemFault[] = []
  const basic = checkBasicCode(item.basicCode)
  const implementing = checkImplementingCode(item.implementingCode)
  if (!basic.ok) {
    faults.push(fault('/basicCode', 'code.basic-invalid', ['基本编码无效', 'The basic code is not valid']))
  } else if (basic.type !== item.type) {
    const text = [
      `基本编码中的类型为${basic.type}，事项类型为${item.type}`,
      `The basic code says type ${basic.type}, the item ${item.type}`,
    ] as const
    faults.push(fault('/basicCode', 'code.type-differs', text))
  }
  if (!implementing.ok) {
    const text = [
      `实施编码无效（${implementing.fault}）`,
      `The implementing code is not valid (${implementing.fault})`,
    ] as const
    faults.push(fault('/implementingCode', 'code.implementing-invalid', text))
  } else faults.push(...compareImplementing(item, implementing, context))
  if (item.handlingCode !== undefined) faults.push(...checkHandling(item, item.handlingCode))
  return faults
}

function compareImplementing(
  item: ServiceItem,
  code: { creditCode: string; level: string; basicCode: string },
  context: ItemContext,
): ItemFault[] {
  const faults: ItemFault[] = []
  const at = '/implementingCode'
  if (code.basicCode !== item.basicCode) {
    faults.push(
      fault(at, 'code.basic-differs', [
        '实施编码与基本编码不一致',
        'The implementing code holds another basic code',
      ]),
    )
  }
  if (code.level !== item.level) {
    faults.push(
      fault(at, 'code.level-differs', [
        '实施编码与行使层级不一致',
        'The implementing code holds another level',
      ]),
    )
  }
  const organisation = context.organisations.get(item.organisation)
  if (organisation && organisation.creditCode !== code.creditCode) {
    const text = [
      '实施编码不是以实施机构的统一社会信用代码开头',
      'The implementing code does not begin with the credit code of the organisation',
    ] as const
    faults.push(fault(at, 'code.organisation-differs', text))
  }
  return faults
}

function checkHandling(item: ServiceItem, handlingCode: string): ItemFault[] {
  if (!checkHandlingCode(handlingCode).ok) {
    return [
      fault('/handlingCode', 'code.handling-invalid', [
        '业务办理项编码无效',
        'The handling code is not valid',
      ]),
    ]
  }
  if (handlingCode.startsWith(item.implementingCode)) return []
  const text = [
    '业务办理项编码与实施编码不一致',
    'The handling code does not begin with the implementing code',
  ] as const
  return [fault('/handlingCode', 'code.handling-differs', text)]
}

/** Everything the item names must exist: organisations, halls, themes, process. */
export function checkReferences(item: ServiceItem, context: ItemContext): ItemFault[] {
  const faults: ItemFault[] = []
  const unknownOrganisation = (pointer: string, code: string) =>
    fault(pointer, 'organisation.unknown', [`机构“${code}”不存在`, `There is no organisation “${code}”`])
  if (!context.organisations.has(item.organisation))
    faults.push(unknownOrganisation('/organisation', item.organisation))
  for (const [index, code] of item.jointOrganisations.entries()) {
    if (!context.organisations.has(code))
      faults.push(unknownOrganisation(`/jointOrganisations/${index}`, code))
  }
  for (const [index, window] of item.windows.entries()) {
    if (context.organisations.get(window.hall)?.kind === 'service-centre') continue
    const text = [`“${window.hall}”不是政务服务中心`, `“${window.hall}” is no service centre`] as const
    faults.push(fault(`/windows/${index}/hall`, 'window.hall-unknown', text))
  }
  return [...faults, ...checkProcess(item, context)]
}

function checkProcess(item: ServiceItem, context: ItemContext): ItemFault[] {
  const faults: ItemFault[] = []
  if (!context.processes.has(item.process)) {
    const text = [`流程“${item.process}”不存在`, `There is no process “${item.process}”`] as const
    faults.push(fault('/process', 'process.unknown', text))
  }
  const isJoint = item.process === 'permit-joint'
  if (isJoint && item.jointOrganisations.length < 2) {
    const text = ['联合办理须列出至少两个会办部门', 'Joint handling needs at least two departments'] as const
    faults.push(fault('/jointOrganisations', 'process.joint-missing', text))
  }
  if (!isJoint && item.jointOrganisations.length > 0) {
    const text = [
      '列出了会办部门，但流程不是联合办理',
      'Joint departments are listed, but the process is not a joint one',
    ] as const
    faults.push(fault('/jointOrganisations', 'process.joint-unused', text))
  }
  if ((item.process === 'instant') !== (item.instantDecision !== undefined)) {
    const text = [
      '即时办理流程须有自动判定规则，其他流程不得有',
      'The instant process needs a decision rule, and no other process may have one',
    ] as const
    faults.push(fault('/instantDecision', 'process.decision-rule', text))
  }
  return faults
}
