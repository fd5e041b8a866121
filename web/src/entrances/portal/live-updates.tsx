// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { addressOf } from '#web/shared/api/call.ts'
import { useServerEvents } from '#web/shared/api/server-events.ts'
import { useAccount } from '#web/shared/session/use-session.ts'

/** When the server says that something one may see has changed, what is on the screen is asked for again. */
export function LiveUpdates() {
  const client = useQueryClient()
  const account = useAccount()
  useServerEvents(addressOf('GET /api/stream'), account !== undefined, () => {
    void client.invalidateQueries({
      predicate: ({ queryKey }) => /cases|messages|credentials/.test(String(queryKey[0])),
    })
  })
  return null
}
