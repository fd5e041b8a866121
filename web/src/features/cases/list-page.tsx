// SPDX-License-Identifier: Apache-2.0
import { ListChecks } from 'lucide-react'
import { call } from '#web/shared/api/call.ts'
import { useApiPages } from '#web/shared/api/use-api.ts'
import { CaseList } from '#web/shared/case/case-list.tsx'
import { useCaseTexts } from '#web/shared/case/texts.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tabs } from '#web/shared/ui/tabs.tsx'
import { useCasesTexts } from './texts.ts'

const filters = {
  all: {},
  open: { status: 'open' },
  waiting: { phase: 'waiting-for-you' },
  finished: { status: 'finished' },
} as const
type Filter = keyof typeof filters

const isFilter = (value: string | undefined): value is Filter =>
  value !== undefined && Object.hasOwn(filters, value)

export default function ListPage() {
  const texts = useCasesTexts()
  return (
    <div className="wrap c-page">
      <PageHead
        title={texts.list.title}
        crumbs={[{ to: '/my', text: texts.my }]}
        crumbsLabel={texts.crumbs}
      />
      <RequireAccount>
        <Cases />
      </RequireAccount>
    </div>
  )
}

function Cases() {
  const { list: texts } = useCasesTexts()
  const words = useCaseTexts()
  const asked = useAddressQuery().show
  const change = useChangeQuery()
  const filter: Filter = isFilter(asked) ? asked : 'all'
  const query = useApiPages(['GET /api/cases', { view: 'own', filter }], (cursor, signal) =>
    call('GET /api/cases', { query: { view: 'own', ...filters[filter], cursor, limit: 20 } }, { signal }),
  )
  return (
    <Card>
      <Tabs
        label={texts.filter}
        current={filter}
        onChange={(show) => change({ show: show === 'all' ? undefined : show })}
        tabs={[
          { key: 'all', label: texts.all },
          { key: 'open', label: texts.open },
          { key: 'waiting', label: texts.waiting },
          { key: 'finished', label: texts.finished },
        ]}
      >
        <PagedList
          query={query}
          empty={
            <EmptyState
              icon={ListChecks}
              title={filter === 'all' ? texts.none : texts.noneFiltered}
              act={<ButtonLink to="/services">{texts.find}</ButtonLink>}
            >
              {texts.noneHow}
            </EmptyState>
          }
        >
          {(cases) => (
            <CaseList
              wide
              level={2}
              cases={cases}
              acts={(card) => {
                if (card.phase === 'waiting-for-you' && card.status !== 'finished')
                  return (
                    <ButtonLink to={`/my/cases/${card.number}/fix`} kind="primary" size="small">
                      {words.fix}
                    </ButtonLink>
                  )
                return card.status === 'finished' && card.rating === null ? (
                  <ButtonLink to={`/rate/${card.number}`} size="small">
                    {words.rate}
                  </ButtonLink>
                ) : null
              }}
            />
          )}
        </PagedList>
      </Tabs>
    </Card>
  )
}
