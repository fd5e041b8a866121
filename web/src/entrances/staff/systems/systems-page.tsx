// SPDX-License-Identifier: Apache-2.0
import { Table } from 'antd'
import type { System } from '#contracts/exchange'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useSession } from '#web/shared/session/use-session.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { Connection } from './connection.tsx'
import { LastHeard, SystemState } from './system-state.tsx'
import { useSystemsTexts } from './texts.ts'

/** Departments' systems: which are connected, and which have gone silent. */
export default function SystemsPage() {
  const texts = useSystemsTexts()
  const found = useApi('GET /api/systems', {})
  const manages = useSession().data?.account?.permissions.includes('exchange.system.manage') === true
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel">
        {manages ? (
          <div className="s-tools">
            <div className="s-tools__end">
              <Connection system={null} />
            </div>
          </div>
        ) : null}
        <QueryView query={found} lines={8}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={texts.none}>{texts.noneHow}</EmptyState>
            ) : (
              <Systems systems={items} />
            )
          }
        </QueryView>
      </div>
    </>
  )
}

function Systems({ systems }: { systems: System[] }) {
  const texts = useSystemsTexts()
  const localized = useLocalized()
  return (
    <ScrollBox label={texts.title}>
      <Table<System>
        rowKey="code"
        size="small"
        pagination={false}
        dataSource={systems}
        columns={[
          {
            key: 'name',
            title: texts.name,
            render: (_, one) => (
              <>
                <Link to={`/systems/${one.code}`}>{localized(one.name)}</Link>
                <br />
                <span className="small muted numbers">{one.code}</span>
              </>
            ),
          },
          {
            key: 'organisation',
            title: texts.organisation,
            width: 160,
            render: (_, one) => localized(one.organisation),
          },
          { key: 'state', title: texts.state, width: 220, render: (_, one) => <SystemState system={one} /> },
          {
            key: 'heard',
            title: texts.lastHeard,
            width: 180,
            render: (_, one) => <LastHeard at={one.lastHeardAt} />,
          },
          {
            key: 'callbacks',
            title: texts.callbacksLeft,
            width: 110,
            align: 'right',
            render: (_, one) => (
              <Left
                count={one.waitingCallbacks + one.heldCallbacks}
                red={one.heldCallbacks > 0 || one.callbacksStoppedAt !== null}
                to={`/systems/${one.code}?tab=callbacks`}
                label={`${localized(one.name)} ${texts.callbacksLeft}`}
              />
            ),
          },
          {
            key: 'differences',
            title: texts.differencesLeft,
            width: 110,
            align: 'right',
            render: (_, one) => (
              <Left
                count={one.openDifferences}
                red={one.openDifferences > 0}
                to={`/systems/${one.code}?tab=lists`}
                label={`${localized(one.name)} ${texts.differencesLeft}`}
              />
            ),
          },
        ]}
      />
    </ScrollBox>
  )
}

function Left({ count, red, to, label }: { count: number; red: boolean; to: string; label: string }) {
  if (count === 0) return <span className="muted">0</span>
  return (
    <Link to={to} aria-label={`${label} ${count}`}>
      <Tag tone={red ? 'red' : 'amber'}>{count}</Tag>
    </Link>
  )
}
