// SPDX-License-Identifier: Apache-2.0
import { type UseQueryResult, useQuery } from '@tanstack/react-query'

/** Asks again and again until `wait` says that there is nothing left to wait for; it gives the milliseconds to the next time. */
export function usePolled<Answer>(
  key: readonly unknown[],
  load: (signal: AbortSignal) => Promise<Answer>,
  wait: (answer: Answer) => number | null,
): UseQueryResult<Answer> {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => load(signal),
    refetchInterval: ({ state }) => (state.data === undefined ? 500 : (wait(state.data) ?? false)),
  })
}
