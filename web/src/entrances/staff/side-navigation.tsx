// SPDX-License-Identifier: Apache-2.0
import { useRouterState } from '@tanstack/react-router'
import {
  BookMarked,
  Building2,
  Cable,
  CalendarOff,
  ClipboardList,
  Inbox,
  LayoutDashboard,
  type LucideIcon,
  Mail,
  Scale,
  ShieldCheck,
  Users,
  Workflow,
} from 'lucide-react'
import type { Permission } from '#contracts/permissions'
import { useApi } from '#web/shared/api/use-api.ts'
import { Link } from '#web/shared/ui/link.tsx'
import type { StaffAccount } from './shell.tsx'
import { useStaffTexts } from './texts.ts'

interface Place {
  to: string
  icon: LucideIcon
  text: string
  needs: Permission
  count?: number | undefined
}

/** The places of the workbench that this account may go to, in groups. */
export function usePlaces(account: StaffAccount): { title: string; places: Place[] }[] {
  const { nav } = useStaffTexts()
  const may = (permission: Permission) => account.permissions.includes(permission)
  const counts = useApi('GET /api/case-counts', {}, { enabled: may('case.case.read') }).data
  const unread = useApi(
    'GET /api/messages',
    { query: { limit: 1 } },
    { enabled: may('channel.message.read') },
  ).data
  const groups: { title: string; places: Place[] }[] = [
    {
      title: nav.handle,
      places: [
        { to: '/inbox', icon: Inbox, text: nav.inbox, needs: 'case.case.read', count: counts?.views.mine },
        { to: '/inbox?view=all', icon: ClipboardList, text: nav.all, needs: 'case.case.read' },
        {
          to: '/messages',
          icon: Mail,
          text: nav.messages,
          needs: 'channel.message.read',
          count: unread?.unread,
        },
      ],
    },
    {
      title: nav.define,
      places: [
        { to: '/items', icon: BookMarked, text: nav.items, needs: 'catalog.entry.read' },
        { to: '/processes', icon: Workflow, text: nav.processes, needs: 'case.process.read' },
        { to: '/laws', icon: Scale, text: nav.laws, needs: 'catalog.entry.read' },
        {
          to: '/organisations',
          icon: Building2,
          text: nav.organisations,
          needs: 'directory.organisation.read',
        },
        { to: '/days-off', icon: CalendarOff, text: nav.daysOff, needs: 'directory.organisation.read' },
      ],
    },
    {
      title: nav.oversee,
      places: [
        { to: '/audit', icon: ShieldCheck, text: nav.audit, needs: 'audit.log.read' },
        { to: '/systems', icon: Cable, text: nav.systems, needs: 'exchange.system.read' },
        { to: '/accounts', icon: Users, text: nav.accounts, needs: 'directory.account.manage' },
      ],
    },
  ]
  return groups
    .map(({ title, places }) => ({ title, places: places.filter(({ needs }) => may(needs)) }))
    .filter(({ places }) => places.length > 0)
}

/** The inbox and the list of all cases are one page with two views. */
function isHere(to: string, { pathname, searchStr }: { pathname: string; searchStr: string }): boolean {
  const [path = '', query = ''] = to.split('?')
  const all = searchStr.includes('view=all')
  return pathname.startsWith(path) && (path !== '/inbox' || all === query.includes('view=all'))
}

export function SideNavigation({ account }: { account: StaffAccount }) {
  const { nav } = useStaffTexts()
  const groups = usePlaces(account)
  const location = useRouterState({ select: (state) => state.location })
  return (
    <nav className="s-side" aria-label={nav.label}>
      {groups.map(({ title, places }) => (
        <div key={title}>
          <p>{title}</p>
          <ul>
            {places.map(({ to, icon: Icon, text, count }) => (
              <li key={to} data-on={isHere(to, location)}>
                <Link to={to} exact>
                  <Icon aria-hidden="true" />
                  <span>{text}</span>
                  {count ? <em className="numbers">{count}</em> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {account.permissions.includes('indicator.value.read') ? (
        <a href="/cockpit" className="s-side__out">
          <LayoutDashboard aria-hidden="true" />
          <span>{nav.cockpit}</span>
        </a>
      ) : null}
    </nav>
  )
}
