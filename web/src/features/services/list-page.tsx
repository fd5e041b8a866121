// SPDX-License-Identifier: Apache-2.0

import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery } from '#web/shared/router/use-place.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { SearchBox } from '#web/shared/ui/search-box.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { useServiceList } from './api/use-service-list.ts'
import { ServiceTile } from './service-tile.tsx'
import './services.css'
import { useServicesTexts } from './texts.ts'

const audienceOf = (value: string | undefined) =>
  value === 'person' || value === 'enterprise' ? value : undefined

/** All services, by words, by audience, by theme; the choice stands in the address. */
export default function ListPage() {
  const texts = useServicesTexts()
  const site = useSite()
  const localized = useLocalized()
  const query = useAddressQuery()
  const change = useChangeQuery()
  const [anyone, setAnyone] = useState(false)
  const fallback = site.kind === 'enterprise' && !query.q && !anyone ? 'enterprise' : undefined
  const audience = audienceOf(query.audience) ?? fallback
  const themes = useApi('GET /api/service-themes', {}, { staleTime: 300_000 }).data?.items ?? []
  const list = useServiceList({ q: query.q, audience, theme: query.theme })
  // A theme belongs to one audience; the same name in both is two themes, so each audience has its own row.
  const rows = (['person', 'enterprise'] as const)
    .filter((one) => audience === undefined || audience === one)
    .map((one) => ({
      audience: one,
      offered: themes.filter((theme) => theme.audience === one && theme.count > 0),
    }))
    .filter(({ offered }) => offered.length > 0)
  const title = query.q
    ? texts.searchTitle(query.q)
    : site.kind === 'enterprise'
      ? texts.titleBiz
      : texts.title
  return (
    <div className="wrap c-page">
      <PageHead
        key={title}
        title={title}
        crumbs={[{ to: '/', text: texts.home }]}
        crumbsLabel={texts.crumbs}
      />
      <SearchBox
        flat
        label={texts.searchLabel}
        placeholder={texts.searchHint}
        button={texts.search}
        initial={query.q ?? ''}
        onSearch={(words) => change({ q: words || undefined, theme: undefined })}
      />
      <div className="c-filter">
        <Choice
          label={texts.audience}
          value={audience}
          options={[
            { value: undefined, label: texts.everyone },
            { value: 'person', label: texts.person },
            { value: 'enterprise', label: texts.enterprise },
          ]}
          onChoose={(value) => {
            setAnyone(value === undefined)
            change({ audience: value, theme: undefined })
          }}
        />
        {rows.map((row) => (
          <Choice
            key={row.audience}
            label={texts.themesOf[row.audience]}
            value={audience === undefined ? null : query.theme}
            options={[
              { value: undefined, label: texts.allThemes },
              ...row.offered.map(({ code, name }) => ({ value: code, label: localized(name) })),
            ]}
            onChoose={(theme) => change({ audience: row.audience, theme })}
          />
        ))}
      </div>
      <PagedList
        query={list}
        empty={
          <EmptyState
            icon={SearchX}
            title={texts.nothing}
            act={
              <Button onClick={() => change({ q: undefined, theme: undefined, audience: undefined })}>
                {texts.clear}
              </Button>
            }
          >
            {texts.nothingHow}
          </EmptyState>
        }
      >
        {(services) => (
          <ul className="c-service-grid">
            {services.map((service) => (
              <li key={service.code}>
                <ServiceTile service={service} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </div>
  )
}

interface ChoiceProps {
  label: string
  /** Undefined is a choice like any other; null is none. */
  value: string | undefined | null
  options: readonly { value: string | undefined; label: string }[]
  onChoose: (value: string | undefined) => void
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <fieldset className="c-filter__row" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <div>
        {options.map((option) => (
          <button
            key={option.value ?? ''}
            type="button"
            className="c-chip"
            aria-pressed={option.value === value}
            onClick={() => onChoose(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
