// SPDX-License-Identifier: Apache-2.0
import { Users } from 'lucide-react'
import type { CaseView } from '#contracts/case-views'
import { useAddressQuery, useChangeQuery, useGo } from '#web/shared/router/use-place.ts'
import { useStaffTexts } from '../texts.ts'
import type { CaseCounts } from './inbox-counts.tsx'
import { type InboxFilter, inboxViews } from './inbox-filter.ts'
import { useViewCounts } from './use-views.ts'
import { viewAddress } from './view-address.ts'
import { useViewTexts } from './views-texts.ts'

/** What a kept view brought along goes with it. */
const leaving = {
  saved: undefined,
  q: undefined,
  status: undefined,
  level: undefined,
  sort: undefined,
  columns: undefined,
}

interface ViewTabsProps {
  filter: InboxFilter
  counts: CaseCounts | undefined
  /** Views that were kept, in the reader's order. */
  views: readonly CaseView[]
}

/** The platform's own views, then those one has kept or that are shared; each with how many cases stand in it. */
export function ViewTabs({ filter, counts, views }: ViewTabsProps) {
  const { views: names } = useStaffTexts()
  const texts = useViewTexts()
  const change = useChangeQuery()
  const go = useGo()
  const { saved } = useAddressQuery()
  const pinned = views.filter((view) => view.pinned)
  const kept = useViewCounts(pinned.length > 0).data
  return (
    <fieldset className="s-views" aria-label={texts.tabs}>
      {inboxViews.map((view) => {
        const count = counts?.views[view]
        return (
          <button
            key={view}
            type="button"
            aria-pressed={saved === undefined && view === filter.view}
            data-hot={(view === 'near-due' || view === 'supervised') && (count ?? 0) > 0}
            onClick={() => change({ ...(saved === undefined ? {} : leaving), view, case: undefined })}
          >
            {names[view]}
            {count === undefined ? null : <span className="numbers">{count}</span>}
          </button>
        )
      })}
      {pinned.map((view) => {
        const count = kept?.counts[view.id]
        return (
          <button
            key={view.id}
            type="button"
            aria-pressed={saved === view.id}
            title={view.shared ? texts.sharedBy(view.keeper) : undefined}
            onClick={() => go(viewAddress(view))}
          >
            {view.shared ? <Users size={14} aria-label={texts.shared} /> : null}
            {view.name}
            {count === undefined ? null : (
              <span className="numbers">{texts.counted(count, kept?.most ?? count + 1)}</span>
            )}
          </button>
        )
      })}
    </fieldset>
  )
}
