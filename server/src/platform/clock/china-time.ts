// SPDX-License-Identifier: Apache-2.0

// Asia/Shanghai has been UTC+8 without daylight saving since 1991; the platform handles no earlier instants.
const offsetMs = 8 * 3_600_000

/** Calendar day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function chinaDay(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** `YYYY-MM-DD HH:mm` in Asia/Shanghai, for papers. */
export function chinaTimeText(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** The last millisecond of a day in Asia/Shanghai (民法典 §203). */
export function endOfChinaDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000 - offsetMs - 1)
}
