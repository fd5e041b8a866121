// SPDX-License-Identifier: Apache-2.0
import { Eye } from 'lucide-react'
import type { ApiResponse } from '#contracts/api'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { useAccountTexts } from './texts.ts'

type DataUse = ApiResponse<'GET /api/my/data-uses'>['items'][number]

/** Every look at the visitor's data: who, when, what, why. */
export default function UsesPage() {
  const texts = useAccountTexts()
  return (
    <div className="wrap c-page">
      <PageHead title={texts.uses.title} crumbs={[{ to: '/my', text: texts.my }]} crumbsLabel={texts.crumbs}>
        <p>{texts.uses.lead}</p>
      </PageHead>
      <RequireAccount>
        <Uses />
      </RequireAccount>
    </div>
  )
}

function Uses() {
  const { uses: texts } = useAccountTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const list = useApiPages(['GET /api/my/data-uses'], (cursor, signal) =>
    call('GET /api/my/data-uses', { query: { cursor, limit: 30 } }, { signal }),
  )
  const user = ({ by }: DataUse) =>
    [by.organisation && localized(by.organisation), by.post && localized(by.post), by.system && texts.system]
      .filter(Boolean)
      .join(' · ') || texts.unknown
  return (
    <Card>
      <PagedList
        query={list}
        empty={
          <EmptyState icon={Eye} title={texts.none}>
            {texts.noneHow}
          </EmptyState>
        }
      >
        {(uses) => (
          <Table
            caption={texts.title}
            rows={uses}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'at',
                title: texts.when,
                cell: ({ at }) => <span className="numbers">{formatInstant(at, locale)}</span>,
              },
              { key: 'by', title: texts.who, cell: user },
              {
                key: 'what',
                title: texts.what,
                cell: ({ elements }) =>
                  elements.map(({ name }) => localized(name)).join(locale === 'zh' ? '、' : ', '),
              },
              { key: 'why', title: texts.why, cell: ({ purpose }) => <Purpose purpose={purpose} /> },
            ]}
          />
        )}
      </PagedList>
    </Card>
  )
}

function Purpose({ purpose }: Pick<DataUse, 'purpose'>) {
  const { uses: texts } = useAccountTexts()
  return (
    <>
      {texts.purpose[purpose.kind]}
      {/* The inner identifier of a draft says nothing to its owner. */}
      {purpose.reference && purpose.kind !== 'draft' ? (
        <p className="small">
          {purpose.kind === 'case' ? (
            <Link to={`/my/cases/${purpose.reference}`}>{purpose.reference}</Link>
          ) : (
            purpose.reference
          )}
        </p>
      ) : null}
      {purpose.reason ? <p className="small muted">{purpose.reason}</p> : null}
    </>
  )
}
