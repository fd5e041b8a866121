// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react'
import { call } from '#web/shared/api/call.ts'
import { getLastUse, noteSession, useSessionRefused } from '#web/shared/api/last-use.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useSession, useSignOut } from '#web/shared/session/use-session.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { LoginForm } from './login-form.tsx'
import { remaining } from './session-time.ts'
import { useAccountTexts } from './texts.ts'

/**
 * Warns before an idle session ends (WCAG 2.2.1), and after it has ended lets the same person sign in again over the
 * page, which keeps everything that was typed.
 */
export default function SessionGuard() {
  const session = useSession().data
  const refused = useSessionRefused()
  const signedIn = session?.account != null && session.expiresAt !== null
  const left = useTimeLeft(signedIn && !refused ? session : undefined)
  const ended = refused || left === 0
  useEffect(() => {
    if (left !== 0) return
    noteSession(false)
    // The server measures in minutes; what the screen says has ended shall have ended.
    void call('DELETE /api/session', {}).catch(() => undefined)
  }, [left])
  if (!signedIn) return null
  if (ended) return <Ended name={session.account?.displayName ?? ''} />
  return left === undefined ? null : <Warning seconds={left} />
}

/** Seconds to the end of the session once it is near. */
function useTimeLeft(session: { now: string; expiresAt: string | null } | undefined): number | undefined {
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    if (!session?.expiresAt) return setLeft(undefined)
    const length = Date.parse(session.expiresAt) - Date.parse(session.now)
    const look = () => setLeft(remaining({ length, lastUse: getLastUse(), now: Date.now() }))
    look()
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [session])
  return left
}

function Warning({ seconds }: { seconds: number }) {
  const { session: texts } = useAccountTexts()
  const signOut = useSignOut()
  const stay = useCommand(async (_: undefined) => await call('GET /api/session', {}))
  return (
    <Dialog open title={texts.soon} onClose={() => stay.mutate(undefined)}>
      {/* Told once, not every second. */}
      <p role="alert">{texts.soonWhy}</p>
      <p className="numbers" aria-hidden="true">
        {texts.left(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)}
      </p>
      <div className="c-dialog__acts">
        <Button onClick={() => signOut.mutate(undefined)}>{texts.signOut}</Button>
        <Button kind="primary" busy={stay.isPending} onClick={() => stay.mutate(undefined)}>
          {texts.stay}
        </Button>
      </div>
    </Dialog>
  )
}

function Ended({ name }: { name: string }) {
  const { session: texts } = useAccountTexts()
  const signOut = useSignOut()
  return (
    <Dialog open title={texts.ended} onClose={() => signOut.mutate(undefined)}>
      <div className="stack">
        <p>{texts.endedHow(name)}</p>
        <LoginForm onDone={() => undefined} />
      </div>
    </Dialog>
  )
}
