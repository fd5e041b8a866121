// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { ApiBody, ApiResponse } from '#contracts/api'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'

export type Session = ApiResponse<'GET /api/session'>
type Account = NonNullable<Session['account']>

const sessionKey = apiKey('GET /api/session', {})

export const useSession = () => useApi('GET /api/session', {}, { staleTime: 60_000 })

/** The signed-in account, or undefined while it is not known or nobody is signed in. */
export function useAccount(): Account | undefined {
  return useSession().data?.account ?? undefined
}

/** Everything cached belongs to the one who was signed in before: it is dropped with the change of identity. */
function useReplaceSession(): (session: Session | undefined) => Promise<void> {
  const client = useQueryClient()
  return async (session) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    if (session) client.setQueryData(sessionKey, session)
    else await client.invalidateQueries({ queryKey: sessionKey })
  }
}

export function useSignIn() {
  const replace = useReplaceSession()
  return useCommand(async (body: ApiBody<'POST /api/session'>) => {
    const session = await call('POST /api/session', { body })
    await replace(session)
    return session
  })
}

export function useSignOut() {
  const replace = useReplaceSession()
  return useCommand(async (_: undefined) => {
    await call('DELETE /api/session', {})
    await replace(undefined)
  })
}

export function useActFor() {
  const replace = useReplaceSession()
  return useCommand(async (subject: ApiBody<'PUT /api/session/acting'>['subject']) => {
    const session = await call('PUT /api/session/acting', { body: { subject } })
    await replace(session)
    return session
  })
}
