// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Table } from 'antd'
import { Download } from 'lucide-react'
import type { AuditEntry } from '#contracts/audit'
import type { LocalizedText } from '#contracts/text'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf, call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { useStaffTexts } from '../texts.ts'
import { actionNames, objectNames } from './audit-names.ts'

export default function AuditPage() {
  const { audit: texts } = useStaffTexts()
  const account = useAccount()
  const query = useAddressQuery()
  const change = useChangeQuery()
  const filter = { action: query.action, objectId: query.object }
  const list = useApiPages(['GET /api/audit', filter], (cursor, signal) =>
    call('GET /api/audit', { query: { ...filter, cursor, limit: 50 } }, { signal }),
  )
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel">
        <div className="s-tools">
          <Input.Search
            allowClear
            defaultValue={query.action}
            style={{ width: '18rem' }}
            placeholder={texts.filterAction}
            aria-label={texts.filterAction}
            onSearch={(action) => change({ action: action.trim() || undefined })}
          />
          <Input.Search
            allowClear
            defaultValue={query.object}
            style={{ width: '18rem' }}
            placeholder={texts.filterObject}
            aria-label={texts.filterObject}
            onSearch={(object) => change({ object: object.trim() || undefined })}
          />
          {account?.permissions.includes('audit.log.export') ? (
            <div className="s-tools__end">
              <Button
                icon={<Download size={15} aria-hidden="true" />}
                href={addressOf('GET /api/audit/export')}
              >
                {texts.export}
              </Button>
            </div>
          ) : null}
        </div>
        <PagedList query={list} empty={<EmptyState title={texts.none} />}>
          {(entries) => <Entries entries={entries} />}
        </PagedList>
      </div>
    </>
  )
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  const { audit: texts, inbox } = useStaffTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const named = (names: Readonly<Record<string, LocalizedText>>, code: string) => {
    const name = names[code]
    return name ? localized(name) : code
  }
  return (
    <ScrollBox label={texts.title}>
      <Table<AuditEntry>
        rowKey="id"
        size="small"
        tableLayout="fixed"
        pagination={false}
        dataSource={entries}
        columns={[
          { key: 'seq', title: texts.seq, width: 84, render: (_, one) => one.seq ?? texts.pending },
          {
            key: 'at',
            title: texts.at,
            width: 150,
            render: (_, one) => <span className="numbers">{formatInstant(one.at, locale)}</span>,
          },
          {
            key: 'action',
            title: texts.action,
            render: (_, one) => (
              <>
                {named(actionNames, one.action)}
                <p className="small muted s-one-line">{one.action}</p>
              </>
            ),
          },
          {
            key: 'object',
            title: texts.object,
            render: (_, one) => (
              <>
                {named(objectNames, one.objectKind)}
                <p className="small muted numbers s-one-line" title={one.objectId}>
                  {one.objectId}
                </p>
              </>
            ),
          },
          { key: 'actor', title: texts.actor, dataIndex: 'actorAccountId', ellipsis: true },
          {
            key: 'channel',
            title: texts.channel,
            width: 90,
            render: (_, one) => inbox.channels[one.channel] ?? one.channel,
          },
          { key: 'reason', title: texts.reason, dataIndex: 'reason' },
          { key: 'hash', title: texts.hash, dataIndex: 'hash', ellipsis: true, width: 130 },
        ]}
      />
    </ScrollBox>
  )
}
