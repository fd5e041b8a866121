// SPDX-License-Identifier: Apache-2.0
import { Table } from 'antd'
import type { SystemDetail, SystemDifference } from '#contracts/exchange'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { CaseLink } from './case-link.tsx'
import { ReasonedAct } from './reasoned-act.tsx'
import { useSystemsTexts } from './texts.ts'

/** Differences of one state; one that is open for too long is red. */
export function Differences({ system, state }: { system: SystemDetail; state: 'open' | 'closed' }) {
  const texts = useSystemsTexts()
  const list = useApiPages(
    ['GET /api/systems/{code}/differences', { code: system.code, state }],
    (cursor, signal) =>
      call(
        'GET /api/systems/{code}/differences',
        { params: { code: system.code }, query: { state, cursor, limit: 50 } },
        { signal },
      ),
  )
  const empty =
    state === 'open' ? (
      <EmptyState title={texts.noDifferences}>{texts.noDifferencesHow}</EmptyState>
    ) : (
      <EmptyState title={texts.noClosed}>{texts.noClosedHow}</EmptyState>
    )
  return (
    <PagedList query={list} empty={empty}>
      {(differences) => <DifferenceTable system={system} state={state} differences={differences} />}
    </PagedList>
  )
}

function DifferenceTable({
  system,
  state,
  differences,
}: {
  system: SystemDetail
  state: 'open' | 'closed'
  differences: SystemDifference[]
}) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  const said = (value: string | null) => (value === null ? '—' : (texts.reported[value] ?? value))
  return (
    <ScrollBox label={state === 'open' ? texts.openDifferences : texts.closedDifferences}>
      <Table<SystemDifference>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={differences}
        columns={[
          {
            key: 'external',
            title: texts.external,
            render: (_, one) => <span className="numbers">{one.externalNumber}</span>,
          },
          {
            key: 'case',
            title: texts.case,
            render: (_, one) => (one.caseNumber === null ? '—' : <CaseLink number={one.caseNumber} />),
          },
          {
            key: 'kind',
            title: texts.kind,
            width: 110,
            render: (_, one) => <Tag tone={state === 'open' ? 'red' : 'grey'}>{texts.kinds[one.kind]}</Tag>,
          },
          { key: 'here', title: texts.here, render: (_, one) => said(one.here) },
          { key: 'there', title: texts.there, render: (_, one) => said(one.there) },
          {
            key: 'since',
            title: texts.since,
            width: 200,
            render: (_, one) => (
              <span className="s-acts">
                {formatInstant(one.since, locale)}
                {one.overdue ? <Tag tone="red">{texts.overdue}</Tag> : null}
              </span>
            ),
          },
          {
            key: 'end',
            title: state === 'open' ? texts.acts : texts.closedHow,
            width: 220,
            render: (_, one) =>
              state === 'closed' ? (
                one.closedBy === null ? (
                  texts.closedAlone
                ) : (
                  `${one.closedBy}：${one.reason ?? ''}`
                )
              ) : one.can.includes('close') ? (
                <ReasonedAct
                  small
                  label={texts.close}
                  title={texts.closeTitle(one.externalNumber)}
                  effect={texts.closeEffect}
                  run={(reason, key) =>
                    call(
                      'POST /api/systems/{code}/differences/{id}/closure',
                      { params: { code: system.code, id: one.id }, body: { reason } },
                      { key },
                    )
                  }
                />
              ) : null,
          },
        ]}
      />
    </ScrollBox>
  )
}
