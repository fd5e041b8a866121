// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react'
import { useApi } from '#web/shared/api/use-api.ts'
import { useAddressQuery, useChangeQuery, useGo } from '#web/shared/router/use-place.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { EmptyState, Skeleton } from '#web/shared/ui/states.tsx'
import { CaseDrawer } from '../case/case-drawer.tsx'
import { useStaffTexts } from '../texts.ts'
import { InboxCounts } from './inbox-counts.tsx'
import type { InboxView } from './inbox-filter.ts'
import { InboxTable } from './inbox-table.tsx'
import { InboxTools } from './inbox-tools.tsx'
import { KeyHelp } from './key-help.tsx'
import { useInbox, useInboxFilter } from './use-inbox.ts'
import { useInboxKeys } from './use-inbox-keys.ts'
import { type CaseViews, useTakeOver, useViews } from './use-views.ts'
import { readColumns, viewAddress } from './view-address.ts'

/** The desk: what waits, in views; one opens a case beside the list and goes on to the next. */
export default function InboxPage() {
  const texts = useStaffTexts()
  const filter = useInboxFilter()
  const query = useAddressQuery()
  const opened = query.case
  const columns = readColumns(query)
  const keeps = useAccount()?.permissions.includes('case.view.keep') === true
  const views = useViews(keeps).data
  useTakeOver(keeps && views !== undefined)
  useDefaultView(views, Object.keys(query).length === 0)
  const change = useChangeQuery()
  const list = useInbox(filter)
  const counts = useApi('GET /api/case-counts', {})
  const [cursor, setCursor] = useState(0)
  const [selected, setSelected] = useState<readonly string[]>([])
  const [help, setHelp] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const cases = list.data?.pages.flatMap(({ items }) => items) ?? []
  const at = Math.min(cursor, Math.max(cases.length - 1, 0))
  const open = (number: string | undefined) => change({ case: number })
  const toggle = (number: string) =>
    setSelected((before) =>
      before.includes(number) ? before.filter((one) => one !== number) : [...before, number],
    )
  const step = (by: 1 | -1) => {
    const next = Math.max(0, Math.min(cases.length - 1, at + by))
    setCursor(next)
    if (opened) open(cases[next]?.number)
  }
  useInboxKeys({
    move: step,
    open: () => open(cases[at]?.number),
    select: () => {
      const number = cases[at]?.number
      if (number) toggle(number)
    },
    search: () => search.current?.focus(),
    help: () => setHelp(true),
  })
  const chosen = cases.filter(({ number }) => selected.includes(number))
  const position = cases.findIndex(({ number }) => number === opened)
  return (
    <>
      <div className="s-head">
        <PageHead title={filter.view === 'all' ? texts.nav.all : texts.nav.inbox} />
        {counts.data ? <InboxCounts counts={counts.data} /> : null}
      </div>
      <div className="s-panel">
        <InboxTools
          filter={filter}
          columns={columns}
          views={views}
          counts={counts.data}
          search={search}
          shown={cases.length}
          more={list.hasNextPage}
          chosen={chosen}
          onClaimed={() => setSelected([])}
          onRefresh={() => void list.refetch()}
          onHelp={() => setHelp(true)}
        />
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <Skeleton lines={12} /> : null}
        {list.data && cases.length === 0 ? (
          <EmptyInbox view={filter.view} claimable={counts.data?.views.claimable ?? 0} />
        ) : null}
        {cases.length > 0 ? (
          <InboxTable
            cases={cases}
            columns={columns}
            at={at}
            selected={selected}
            onSelect={setSelected}
            onOpen={(number, index) => {
              setCursor(index)
              open(number)
            }}
            more={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        ) : null}
      </div>
      <CaseDrawer
        number={opened}
        position={position >= 0 ? { at: position + 1, total: cases.length } : undefined}
        onStep={step}
        onClose={() => open(undefined)}
      />
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </>
  )
}

/** An address that asks for nothing opens the view its owner wants to see first. */
function useDefaultView(views: CaseViews | undefined, asksForNothing: boolean): void {
  const go = useGo()
  const first = views?.items.find(({ isDefault }) => isDefault)
  useEffect(() => {
    if (asksForNothing && first) go(viewAddress(first), { replace: true })
  }, [asksForNothing, first, go])
}

/** Nothing in hand is no reason to look for work: what waits to be claimed is a tap away. */
function EmptyInbox({ view, claimable }: { view: InboxView; claimable: number }) {
  const { inbox: texts } = useStaffTexts()
  const waiting = view === 'mine' && claimable > 0
  return (
    <EmptyState
      title={texts.none}
      act={
        waiting ? (
          <ButtonLink to="/inbox?view=claimable" kind="primary">
            {texts.toClaimable(claimable)}
          </ButtonLink>
        ) : null
      }
    >
      {waiting ? texts.noneYet : texts.noneHow}
    </EmptyState>
  )
}
