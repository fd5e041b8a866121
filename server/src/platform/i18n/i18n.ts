// SPDX-License-Identifier: Apache-2.0
import type { Locale, LocalizedText } from '#contracts/text'

/** The language of an answer: the first of zh and en that `Accept-Language` names, Chinese otherwise. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    if (part.trim().startsWith('zh')) return 'zh'
    if (part.trim().startsWith('en')) return 'en'
  }
  return 'zh'
}

export function inLocale(text: LocalizedText, locale: Locale): string {
  return text[locale]
}

/** Fills `{name}` places. An unknown place stays as it is, so that a missing value is seen and not hidden. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
