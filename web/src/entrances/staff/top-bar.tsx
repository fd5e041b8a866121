// SPDX-License-Identifier: Apache-2.0
import { Bell, Contrast, Languages, LogOut, Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { setPrefs, usePrefs } from '#web/shared/a11y/prefs.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { switchLocale } from '#web/shared/i18n/catalogue.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useSignOut } from '#web/shared/session/use-session.ts'
import { IconButton } from '#web/shared/ui/button.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Logo } from '#web/shared/ui/logo.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import type { StaffAccount } from './shell.tsx'
import { useStaffTexts } from './texts.ts'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(loadPalette)

interface TopBarProps {
  name: string
  account: StaffAccount
}

export function TopBar({ name, account }: TopBarProps) {
  const texts = useStaffTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const prefs = usePrefs()
  const signOut = useSignOut()
  const [open, setOpen] = useState(false)
  const unread = useApi('GET /api/messages', { query: { limit: 1 } }).data?.unread ?? 0
  useEffect(() => {
    // Fetched once the page is quiet: what is typed right after Ctrl K must not be lost.
    const timer = setTimeout(() => void loadPalette(), 1500)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const contrast = prefs.contrast === 'more'
  return (
    <header className="s-top">
      <Link to="/inbox" className="s-top__brand">
        <Logo size={2.15} />
        <strong>{name}</strong>
      </Link>
      <button type="button" className="s-top__search" onClick={() => setOpen(true)}>
        <Search aria-hidden="true" />
        <span>{texts.palette.open}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="s-top__tools">
        <IconButton
          label={contrast ? ui.masthead.contrastOff : ui.masthead.contrast}
          onClick={() => setPrefs({ contrast: contrast ? 'normal' : 'more' })}
        >
          <Contrast aria-hidden="true" />
        </IconButton>
        <IconButton
          label={prefs.locale === 'zh' ? 'English' : '中文'}
          onClick={() => void switchLocale(prefs.locale === 'zh' ? 'en' : 'zh')}
        >
          <Languages aria-hidden="true" />
        </IconButton>
        <Link to="/messages" className="c-icon-button s-top__bell" aria-label={texts.account.unread(unread)}>
          <Bell aria-hidden="true" />
          {unread > 0 ? <em>{unread > 99 ? '99+' : unread}</em> : null}
        </Link>
        <Link to="/my-account" className="s-top__me" aria-label={texts.account.own} title={texts.account.own}>
          <span className="s-top__face" aria-hidden="true">
            {account.displayName.slice(0, 1)}
          </span>
          <span className="s-top__who">
            {account.post ? `${localized(account.post.title)} · ` : ''}
            {account.displayName}
          </span>
        </Link>
        <IconButton label={texts.account.signOut} onClick={() => signOut.mutate(undefined)}>
          <LogOut aria-hidden="true" />
        </IconButton>
      </div>
      {open ? (
        <Suspense fallback={null}>
          <Palette account={account} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </header>
  )
}
