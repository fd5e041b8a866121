// SPDX-License-Identifier: Apache-2.0
import { CircleUserRound, House, LayoutGrid, Mail, QrCode } from 'lucide-react'
import { useApi } from '#web/shared/api/use-api.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { usePortalTexts } from './texts.ts'

/** On phones: the five places one goes to most, within reach of the thumb. */
export function TabBar() {
  const { nav } = usePortalTexts()
  const account = useAccount()
  const unread = useApi(
    'GET /api/messages',
    { query: { limit: 1 } },
    { enabled: account?.permissions.includes('channel.message.read') ?? false },
  ).data?.unread
  return (
    <nav className="c-tabbar" aria-label={nav.label}>
      <Link to="/" exact>
        <House aria-hidden="true" />
        {nav.home}
      </Link>
      <Link to="/services">
        <LayoutGrid aria-hidden="true" />
        {nav.services}
      </Link>
      <Link to="/my/certificates">
        <span className="c-tabbar__raised">
          <QrCode aria-hidden="true" />
        </span>
        {nav.code}
      </Link>
      <Link to="/my/messages">
        <Mail aria-hidden="true" />
        {unread ? <span className="c-tabbar__badge">{unread > 99 ? '99+' : unread}</span> : null}
        {nav.messages}
      </Link>
      <Link to="/my" exact>
        <CircleUserRound aria-hidden="true" />
        {nav.mine}
      </Link>
    </nav>
  )
}
