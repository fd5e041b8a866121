// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Languages, LogOut } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { DemoAccounts } from '#web/features/account/demo-accounts.tsx'
import { LoginForm } from '#web/features/account/login-form.tsx'
import '#web/features/account/account.css'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf } from '#web/shared/api/call.ts'
import { useServerEvents } from '#web/shared/api/server-events.ts'
import { formatDate, formatTime, formatWeekday } from '#web/shared/format/dates.ts'
import { switchLocale } from '#web/shared/i18n/catalogue.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { type Session, useSession, useSignOut } from '#web/shared/session/use-session.ts'
import { SiteContext } from '#web/shared/site/site.tsx'
import { IconButton } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { periods, usePeriod } from './period.ts'
import { useCockpitTexts } from './texts.ts'
import { useWallAddress } from './wall-address.ts'

// Nobody needs it in the first minutes; it must not make the first page heavier.
const SessionGuard = lazy(() => import('#web/features/account/session-guard.tsx'))

export function Shell() {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const session = useSession()
  const name = texts.name(session.data ? localized(session.data.city.name) : '')
  return (
    <SiteContext value={{ kind: 'cockpit', name }}>
      <QueryView query={session} page>
        {(current) =>
          current.account?.permissions.includes('indicator.value.read') ? (
            <Wall name={name} demo={current.mode === 'demo'} />
          ) : (
            <Door session={current} />
          )
        }
      </QueryView>
      <Suspense>
        <SessionGuard />
      </Suspense>
    </SiteContext>
  )
}

const settleMilliseconds = 800

function Wall({ name, demo }: { name: string; demo: boolean }) {
  const texts = useCockpitTexts()
  const client = useQueryClient()
  const signOut = useSignOut()
  const address = useWallAddress()
  const { locale } = usePrefs()
  const kiosk = useAddressQuery().kiosk === '1'
  const { days } = usePeriod()
  // One case step is told in several notices; the wall asks once for all that come together.
  const asked = useRef<ReturnType<typeof setTimeout>>(undefined)
  useServerEvents(addressOf('GET /api/stream'), true, ({ topic }) => {
    if (topic !== 'figures') return
    asked.current ??= setTimeout(() => {
      asked.current = undefined
      void client.invalidateQueries({ predicate: ({ queryKey }) => /indicator/.test(String(queryKey[0])) })
    }, settleMilliseconds)
  })
  useEffect(() => () => clearTimeout(asked.current), [])
  return (
    <>
      <header className="k-top" data-kiosk={kiosk || undefined}>
        <nav className="k-tabs" aria-label={name}>
          {kiosk ? (
            <span>{texts.days(days)}</span>
          ) : (
            <>
              <Link to={address('/')}>{texts.overview}</Link>
              <PeriodTabs />
            </>
          )}
        </nav>
        <div className="k-title">
          <strong>{name}</strong>
          <span>{[demo ? texts.demo : '', texts.live].filter(Boolean).join(' · ')}</span>
        </div>
        <div className="k-tools">
          {kiosk ? null : (
            <>
              <a href="/staff">{texts.workbench}</a>
              <IconButton
                label={locale === 'zh' ? 'English' : '中文'}
                onClick={() => void switchLocale(locale === 'zh' ? 'en' : 'zh')}
              >
                <Languages aria-hidden="true" />
              </IconButton>
              <IconButton label={texts.signOut} onClick={() => signOut.mutate(undefined)}>
                <LogOut aria-hidden="true" />
              </IconButton>
            </>
          )}
          <WallClock />
        </div>
      </header>
      <main className="k-main" id="main">
        <Outlet />
      </main>
    </>
  )
}

function PeriodTabs() {
  const texts = useCockpitTexts()
  const change = useChangeQuery()
  const { days } = usePeriod()
  return (
    <fieldset className="k-period" aria-label={texts.period}>
      {periods.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === days}
          onClick={() => change({ days: one === 30 ? undefined : String(one) })}
        >
          {texts.days(one)}
        </button>
      ))}
    </fieldset>
  )
}

function WallClock() {
  const { locale } = usePrefs()
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time className="k-clock" dateTime={now}>
      <strong className="k-figure">{formatTime(now, locale)}</strong>
      <span>
        {formatDate(now, locale)} {formatWeekday(now, locale)}
      </span>
    </time>
  )
}

function Door({ session }: { session: Session }) {
  const texts = useCockpitTexts()
  const stay = () => undefined
  return (
    <main className="wrap c-page" id="main">
      <PageHead title={texts.signIn} />
      {session.account ? <Notice tone="amber">{texts.notAllowed}</Notice> : null}
      <div className="c-login">
        <Card>
          <LoginForm onDone={stay} />
        </Card>
        {session.demoAccounts.length > 0 ? (
          <DemoAccounts accounts={session.demoAccounts} onDone={stay} />
        ) : null}
      </div>
    </main>
  )
}
