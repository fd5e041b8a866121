// SPDX-License-Identifier: Apache-2.0
import { BadgeCheck, CreditCard, Eye, FileText, ListChecks, Mail } from 'lucide-react'
import { useApi } from '#web/shared/api/use-api.ts'
import { CaseList } from '#web/shared/case/case-list.tsx'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { useAccount } from '#web/shared/session/use-session.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { IconTile, type TileTone } from '#web/shared/ui/icon-tile.tsx'
import { ButtonLink, Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { counted } from './counted.ts'
import './my.css'
import { usePortalTexts } from './texts.ts'

/** The visitor's own desk: what waits, what runs, what one holds. */
export default function MyPage() {
  const { my: texts, nav } = usePortalTexts()
  const site = useSite()
  return (
    <div className="wrap c-page">
      <PageHead title={site.kind === 'citizen' ? nav.my : nav.myBiz}>
        <p>{texts.lead}</p>
      </PageHead>
      <RequireAccount>
        <Desk />
      </RequireAccount>
    </div>
  )
}

function Desk() {
  const { my: texts, home } = usePortalTexts()
  const account = useAccount()
  const cases = useApi('GET /api/cases', { query: { view: 'own', limit: 5 } })
  const drafts = useApi('GET /api/applications', { query: { limit: 20 } })
  const credentials = useApi('GET /api/credentials', { query: { limit: 100 } })
  const messages = useApi('GET /api/messages', { query: { limit: 1 } })
  const doors: readonly Door[] = [
    { to: '/my/cases', icon: ListChecks, tone: 'blue', text: home.myCases, count: undefined },
    {
      to: '/my/drafts',
      icon: FileText,
      tone: 'amber',
      text: home.drafts,
      count: drafts.data && counted(drafts.data),
    },
    {
      to: '/my/certificates',
      icon: CreditCard,
      tone: 'green',
      text: home.certificates,
      count: credentials.data && counted(credentials.data),
    },
    {
      to: '/my/messages',
      icon: Mail,
      tone: 'violet',
      text: texts.messages,
      count: messages.data?.unread,
      urgent: true,
    },
    { to: '/my/uses', icon: Eye, tone: 'grey', text: home.watchTitle, count: undefined },
    { to: '/verify', icon: BadgeCheck, tone: 'blue', text: home.checkTitle, count: undefined },
  ]
  return (
    <div className="stack">
      {account?.acting ? <p className="strong">{texts.hello(account.acting.name)}</p> : null}
      <ul className="c-doors">
        {doors.map((door) => (
          <li key={door.to}>
            <DoorTile door={door} />
          </li>
        ))}
      </ul>
      <Card
        title={home.myCases}
        aside={
          <Link to="/my/cases" className="c-more">
            {home.allCases}
          </Link>
        }
      >
        <QueryView query={cases}>
          {({ items }) =>
            items.length > 0 ? (
              <CaseList wide cases={items} />
            ) : (
              <EmptyState
                title={home.noCases}
                act={
                  <ButtonLink to="/services" kind="primary">
                    {texts.find}
                  </ButtonLink>
                }
              >
                {home.noCasesHow}
              </EmptyState>
            )
          }
        </QueryView>
      </Card>
    </div>
  )
}

interface Door {
  to: string
  icon: typeof Eye
  tone: TileTone
  text: string
  /** Undefined while not known. */
  count: string | number | undefined
  urgent?: boolean
}

function DoorTile({ door }: { door: Door }) {
  const { my: texts } = usePortalTexts()
  return (
    <Link to={door.to} className="c-door">
      <IconTile icon={door.icon} tone={door.tone} />
      <strong>{door.text}</strong>
      {door.count === undefined ? null : door.urgent ? (
        door.count ? (
          <Tag tone="red">{texts.unread(Number(door.count))}</Tag>
        ) : null
      ) : (
        <span className="c-door__count numbers">{door.count}</span>
      )}
    </Link>
  )
}
