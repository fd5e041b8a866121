// SPDX-License-Identifier: Apache-2.0
import type { LegalBasis, ServiceItem } from '#contracts/service-item'
import { checkPromise, citationLabel, findArticle, fitsWithin, type Span, spanLabel } from '#kernels/catalog'
import { fault, type ItemContext, type ItemFault } from './item-context.ts'

const isSame = (a: LegalBasis, b: LegalBasis) => citationLabel(a).zh === citationLabel(b).zh

/** Legal basis and limits: what is cited exists, what is promised is allowed. */
export function checkLaw(item: ServiceItem, context: ItemContext): ItemFault[] {
  return [...checkBasis(item, context), ...checkStatutory(item, context), ...checkPromised(item, context)]
}

function checkBasis(item: ServiceItem, context: ItemContext): ItemFault[] {
  return item.basis.flatMap((basis, index) => {
    const pointer = `/basis/${index}`
    const found = findArticle(context.laws, basis)
    if (!found.found) return [fault(pointer, 'basis.not-found', [found.reason.zh, found.reason.en])]
    if (item.basis.findIndex((other) => isSame(other, basis)) === index) return []
    return [
      fault(pointer, 'basis.repeated', [
        `${citationLabel(basis).zh}重复`,
        `${citationLabel(basis).en} is cited twice`,
      ]),
    ]
  })
}

function checkStatutory(item: ServiceItem, context: ItemContext): ItemFault[] {
  const { basis, count, unit } = item.statutoryDays
  if (!item.basis.some((other) => isSame(other, basis))) {
    const label = citationLabel(basis)
    const text = [
      `法定时限依据的${label.zh}不在设定依据之中`,
      `${label.en}, which the statutory limit rests on, is not among the legal basis`,
    ] as const
    return [fault('/statutoryDays/basis', 'statutory.basis-unlisted', text)]
  }
  const result = checkPromise(context.laws, basis, { count, unit })
  // An article that does not exist is already reported at /basis.
  if (result.ok || result.limit === null) return []
  const [label, law, own] = [citationLabel(basis), spanLabel(result.limit), spanLabel({ count, unit })]
  const text = [
    `法定时限填为${own.zh}，而${label.zh}规定${law.zh}`,
    `The statutory limit is given as ${own.en}; ${label.en} says ${law.en}`,
  ] as const
  return [fault('/statutoryDays', 'statutory.exceeds-law', text)]
}

function checkPromised(item: ServiceItem, context: ItemContext): ItemFault[] {
  const promised: Span = { count: item.promisedDays, unit: 'working-day' }
  const faults = item.basis.flatMap((basis) => {
    const result = checkPromise(context.laws, basis, promised)
    if (result.ok || result.limit === null) return []
    return [fault('/promisedDays', 'promise.exceeds-law', [result.reason.zh, result.reason.en])]
  })
  if (!fitsWithin(promised, item.statutoryDays)) {
    const [own, limit] = [spanLabel(promised), spanLabel(item.statutoryDays)]
    const text = [
      `承诺${own.zh}，超过法定时限${limit.zh}`,
      `${own.en} are promised; the statutory limit is ${limit.en}`,
    ] as const
    faults.push(fault('/promisedDays', 'promise.exceeds-statutory', text))
  }
  return faults
}
