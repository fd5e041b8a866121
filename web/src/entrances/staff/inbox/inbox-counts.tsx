// SPDX-License-Identifier: Apache-2.0
import type { ApiResponse } from '#contracts/api'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatCount, formatShare } from '#web/shared/format/numbers.ts'
import { useStaffTexts } from '../texts.ts'

export type CaseCounts = ApiResponse<'GET /api/case-counts'>

/** How the desk stands today. What cannot be computed yet (no finished case, no rating) is not shown. */
export function InboxCounts({ counts }: { counts: CaseCounts }) {
  const { counts: texts } = useStaffTexts()
  const { locale } = usePrefs()
  const count = (value: number) => formatCount(value, locale)
  const shown = [
    { label: texts.mine, value: count(counts.views.mine ?? 0), tone: '' },
    { label: texts.dueToday, value: count(counts.dueToday), tone: counts.dueToday > 0 ? 'amber' : '' },
    { label: texts.overdue, value: count(counts.overdue), tone: counts.overdue > 0 ? 'red' : '' },
    { label: texts.finishedToday, value: count(counts.finishedToday), tone: 'green' },
    ...(counts.meanWorkdays === null
      ? []
      : [{ label: texts.mean, value: texts.days(counts.meanWorkdays.toFixed(1)), tone: '' }]),
    ...(counts.satisfied === null
      ? []
      : [{ label: texts.satisfied, value: formatShare(counts.satisfied, locale), tone: '' }]),
  ]
  return (
    <dl className="s-counts">
      {shown.map(({ label, value, tone }) => (
        <div key={label} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
