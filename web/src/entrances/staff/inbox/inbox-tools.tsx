// SPDX-License-Identifier: Apache-2.0
import { Button, Input, type InputRef, Select } from 'antd'
import { Columns3, Keyboard, ListOrdered, RefreshCw, Search } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import type { CaseCard } from '#contracts/cases'
import { useCaseTexts } from '#web/shared/case/texts.ts'
import { useChangeQuery } from '#web/shared/router/use-place.ts'
import { IconButton } from '#web/shared/ui/button.tsx'
import { useStaffTexts } from '../texts.ts'
import { BulkClaim } from './bulk-claim.tsx'
import { ExportCases } from './export-cases.tsx'
import type { CaseCounts } from './inbox-counts.tsx'
import { type InboxFilter, levels, statuses } from './inbox-filter.ts'
import { ListSettings } from './list-settings.tsx'
import { ManageViews } from './manage-views.tsx'
import { SaveView } from './save-view.tsx'
import type { CaseViews } from './use-views.ts'
import { filterOf, type ViewColumn } from './view-address.ts'
import { ViewTabs } from './view-tabs.tsx'
import { useViewTexts } from './views-texts.ts'

interface InboxToolsProps {
  filter: InboxFilter
  columns: readonly ViewColumn[]
  /** Absent for those who keep no views, and until they are here. */
  views: CaseViews | undefined
  counts: CaseCounts | undefined
  search: RefObject<HTMLInputElement | null>
  shown: number
  more: boolean
  chosen: readonly CaseCard[]
  onClaimed: () => void
  onRefresh: () => void
  onHelp: () => void
}

export function InboxTools(props: InboxToolsProps) {
  const { filter, columns, views, counts, search, shown, more, chosen, onClaimed, onRefresh, onHelp } = props
  const { inbox: texts } = useStaffTexts()
  const viewTexts = useViewTexts()
  const [managing, setManaging] = useState(false)
  const [settings, setSettings] = useState(false)
  const caseTexts = useCaseTexts()
  const change = useChangeQuery()
  const [words, setWords] = useState(filter.q ?? '')
  useEffect(() => setWords(filter.q ?? ''), [filter.q])
  const take = (input: InputRef | null) => {
    search.current = input?.input ?? null
  }
  const filtered = filter.q !== undefined || filter.status !== undefined || filter.level !== undefined
  return (
    <>
      <div className="s-tools">
        <ViewTabs filter={filter} counts={counts} views={views?.items ?? []} />
        {views ? (
          <>
            <SaveView views={views} filter={filter} columns={columns} />
            <IconButton label={viewTexts.manage} onClick={() => setManaging(true)}>
              <ListOrdered aria-hidden="true" />
            </IconButton>
          </>
        ) : null}
      </div>
      <div className="s-tools">
        <Input
          ref={take}
          value={words}
          style={{ width: '17rem' }}
          prefix={<Search size={15} aria-hidden="true" />}
          suffix={words ? null : <kbd>/</kbd>}
          placeholder={texts.search}
          aria-label={texts.search}
          onChange={(event) => {
            setWords(event.target.value)
            if (event.target.value === '') change({ q: undefined })
          }}
          onPressEnter={() => change({ q: words.trim() || undefined })}
        />
        <Select
          aria-label={texts.status}
          value={filter.status ?? ''}
          style={{ width: '9.5rem' }}
          onChange={(status) => change({ status: status || undefined })}
          options={[
            { value: '', label: `${texts.status} · ${texts.any}` },
            ...statuses.map((status) => ({ value: status, label: caseTexts.status[status] })),
          ]}
        />
        <Select
          aria-label={texts.level}
          value={filter.level ?? ''}
          style={{ width: '9.5rem' }}
          onChange={(level) => change({ level: level || undefined })}
          options={[
            { value: '', label: `${texts.level} · ${texts.any}` },
            ...levels.map((level) => ({ value: level, label: texts.levels[level] })),
          ]}
        />
        {filtered ? (
          <Button type="link" onClick={() => change({ q: undefined, status: undefined, level: undefined })}>
            {texts.clear}
          </Button>
        ) : null}
        <div className="s-tools__end">
          <BulkClaim chosen={chosen} onDone={onClaimed} />
          <span className="muted" aria-live="polite">
            {texts.shown(shown, more)}
          </span>
          <IconButton label={viewTexts.settings} onClick={() => setSettings(true)}>
            <Columns3 aria-hidden="true" />
          </IconButton>
          <IconButton label={texts.refresh} onClick={onRefresh}>
            <RefreshCw aria-hidden="true" />
          </IconButton>
          <IconButton label={texts.keys} onClick={onHelp}>
            <Keyboard aria-hidden="true" />
          </IconButton>
          <ExportCases filter={filterOf(filter)} />
        </div>
      </div>
      {views ? <ManageViews open={managing} views={views} onClose={() => setManaging(false)} /> : null}
      <ListSettings open={settings} filter={filter} columns={columns} onClose={() => setSettings(false)} />
    </>
  )
}
