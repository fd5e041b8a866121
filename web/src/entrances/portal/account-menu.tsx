// SPDX-License-Identifier: Apache-2.0
import { useRouterState } from '@tanstack/react-router'
import { CircleUserRound } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useGo } from '#web/shared/router/use-place.ts'
import { useSessionTexts } from '#web/shared/session/texts.ts'
import { useActFor, useSession, useSignOut } from '#web/shared/session/use-session.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { usePortalTexts } from './texts.ts'

/** Who is signed in and for whom one acts; changing it here changes it for every page. */
export function AccountMenu() {
  const { account: texts } = usePortalTexts()
  const { relation } = useSessionTexts()
  const session = useSession()
  const account = session.data?.account
  const signOut = useSignOut()
  const actFor = useActFor()
  const go = useGo()
  const menu = useRef<HTMLDetailsElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes whenever the page changes
  useEffect(() => {
    if (menu.current) menu.current.open = false
  }, [path])
  useEffect(() => {
    const close = (event: Event) => {
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape'
      const outside = event.type === 'pointerdown' && !menu.current?.contains(event.target as Node)
      if (menu.current?.open && (escaped || outside)) menu.current.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])

  if (session.isPending) return null
  if (!account) {
    return (
      <Link to="/login" className="c-account--link">
        <CircleUserRound aria-hidden="true" />
        <span>{texts.signIn}</span>
      </Link>
    )
  }
  const name = account.acting?.name ?? account.displayName
  return (
    <details className="c-account" ref={menu}>
      <summary aria-label={texts.menu(name)}>
        <CircleUserRound aria-hidden="true" />
        <span>{name}</span>
      </summary>
      <div className="c-account__menu">
        {account.mayActFor.length > 1 ? (
          <>
            <p className="small muted">{texts.actFor}</p>
            {account.mayActFor.map((other) => (
              <button
                key={other.subject.id}
                type="button"
                aria-pressed={other.subject.id === account.acting?.subject.id}
                onClick={() => {
                  actFor.mutate(other.subject)
                  if (menu.current) menu.current.open = false
                }}
              >
                {other.name}
                <span className="small muted"> · {relation[other.relation]}</span>
              </button>
            ))}
            <hr />
          </>
        ) : null}
        <Link to="/my">{texts.my}</Link>
        <button type="button" onClick={() => signOut.mutate(undefined, { onSuccess: () => go('/') })}>
          {texts.signOut}
        </button>
      </div>
    </details>
  )
}
