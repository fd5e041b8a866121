// SPDX-License-Identifier: Apache-2.0
import type { Locale } from './dates.ts'

const tag = (locale: Locale) => (locale === 'en' ? 'en-GB' : 'zh-CN')

export const formatCount = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(tag(locale)).format(value)

/** A share given as 0..1, one decimal. */
export const formatShare = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: 1 }).format(value)

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
