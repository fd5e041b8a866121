// SPDX-License-Identifier: Apache-2.0
import { Table } from 'antd'
import { useMemo } from 'react'
import type { Organisation } from '#contracts/session'
import { useApi } from '#web/shared/api/use-api.ts'
import { todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { useStaffTexts } from '../texts.ts'

interface Row extends Organisation {
  children?: Row[]
}

/** The tree under each parent; whoever's parent is not in force that day stands at the top. */
function tree(items: readonly Organisation[]): Row[] {
  const known = new Set(items.map(({ id }) => id))
  const below = (parentId: string | null): Row[] =>
    items
      .filter((one) =>
        parentId === null ? !one.parentId || !known.has(one.parentId) : one.parentId === parentId,
      )
      .map((one) => {
        const children = below(one.id)
        return children.length > 0 ? { ...one, children } : one
      })
  return below(null)
}

export default function OrganisationsPage() {
  const { organisations: texts } = useStaffTexts()
  const at = useAddressQuery().at ?? todayInCity()
  const change = useChangeQuery()
  const found = useApi('GET /api/organisations', { query: { at } })
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel">
        <div className="s-tools">
          <label htmlFor="at">{texts.at}</label>
          <input
            id="at"
            type="date"
            className="c-input c-input--narrow"
            value={at}
            onChange={(event) => change({ at: event.target.value || undefined })}
          />
        </div>
        <QueryView query={found} lines={10}>
          {({ items }) => <Tree items={items} />}
        </QueryView>
      </div>
    </>
  )
}

function Tree({ items }: { items: readonly Organisation[] }) {
  const { organisations: texts } = useStaffTexts()
  const localized = useLocalized()
  const rows = useMemo(() => tree(items), [items])
  return (
    <ScrollBox label={texts.title}>
      <Table<Row>
        rowKey="id"
        size="small"
        tableLayout="fixed"
        pagination={false}
        dataSource={rows}
        defaultExpandAllRows={items.length < 200}
        locale={{ emptyText: <EmptyState title={texts.none} /> }}
        columns={[
          { key: 'name', title: texts.name, width: '38%', render: (_, one) => localized(one.name) },
          { key: 'code', title: texts.code, dataIndex: 'code' },
          { key: 'creditCode', title: texts.creditCode, dataIndex: 'creditCode' },
          { key: 'region', title: texts.region, dataIndex: 'regionCode', width: 110 },
          { key: 'from', title: texts.from, dataIndex: 'validFrom', width: 130 },
        ]}
      />
    </ScrollBox>
  )
}
