// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Select, Table } from 'antd'
import { Download, FileUp } from 'lucide-react'
import { useState } from 'react'
import type { EntryCard } from '#contracts/catalog'
import { addressOf, call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatCompact } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { useStaffTexts } from '../texts.ts'
import { EntryStatusTag, entryStatuses } from './entry-status.tsx'
import { ItemImport } from './item-import.tsx'
import { itemType } from './item-type.ts'

export default function ItemsPage() {
  const { items: texts, inbox } = useStaffTexts()
  const localized = useLocalized()
  const query = useAddressQuery()
  const change = useChangeQuery()
  const account = useAccount()
  const [importing, setImporting] = useState(false)
  const status = entryStatuses.find((one) => one === query.status)
  const filter = { type: itemType, q: query.q, status }
  const list = useApiPages(['GET /api/catalog/entries', filter], (cursor, signal) =>
    call('GET /api/catalog/entries', { query: { ...filter, cursor, limit: 50 } }, { signal }),
  )
  return (
    <>
      <PageHead title={texts.title} />
      <div className="s-panel">
        <div className="s-tools">
          <Input.Search
            key={query.q}
            allowClear
            defaultValue={query.q}
            style={{ width: '20rem' }}
            placeholder={texts.search}
            aria-label={texts.search}
            onSearch={(words) => change({ q: words.trim() || undefined })}
          />
          <Select
            aria-label={texts.status}
            style={{ width: '10rem' }}
            value={status ?? ''}
            onChange={(chosen) => change({ status: chosen || undefined })}
            options={[
              { value: '', label: `${texts.status} · ${inbox.any}` },
              ...entryStatuses.map((one) => ({ value: one, label: texts.statuses[one] })),
            ]}
          />
          <div className="s-tools__end">
            <Button
              icon={<Download size={15} aria-hidden="true" />}
              href={addressOf('GET /api/service-items/export')}
            >
              {texts.export}
            </Button>
            {account?.permissions.includes('catalog.entry.edit') ? (
              <Button
                type="primary"
                icon={<FileUp size={15} aria-hidden="true" />}
                onClick={() => setImporting(true)}
              >
                {texts.import}
              </Button>
            ) : null}
          </div>
        </div>
        <PagedList query={list} empty={<EmptyState title={texts.none}>{texts.noneHow}</EmptyState>}>
          {(entries) => (
            <ScrollBox label={texts.title}>
              <Table<EntryCard>
                rowKey="id"
                size="small"
                tableLayout="fixed"
                pagination={false}
                dataSource={entries}
                columns={[
                  {
                    key: 'name',
                    title: texts.name,
                    render: (_, entry) => <Link to={`/items/${entry.id}`}>{localized(entry.name)}</Link>,
                  },
                  {
                    key: 'code',
                    title: texts.code,
                    width: 290,
                    render: (_, entry) => <span className="numbers small">{entry.code}</span>,
                  },
                  {
                    key: 'organisation',
                    title: texts.organisation,
                    render: (_, entry) => localized(entry.organisation),
                  },
                  { key: 'version', title: texts.version, width: 70, dataIndex: 'version' },
                  {
                    key: 'status',
                    title: texts.status,
                    width: 110,
                    render: (_, entry) => <EntryStatusTag status={entry.status} />,
                  },
                  {
                    key: 'changed',
                    title: texts.changed,
                    width: 120,
                    render: (_, entry) => <span className="numbers">{formatCompact(entry.changedAt)}</span>,
                  },
                ]}
              />
            </ScrollBox>
          )}
        </PagedList>
      </div>
      <ItemImport open={importing} onClose={() => setImporting(false)} />
    </>
  )
}
