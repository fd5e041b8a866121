// SPDX-License-Identifier: Apache-2.0
export type { CalendarYear, DayText } from './calendar-year.ts'
export { publishedYears } from './published-years.ts'
export { createCalendar, type Remaining, type Workdays } from './workdays.ts'
