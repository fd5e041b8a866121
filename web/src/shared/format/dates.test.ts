// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { formatCompact, formatDate, formatDay, formatTime, todayInCity } from './dates.ts'

describe('dates in the city', () => {
  it('shows an instant in Asia/Shanghai, not in the device zone', () => {
    expect(formatTime('2026-06-13T16:30:00Z', 'zh')).toBe('00:30')
    expect(formatCompact('2026-06-13T16:30:00Z')).toBe('06-14 00:30')
    expect(todayInCity(new Date('2026-06-13T16:30:00Z'))).toBe('2026-06-14')
  })
  it('never moves a plain date', () => {
    expect(formatDate('2026-01-01', 'zh')).toBe('2026年1月1日')
    expect(formatDate('2026-01-01', 'en')).toBe('1 January 2026')
  })
  it('names the year only when it is another one', () => {
    const now = new Date('2026-06-13T00:00:00Z')
    expect(formatDay('2026-06-18', 'zh', now)).toBe('6月18日')
    expect(formatDay('2027-01-04', 'zh', now)).toBe('2027年1月4日')
  })
})
