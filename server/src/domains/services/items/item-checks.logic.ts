// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import { checkCodes, checkReferences } from './item-code-checks.logic.ts'
import type { ItemContext, ItemFault } from './item-context.ts'
import { checkForm } from './item-form-checks.logic.ts'
import { checkGuide } from './item-guide-checks.logic.ts'
import { checkInspection } from './item-inspection-checks.logic.ts'
import { checkLaw } from './item-law-checks.logic.ts'
import { checkHolder } from './item-result-checks.logic.ts'

/**
 * Everything that speaks against publishing an item: incomplete, contradictory, against its law, or asking people for
 * what the government already holds. Every fault is listed; an item with an `error` is refused.
 */
export function checkItem(item: ServiceItem, context: ItemContext): ItemFault[] {
  return [
    ...checkCodes(item, context),
    ...checkReferences(item, context),
    ...checkLaw(item, context),
    ...checkInspection(item, context),
    ...checkGuide(item, context),
    ...checkForm(item, context),
    ...checkHolder(item, context),
  ]
}

/** Whether an item may be published. */
export const isPublishable = (faults: readonly ItemFault[]) => faults.every((one) => one.severity !== 'error')
