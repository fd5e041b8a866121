// SPDX-License-Identifier: Apache-2.0
import type { CheckFault, EntryDetail } from '#contracts/catalog'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, usePathParameter } from '#web/shared/router/use-place.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useStaffTexts } from '../texts.ts'
import { EntryStatusTag } from './entry-status.tsx'
import { useDesignerTexts } from './form/texts.ts'
import { ItemActs } from './item-acts.tsx'
import { ItemDraft } from './item-draft.tsx'
import { itemType } from './item-type.ts'

/** One service item at one version: its elements, what the checks say, and its history. */
export default function ItemPage() {
  const id = usePathParameter('id')
  const asked = Number(useAddressQuery().version)
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined
  const found = useApi('GET /api/catalog/entries/{id}', { params: { id }, query: { version } })
  return (
    <QueryView page query={found} lines={12}>
      {(detail) => <Item key={`${detail.id}-${detail.version}`} detail={detail} />}
    </QueryView>
  )
}

function Item({ detail }: { detail: EntryDetail }) {
  const { items: texts } = useStaffTexts()
  const designer = useDesignerTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <>
      <PageHead title={localized(detail.name)} crumbs={[{ to: '/items', text: texts.title }]}>
        <p className="row">
          <EntryStatusTag status={detail.status} />
          <span className="numbers">{detail.code}</span>
          {detail.status === 'published' ? <a href={`/services/${detail.code}`}>{texts.guide}</a> : null}
          {detail.type === itemType ? <Link to={`/items/${detail.id}/form`}>{designer.open}</Link> : null}
        </p>
      </PageHead>
      <div className="stack">
        <ItemActs detail={detail} />
        <Faults faults={detail.faults} />
        <Card title={texts.content}>
          <DataList
            wide
            facts={[
              { label: texts.organisation, value: localized(detail.organisation) },
              { label: texts.version, value: detail.version },
              { label: texts.changed, value: formatInstant(detail.changedAt, locale) },
            ]}
          />
          <ItemDraft detail={detail} />
        </Card>
        <Card title={texts.versions}>
          <ul className="s-list">
            {detail.versions.map(({ version, status, changedAt }) => (
              <li key={version} className="row">
                <Link to={`/items/${detail.id}?version=${version}`}>
                  {texts.version} {version}
                </Link>
                <EntryStatusTag status={status} />
                <span className="small muted">{formatInstant(changedAt, locale)}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}

function Faults({ faults }: { faults: readonly CheckFault[] }) {
  const { items: texts } = useStaffTexts()
  const localized = useLocalized()
  if (faults.length === 0) return <Notice tone="green">{texts.noFaults}</Notice>
  return (
    <Card title={texts.faults(faults.length)}>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.pointer} ${fault.code}`} className="s-fault">
            <Tag tone={fault.severity === 'error' ? 'red' : 'amber'}>{texts[fault.severity]}</Tag>
            <span>
              {localized(fault.message)} <code>{fault.pointer}</code>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
