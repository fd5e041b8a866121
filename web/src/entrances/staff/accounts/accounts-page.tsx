// SPDX-License-Identifier: Apache-2.0
import { Input, Table } from 'antd'
import { useState } from 'react'
import type { StaffAccount } from '#contracts/accounts'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatDay } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { AccountActs } from './account-acts.tsx'
import { Appoint } from './appoint.tsx'
import { type Issued, OncePassword } from './once-password.tsx'
import { useAccountsTexts } from './texts.ts'

/** Accounts of staff, for the security administrator. */
export default function AccountsPage() {
  const texts = useAccountsTexts()
  const { q } = useAddressQuery()
  const change = useChangeQuery()
  const [issued, setIssued] = useState<Issued | null>(null)
  const list = useApiPages(['GET /api/accounts', { q }], (cursor, signal) =>
    call('GET /api/accounts', { query: { q, cursor, limit: 50 } }, { signal }),
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
            defaultValue={q}
            style={{ width: '18rem' }}
            placeholder={texts.search}
            aria-label={texts.search}
            onSearch={(words) => change({ q: words.trim() || undefined })}
          />
          <div className="s-tools__end">
            <Appoint onIssued={setIssued} />
          </div>
        </div>
        <PagedList query={list} empty={<EmptyState title={texts.none}>{texts.noneHow}</EmptyState>}>
          {(accounts) => <Accounts accounts={accounts} onIssued={setIssued} />}
        </PagedList>
      </div>
      <OncePassword issued={issued} onClose={() => setIssued(null)} />
    </>
  )
}

function Accounts({ accounts, onIssued }: { accounts: StaffAccount[]; onIssued: (issued: Issued) => void }) {
  const texts = useAccountsTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <ScrollBox label={texts.title}>
      <Table<StaffAccount>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={accounts}
        columns={[
          { key: 'name', title: texts.name, dataIndex: 'displayName', width: 120 },
          {
            key: 'post',
            title: texts.post,
            render: (_, one) =>
              one.posts.map((post) => (
                <p key={post.id}>
                  {localized(post.organisation)} · {localized(post.title)}
                </p>
              )),
          },
          {
            key: 'roles',
            title: texts.roles,
            render: (_, one) =>
              one.posts
                .flatMap(({ roles }) => roles.map((role) => texts.roleNames[role]))
                .join(locale === 'zh' ? '、' : ', '),
          },
          {
            key: 'sign-in',
            title: texts.signIn,
            width: 180,
            render: (_, one) =>
              one.passwordIsTemporary ? (
                <Tag tone="amber">{texts.temporary}</Tag>
              ) : (
                `${texts.passwordOnly}${one.secondFactor ? ` + ${texts.second}` : ''}`
              ),
          },
          {
            key: 'state',
            title: texts.state,
            width: 150,
            render: (_, one) =>
              one.disabledAt === null ? (
                <Tag tone="green">{texts.enabled}</Tag>
              ) : (
                <Tag tone="grey">{texts.disabledOn(formatDay(one.disabledAt, locale))}</Tag>
              ),
          },
          {
            key: 'acts',
            title: texts.acts,
            width: 280,
            render: (_, one) => <AccountActs account={one} onIssued={onIssued} />,
          },
        ]}
      />
    </ScrollBox>
  )
}
