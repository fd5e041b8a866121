// SPDX-License-Identifier: Apache-2.0
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'
import './states.css'
import { Skeleton } from './states.tsx'
import { useUiTexts } from './texts.ts'

interface Page<Item> {
  items: Item[]
  next: string | null
}

interface PagedListProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list by keyset pages: "show more" goes on from where the last page ended, so nothing is skipped or doubled. */
export function PagedList<Item>({ query, empty, children }: PagedListProps<Item>) {
  const ui = useUiTexts()
  if (query.data === undefined) {
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton lines={6} />
    )
  }
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <>{empty}</>
  return (
    <>
      {children(items)}
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.fetchNextPage()} /> : null}
      {query.hasNextPage ? (
        <div className="c-pager">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? ui.loadingMore : ui.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}
