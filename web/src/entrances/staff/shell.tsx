// SPDX-License-Identifier: Apache-2.0

import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { DemoAccounts } from '#web/features/account/demo-accounts.tsx'
import { LoginForm } from '#web/features/account/login-form.tsx'
import '#web/features/account/account.css'
import { addressOf } from '#web/shared/api/call.ts'
import { useServerEvents } from '#web/shared/api/server-events.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { type Session, useSession } from '#web/shared/session/use-session.ts'
import { SiteContext } from '#web/shared/site/site.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { Logo } from '#web/shared/ui/logo.tsx'
import { Masthead } from '#web/shared/ui/masthead.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Skeleton } from '#web/shared/ui/states.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { Toasts } from '#web/shared/ui/toast.tsx'
import { SideNavigation } from './side-navigation.tsx'
import { useStaffTexts } from './texts.ts'
import { TopBar } from './top-bar.tsx'

// Nobody needs it in the first minutes; it must not make the first page heavier.
const SessionGuard = lazy(() => import('#web/features/account/session-guard.tsx'))

export type StaffAccount = NonNullable<Session['account']>

/** Frame of the workbench; before signing in, the door to it. */
export function Shell() {
  const texts = useStaffTexts()
  const localized = useLocalized()
  const session = useSession()
  const name = texts.name(session.data ? localized(session.data.city.name) : '')
  return (
    <SiteContext value={{ kind: 'staff', name }}>
      <QueryView query={session} page>
        {(current) =>
          current.account?.kind === 'staff' ? (
            <Workbench name={name} account={current.account} />
          ) : (
            <Door name={name} session={current} />
          )
        }
      </QueryView>
      <Toasts />
      <Suspense>
        <SessionGuard />
      </Suspense>
    </SiteContext>
  )
}

function Workbench({ name, account }: { name: string; account: StaffAccount }) {
  const ui = useUiTexts()
  const client = useQueryClient()
  useServerEvents(addressOf('GET /api/stream'), true, ({ topic }) => {
    void client.invalidateQueries({
      predicate: ({ queryKey }) => (topic === 'case' ? /case/ : /message/).test(String(queryKey[0])),
    })
  })
  return (
    <div className="s-shell">
      <a className="skip-link" href="#main">
        {ui.skip}
      </a>
      <TopBar name={name} account={account} />
      <SideNavigation account={account} />
      <main id="main" className="s-main" tabIndex={-1}>
        <Suspense fallback={<Skeleton lines={10} />}>
          <Outlet />
        </Suspense>
      </main>
      <Watermark name={account.displayName} />
    </div>
  )
}

/** Whose screen this is, faintly over everything: a photograph of it names its source. */
function Watermark({ name }: { name: string }) {
  const text = name.replace(/[<>&"']/g, '')
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="200"><text x="30" y="120" font-size="16" font-family="sans-serif" fill-opacity="0.045" transform="rotate(-24 120 100)">${text}</text></svg>`
  return (
    <div
      className="s-watermark"
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(picture)}")` }}
    />
  )
}

function Door({ name, session }: { name: string; session: Session }) {
  const texts = useStaffTexts()
  const stay = () => undefined
  return (
    <>
      <Masthead>
        <span>{name}</span>
      </Masthead>
      <main className="wrap c-page" id="main">
        <div className="row s-door">
          <Logo />
          <strong>{name}</strong>
        </div>
        <PageHead title={texts.signIn} />
        {session.account ? <Notice tone="amber">{texts.wrongAccount}</Notice> : null}
        <div className="c-login">
          <Card>
            <LoginForm onDone={stay} />
          </Card>
          {session.demoAccounts.length > 0 ? (
            <DemoAccounts accounts={session.demoAccounts} onDone={stay} />
          ) : null}
        </div>
      </main>
    </>
  )
}
