// SPDX-License-Identifier: Apache-2.0
import type { FormField } from '#contracts/form'
import { fieldKind } from '#contracts/form-widgets'
import type { LocalizedText } from '#contracts/text'
import { isEmpty } from '#contracts/widget-fault'
import { formatDate, type Locale } from '#web/shared/format/dates.ts'

interface Reader {
  locale: Locale
  localized: (text: LocalizedText) => string
  yes: string
  no: string
  empty: string
}

/** An answer as a sentence would say it: labels for codes, units for numbers, the reader's form of dates. */
export function answerText(field: FormField, value: unknown, reader: Reader): string {
  if (isEmpty(value)) return reader.empty
  const label = (code: unknown) => {
    const known = field['x-enum-labels']?.[String(code)]
    return known ? reader.localized(known) : String(code)
  }
  if (typeof value === 'boolean') return value ? reader.yes : reader.no
  if (Array.isArray(value)) return value.map(label).join(reader.locale === 'zh' ? '、' : ', ')
  if (fieldKind(field) === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return formatDate(value, reader.locale)
  const unit = field['x-unit'] ? ` ${reader.localized(field['x-unit'])}` : ''
  return label(value) + unit
}
