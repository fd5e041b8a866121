// SPDX-License-Identifier: Apache-2.0
import { Table } from 'antd'
import type { Reconciliation, SystemDetail } from '#contracts/exchange'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatDay, formatInstant } from '#web/shared/format/dates.ts'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { Differences } from './differences.tsx'
import { useSystemsTexts } from './texts.ts'

/** Where the two sides differ, and each comparison that was made. */
export function Lists({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const runs = useApi('GET /api/systems/{code}/reconciliations', { params: { code: system.code } })
  return (
    <div className="stack">
      <p className="muted">{texts.listsHow}</p>
      <section className="stack">
        <h2>{texts.openDifferences}</h2>
        <Differences system={system} state="open" />
      </section>
      <section className="stack">
        <h2>{texts.runs}</h2>
        <QueryView query={runs}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={texts.noRuns}>{texts.noRunsHow}</EmptyState>
            ) : (
              <Runs runs={items} />
            )
          }
        </QueryView>
      </section>
      <section className="stack">
        <h2>{texts.closedDifferences}</h2>
        <Differences system={system} state="closed" />
      </section>
    </div>
  )
}

function Runs({ runs }: { runs: Reconciliation[] }) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  return (
    <ScrollBox label={texts.runs}>
      <Table<Reconciliation>
        rowKey="at"
        size="small"
        pagination={false}
        dataSource={runs}
        columns={[
          { key: 'day', title: texts.day, render: (_, one) => formatDay(one.day, locale) },
          { key: 'listed', title: texts.listed, align: 'right', dataIndex: 'listed' },
          { key: 'known', title: texts.known, align: 'right', dataIndex: 'known' },
          { key: 'equal', title: texts.equal, align: 'right', dataIndex: 'equal' },
          {
            key: 'differing',
            title: texts.differing,
            align: 'right',
            render: (_, one) => (one.differing === 0 ? '0' : <Tag tone="red">{one.differing}</Tag>),
          },
          {
            key: 'at',
            title: texts.comparedAt,
            width: 180,
            render: (_, one) => formatInstant(one.at, locale),
          },
        ]}
      />
    </ScrollBox>
  )
}
