// SPDX-License-Identifier: Apache-2.0
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useSession } from '#web/shared/session/use-session.ts'
import { SiteContext } from '#web/shared/site/site.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Logo } from '#web/shared/ui/logo.tsx'
import { Masthead } from '#web/shared/ui/masthead.tsx'
import { Skeleton } from '#web/shared/ui/states.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { Toasts } from '#web/shared/ui/toast.tsx'
import { AccountMenu } from './account-menu.tsx'
import { LiveUpdates } from './live-updates.tsx'
import type { PortalKind } from './start.tsx'
import { TabBar } from './tab-bar.tsx'
import { usePortalTexts } from './texts.ts'

// Nobody needs it in the first minutes; it must not make the first page heavier.
const SessionGuard = lazy(() => import('#web/features/account/session-guard.tsx'))

/** Frame of every public page: whose site it is, where one can go, who one is. */
export function Shell({ kind }: { kind: PortalKind }) {
  const texts = usePortalTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const session = useSession().data
  const city = session ? localized(session.city.name) : ''
  const name = kind === 'citizen' ? texts.siteName(city) : texts.bizName(city)
  const demo = session?.mode === 'demo'
  return (
    <SiteContext value={{ kind, name }}>
      <a className="skip-link" href="#main">
        {ui.skip}
      </a>
      <Masthead>
        {session ? (
          <>
            <span>{texts.host(localized(session.city.host))}</span>
            <span>{texts.bureau(localized(session.city.bureau))}</span>
          </>
        ) : null}
      </Masthead>
      <header className="c-header">
        <div className="wrap">
          <Link to="/" className="c-header__brand">
            <Logo />
            <span>
              <span className="c-header__name">{name}</span>
              <span className="c-header__sub">{texts.sub(demo)}</span>
            </span>
          </Link>
          <MainNavigation kind={kind} />
          <AccountMenu />
        </div>
      </header>
      <main id="main" className="c-main" tabIndex={-1}>
        <Suspense
          fallback={
            <div className="wrap c-page">
              <Skeleton lines={8} />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <SiteFooter demo={demo} />
      <TabBar />
      <Toasts />
      <LiveUpdates />
      <Suspense>
        <SessionGuard />
      </Suspense>
    </SiteContext>
  )
}

function MainNavigation({ kind }: { kind: PortalKind }) {
  const { nav } = usePortalTexts()
  return (
    <nav className="c-header__nav" aria-label={nav.label}>
      <Link to="/" exact>
        {nav.home}
      </Link>
      <Link to="/services">{kind === 'citizen' ? nav.person : nav.all}</Link>
      {kind === 'citizen' ? <a href="/biz">{nav.enterprise}</a> : <a href="/">{nav.toCitizen}</a>}
      <Link to="/verify">{nav.verify}</Link>
      <Link to="/help">{nav.help}</Link>
      <Link to="/my">{kind === 'citizen' ? nav.my : nav.myBiz}</Link>
    </nav>
  )
}

function SiteFooter({ demo }: { demo: boolean }) {
  const { footer } = usePortalTexts()
  return (
    <footer className="c-footer">
      <div className="wrap">
        <div className="stack-s">
          <p className="strong">{footer.hotline}</p>
          {demo ? <p>{footer.demo}</p> : null}
        </div>
        <ul>
          <li>
            <Link to="/help">{footer.help}</Link>
          </li>
          <li>
            <Link to="/accessibility">{footer.accessibility}</Link>
          </li>
          <li>
            <Link to="/privacy">{footer.privacy}</Link>
          </li>
          <li>
            <a href="/api/docs">{footer.api}</a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
