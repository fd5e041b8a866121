// SPDX-License-Identifier: Apache-2.0

/** All dates of the city are shown in its own time, wherever the reader's device thinks it is. */
const timeZone = 'Asia/Shanghai'

export type Locale = 'zh' | 'en'

const formatters = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = locale + JSON.stringify(options)
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { timeZone, ...options })
    formatters.set(key, formatter)
  }
  return formatter.format(at)
}

/** Takes an RFC 3339 instant or a plain date `YYYY-MM-DD` (read as noon in the city, so no zone can move it). */
function instant(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+08:00` : value)
}

export const formatDate = (value: string, locale: Locale): string =>
  format(locale, { year: 'numeric', month: 'long', day: 'numeric' }, instant(value))

/** A date near today: the year is left out when it is this one. */
export function formatDay(value: string, locale: Locale, now = new Date()): string {
  const at = instant(value)
  const year = (date: Date) => format(locale, { year: 'numeric' }, date)
  return year(at) === year(now)
    ? format(locale, { month: 'long', day: 'numeric' }, at)
    : format(locale, { year: 'numeric', month: 'long', day: 'numeric' }, at)
}

export const formatWeekday = (value: string, locale: Locale): string =>
  format(locale, { weekday: 'short' }, instant(value))

export const formatTime = (value: string, locale: Locale): string =>
  format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, instant(value))

export const formatInstant = (value: string, locale: Locale): string =>
  `${formatDay(value, locale)} ${formatTime(value, locale)}`

/** Compact, sortable by eye, for tables of staff: 06-13 17:22. */
export function formatCompact(value: string): string {
  const at = instant(value)
  const part = (options: Intl.DateTimeFormatOptions) => format('zh', options, at).replace(/\D/g, '')
  return `${part({ month: '2-digit' })}-${part({ day: '2-digit' })} ${formatTime(value, 'zh')}`
}

/** Today's date in the city as `YYYY-MM-DD`. */
export function todayInCity(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
}
