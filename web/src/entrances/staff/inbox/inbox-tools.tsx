// SPDX-License-Identifier: Apache-2.0
import { Button, Input, type InputRef, Select } from 'antd'
import { Bookmark, Keyboard, RefreshCw, Search, X } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import type { CaseCard } from '#contracts/cases'
import { useCaseTexts } from '#web/shared/case/texts.ts'
import { stringifySearch } from '#web/shared/router/plain-search.ts'
import { useAddressQuery, useChangeQuery, useGo } from '#web/shared/router/use-place.ts'
import { IconButton } from '#web/shared/ui/button.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { toast } from '#web/shared/ui/toast.tsx'
import { useStaffTexts } from '../texts.ts'
import { BulkClaim } from './bulk-claim.tsx'
import { ExportCases } from './export-cases.tsx'
import type { CaseCounts } from './inbox-counts.tsx'
import { useSavedViews } from './saved-views.ts'
import { type InboxFilter, inboxViews, levels, statuses } from './use-inbox.ts'

interface InboxToolsProps {
  filter: InboxFilter
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
  const { filter, counts, search, shown, more, chosen, onClaimed, onRefresh, onHelp } = props
  const { inbox: texts, views } = useStaffTexts()
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
        <div className="s-views">
          {inboxViews.map((view) => {
            const count = counts?.views[view]
            return (
              <button
                key={view}
                type="button"
                aria-pressed={view === filter.view}
                data-hot={(view === 'near-due' || view === 'supervised') && (count ?? 0) > 0}
                onClick={() => change({ view, case: undefined })}
              >
                {views[view]}
                {count === undefined ? null : <span className="numbers">{count}</span>}
              </button>
            )
          })}
        </div>
        <SaveView />
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
          <IconButton label={texts.refresh} onClick={onRefresh}>
            <RefreshCw aria-hidden="true" />
          </IconButton>
          <IconButton label={texts.keys} onClick={onHelp}>
            <Keyboard aria-hidden="true" />
          </IconButton>
          <ExportCases filter={asked(filter)} />
        </div>
      </div>
    </>
  )
}

/** The filter without what is not filtered by. */
const asked = ({ view, q, status, level }: InboxFilter) => ({
  ...(view !== undefined && { view }),
  ...(q !== undefined && { q }),
  ...(status !== undefined && { status }),
  ...(level !== undefined && { level }),
})

/** Keeps the present filter under a name; saved ones are one click away. */
function SaveView() {
  const { inbox: texts } = useStaffTexts()
  const ui = useUiTexts()
  const query = useAddressQuery()
  const go = useGo()
  const { views, add, remove } = useSavedViews()
  const [name, setName] = useState<string>()
  const keep = () => {
    if (!name?.trim()) return
    add({ name: name.trim(), query: stringifySearch({ ...query, case: undefined }) })
    setName(undefined)
    toast(texts.saved)
  }
  return (
    <>
      {views.map((view) => (
        <span key={view.name} className="row">
          <Button type="text" onClick={() => go(`/inbox${view.query}`)}>
            {view.name}
          </Button>
          <IconButton label={texts.removeView(view.name)} onClick={() => remove(view.name)}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
      ))}
      {name === undefined ? (
        <Button type="text" icon={<Bookmark size={15} aria-hidden="true" />} onClick={() => setName('')}>
          {texts.save}
        </Button>
      ) : (
        <span className="row">
          <Input
            autoFocus
            value={name}
            maxLength={20}
            style={{ width: '10rem' }}
            placeholder={texts.saveName}
            aria-label={texts.saveName}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={keep}
          />
          <Button type="primary" onClick={keep}>
            {ui.confirm}
          </Button>
          <Button onClick={() => setName(undefined)}>{ui.cancel}</Button>
        </span>
      )}
    </>
  )
}
