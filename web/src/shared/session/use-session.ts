// SPDX-License-Identifier: Apache-2.0
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiBody, ApiResponse } from '#contracts/api'
import { call } from '#web/shared/api/call.ts'
import { noteSession } from '#web/shared/api/last-use.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'

export type Session = ApiResponse<'GET /api/session'>
type Account = NonNullable<Session['account']>

const sessionKey = apiKey('GET /api/session', {})

/**
 * The session as last known. One that has ended unasked stays on the screen, so that nothing typed is lost: the guard
 * (features/account) asks to sign in again over the page.
 */
export function useSession(): UseQueryResult<Session> {
  const client = useQueryClient()
  return useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => {
      const next = await call('GET /api/session', {}, { signal })
      const before = client.getQueryData<Session>(sessionKey)
      if (!before?.account || next.account) return next
      noteSession(false)
      return before
    },
    staleTime: 60_000,
  })
}

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
    else {
      client.setQueryData<Session>(sessionKey, (now) => now && { ...now, account: null, expiresAt: null })
      await client.invalidateQueries({ queryKey: sessionKey })
    }
  }
}

export function useSignIn() {
  const client = useQueryClient()
  const replace = useReplaceSession()
  return useCommand(async (body: ApiBody<'POST /api/session'>) => {
    const before = client.getQueryData<Session>(sessionKey)?.account
    let session = await call('POST /api/session', { body })
    if (before && session.account?.id === before.id) {
      // Back after the session had ended: the page stays as it is, in the name one acted in.
      const acting = before.acting?.subject
      if (acting && acting.id !== session.account.acting?.subject.id)
        session = await call('PUT /api/session/acting', { body: { subject: acting } })
      client.setQueryData(sessionKey, session)
      noteSession(true)
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    } else {
      await replace(session)
      noteSession(true)
    }
    return session
  })
}

export function useSignOut() {
  const replace = useReplaceSession()
  return useCommand(async (_: undefined) => {
    // Signing out of a session that has ended meanwhile is signing out all the same.
    await call('DELETE /api/session', {}).catch((error: unknown) => {
      if (!(error instanceof ProblemError && error.status === 401)) throw error
    })
    await replace(undefined)
    noteSession(true)
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
