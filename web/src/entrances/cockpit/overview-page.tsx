// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { usePageTitle } from '#web/shared/a11y/use-page-title.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { stringifySearch } from '#web/shared/router/plain-search.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Bars } from './bars.tsx'
import { CaseRows } from './case-rows.tsx'
import { LineChart, Ring } from './charts.tsx'
import { numberText, shownValue } from './indicator-text.ts'
import { Panel } from './panel.tsx'
import { type Period, usePeriod } from './period.ts'
import { useCockpitTexts } from './texts.ts'
import { Tile } from './tile.tsx'

/** All figures of the city that have records behind them; nothing on this page is typed. */
export function OverviewPage() {
  const site = useSite()
  const period = usePeriod()
  const values = useApi('GET /api/indicator-values', { query: { from: period.from, to: period.to } })
  usePageTitle(undefined, site.name)
  return (
    <>
      <h1 className="visually-hidden">{site.name}</h1>
      <QueryView query={values} lines={10}>
        {({ items }) => <Overview items={items} period={period} />}
      </QueryView>
    </>
  )
}

function Overview({ items, period }: { items: readonly IndicatorValue[]; period: Period }) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const [chosen, setChosen] = useState<string>()
  const query = stringifySearch({ days: period.days === 30 ? undefined : period.days })
  const ratios = items.filter(({ definition }) => definition.kind === 'ratio')
  const charted = items.filter(({ series }) => series.length > 0)
  const shown = charted.find(({ definition }) => definition.code === chosen) ?? charted[0]
  const spread =
    shown && shown.breakdown.length > 0 ? shown : items.find(({ breakdown }) => breakdown.length > 0)
  const [first] = items
  return (
    <div className="k-wall">
      <div className="k-tiles">
        {items.map((indicator) => (
          <Tile key={indicator.definition.code} indicator={indicator} query={query} />
        ))}
      </div>
      <Panel title={texts.rings} className="k-area-left">
        <ul className="k-rings">
          {ratios.map((indicator, index) => {
            const share = shownValue('ratio', indicator)
            return (
              <li key={indicator.definition.code}>
                <Link to={`/indicators/${indicator.definition.code}${query}`}>
                  <span className="k-rings__ring">
                    <Ring share={share} series={index} />
                    <strong className="k-figure">
                      {share === null ? '–' : numberText(share, 'ratio', locale)}
                    </strong>
                  </span>
                  {localized(indicator.definition.name)}
                </Link>
              </li>
            )
          })}
        </ul>
      </Panel>
      <Panel
        title={shown ? localized(shown.definition.name) : texts.trend}
        className="k-area-centre"
        aside={
          charted.length > 1 ? (
            <select
              aria-label={texts.choose}
              value={shown?.definition.code}
              onChange={(event) => setChosen(event.target.value)}
            >
              {charted.map(({ definition }) => (
                <option key={definition.code} value={definition.code}>
                  {localized(definition.name)}
                </option>
              ))}
            </select>
          ) : null
        }
      >
        {shown ? (
          <LineChart
            label={`${localized(shown.definition.name)} · ${texts.trend}`}
            points={shown.series}
            text={(value) => numberText(value, shown.definition.kind, locale)}
          />
        ) : (
          <p className="k-empty">{texts.noTrend}</p>
        )}
      </Panel>
      <Panel title={texts.departments} className="k-area-right">
        {spread ? <Bars indicator={spread} /> : <p className="k-empty">{texts.noDepartments}</p>}
      </Panel>
      <Panel title={texts.cases} className="k-area-cases">
        {first ? <CaseRows code={first.definition.code} period={period} limit={8} /> : null}
      </Panel>
      {first ? (
        <p className="k-asof">
          {texts.asOf(formatInstant(first.asOf, locale))}
          {first.complete ? '' : ` · ${texts.incomplete}`}
        </p>
      ) : null}
    </div>
  )
}
