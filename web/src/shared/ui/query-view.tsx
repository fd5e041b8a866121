// SPDX-License-Identifier: Apache-2.0
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { Skeleton } from './states.tsx'

interface QueryViewProps<T> {
  query: UseQueryResult<T>
  lines?: number
  /** The answer is the whole page, heading included. */
  page?: boolean
  children: (data: T) => ReactNode
}

/** Loading, error and content of one question to the server. A failed refresh leaves the last answer on the screen. */
export function QueryView<T>({ query, lines = 5, page = false, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <ErrorState page={page} error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton lines={lines} />
}
