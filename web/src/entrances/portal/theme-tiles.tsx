// SPDX-License-Identifier: Apache-2.0
import type { UseQueryResult } from '@tanstack/react-query'
import { Building2, ChevronRight, CircleUserRound, LayoutGrid } from 'lucide-react'
import { useState } from 'react'
import type { ApiResponse } from '#contracts/api'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatCount } from '#web/shared/format/numbers.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { themeLook } from '#web/shared/services/theme-look.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { IconTile } from '#web/shared/ui/icon-tile.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Tabs } from '#web/shared/ui/tabs.tsx'
import { usePortalTexts } from './texts.ts'

type Themes = ApiResponse<'GET /api/service-themes'>

export function ThemeTiles({ query }: { query: UseQueryResult<Themes> }) {
  const { home: texts } = usePortalTexts()
  const site = useSite()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const [audience, setAudience] = useState(site.kind === 'enterprise' ? 'enterprise' : 'person')
  const tabs = [
    { key: 'person', label: <TabLabel icon={CircleUserRound} text={texts.personal} /> },
    { key: 'enterprise', label: <TabLabel icon={Building2} text={texts.business} /> },
  ]
  return (
    <Card>
      <Tabs
        label={texts.kinds}
        tabs={site.kind === 'enterprise' ? [...tabs].reverse() : tabs}
        current={audience}
        onChange={setAudience}
        aside={
          <Link to={`/services?audience=${audience}`} className="c-more small">
            {query.data ? texts.allItems(formatCount(query.data.total, locale)) : texts.more}
            <ChevronRight aria-hidden="true" size={16} />
          </Link>
        }
      >
        <QueryView query={query} lines={6}>
          {({ items }) => (
            <ul className="c-themes">
              {items
                .filter((theme) => theme.audience === audience && theme.count > 0)
                .slice(0, 11)
                .map((theme) => (
                  <li key={theme.code}>
                    <Link to={`/services?audience=${audience}&theme=${theme.code}`}>
                      <IconTile {...themeLook(theme.code)} />
                      <span>
                        <strong>{localized(theme.name)}</strong>
                        <small>{texts.count(formatCount(theme.count, locale))}</small>
                      </span>
                    </Link>
                  </li>
                ))}
              <li>
                <Link to={`/services?audience=${audience}`}>
                  <IconTile icon={LayoutGrid} tone="grey" />
                  <span>
                    <strong>{texts.more}</strong>
                    <small>{texts.moreNote}</small>
                  </span>
                </Link>
              </li>
            </ul>
          )}
        </QueryView>
      </Tabs>
    </Card>
  )
}

function TabLabel({ icon: Icon, text }: { icon: typeof Building2; text: string }) {
  return (
    <>
      <Icon aria-hidden="true" />
      {text}
    </>
  )
}
