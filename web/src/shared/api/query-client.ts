// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from '@tanstack/react-query'
import { getPrefs, subscribeToPrefs } from '#web/shared/a11y/prefs.ts'
import { ProblemError } from './problem-error.ts'

/** The cache of server state. A refresh that fails keeps the last good answer on the screen. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && (!(error instanceof ProblemError) || error.transient),
      },
    },
  })
  let locale = getPrefs().locale
  subscribeToPrefs(() => {
    if (getPrefs().locale === locale) return
    locale = getPrefs().locale
    // Some answers carry texts in the reader's language.
    void client.invalidateQueries()
  })
  return client
}
