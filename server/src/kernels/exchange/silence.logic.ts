// SPDX-License-Identifier: Apache-2.0
import { chinaDay } from '#platform/clock'

// Offices are open from nine to five in Shanghai: what a promise of hours is measured by.
const opensMs = 9 * 3_600_000
const openMs = 8 * 3_600_000
const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000

/** Working hours between two instants, counted no further than `most`: whoever asks wants to know whether it is more. */
export function workingHours(
  from: Date,
  to: Date,
  isWorkday: (day: string) => boolean,
  most: number,
): number {
  let counted = 0
  let midnight = Math.floor((from.getTime() + offsetMs) / dayMs) * dayMs - offsetMs
  while (midnight < to.getTime() && counted < most * 3_600_000) {
    if (isWorkday(chinaDay(new Date(midnight)))) {
      const opens = Math.max(from.getTime(), midnight + opensMs)
      const closes = Math.min(to.getTime(), midnight + opensMs + openMs)
      counted += Math.max(0, closes - opens)
    }
    midnight += dayMs
  }
  return Math.min(most, counted / 3_600_000)
}

/** Whether a system has been silent for longer than is normal for it. */
export function isSilent(
  lastSign: Date,
  now: Date,
  silenceHours: number,
  isWorkday: (day: string) => boolean,
): boolean {
  return workingHours(lastSign, now, isWorkday, silenceHours + 1) > silenceHours
}
