// SPDX-License-Identifier: Apache-2.0
import { checkCitizenNumber, checkCreditCode, isFixedPhone, isMobilePhone } from './identifiers.ts'

export type WidgetFault = 'check-digit' | 'future-date' | 'phone' | 'account'

/** What is wrong with a text beyond its schema: numbers that carry a check digit, numbers that must be dialled or paid to. */
export function widgetFault(widget: string | undefined, value: string, today: string): WidgetFault | null {
  switch (widget) {
    case 'id-number': {
      const checked = checkCitizenNumber(value, today)
      if (checked.ok) return null
      return checked.fault === 'future-date' ? 'future-date' : 'check-digit'
    }
    case 'credit-code':
      return checkCreditCode(value).ok ? null : 'check-digit'
    case 'phone':
      return isMobilePhone(value) || isFixedPhone(value) ? null : 'phone'
    case 'bank-account':
      return /^\d{8,30}$/.test(value) ? null : 'account'
    default:
      return null
  }
}

/** No answer at all: an empty list says as little as an empty text. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
