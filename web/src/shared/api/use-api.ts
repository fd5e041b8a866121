// SPDX-License-Identifier: Apache-2.0
import { type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ApiCall, ApiResponse } from '#contracts/api'
import { call, type InputOf } from './call.ts'

interface Options {
  enabled?: boolean
  /** Milliseconds an answer counts as fresh. */
  staleTime?: number
}

/** Key under which an answer is cached; `[endpoint]` alone names all answers of an endpoint. */
export const apiKey = <K extends ApiCall>(endpoint: K, input?: InputOf<K>): readonly unknown[] =>
  input === undefined ? [endpoint] : [endpoint, input]

/** Asks the server and keeps the answer: `useApi('GET /api/cases/{number}', { params: { number } })`. */
export function useApi<K extends ApiCall>(
  endpoint: K,
  input: InputOf<K>,
  options: Options = {},
): UseQueryResult<ApiResponse<K>> {
  // Untyped inside: the library's own conditional types over a table this size are too deep for the compiler.
  const query: unknown = useQuery<unknown>({
    queryKey: apiKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    ...options,
  })
  return query as UseQueryResult<ApiResponse<K>>
}

/** The same for lists that go by keyset pages. */
export function useApiPages<Item>(
  key: readonly unknown[],
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<{ items: Item[]; next: string | null }>,
  options: Options = {},
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    ...options,
  })
}
