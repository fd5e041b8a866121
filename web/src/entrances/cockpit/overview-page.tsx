// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react'
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { usePageTitle } from '#web/shared/a11y/use-page-title.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery } from '#web/shared/router/use-place.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { CaseRows } from './case-rows.tsx'
import { Departments } from './departments.tsx'
import { Further } from './further.tsx'
import { MapPanel } from './map-panel.tsx'
import { Panel } from './panel.tsx'
import { type Period, usePeriod } from './period.ts'
import { Rings } from './rings.tsx'
import { useCockpitTexts } from './texts.ts'
import { Tile } from './tile.tsx'
import { Trend } from './trend.tsx'
import { wallOf } from './wall-plan.ts'

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
  const wall = wallOf(items)
  const [trend, setTrend] = useTurning(items)
  const [onMap, setOnMap] = useTurning(wall.map)
  const [first] = items
  return (
    <div className="k-wall">
      <div className="k-centre">
        <div className="k-tiles">
          {wall.tiles.map((indicator) => (
            <Tile key={indicator.definition.code} indicator={indicator} />
          ))}
        </div>
        <MapPanel indicators={wall.map} chosen={onMap} onChoose={setOnMap} />
        {first ? (
          <p className="k-asof">
            {texts.asOf(formatInstant(first.asOf, locale))}
            {first.complete ? '' : ` · ${texts.incomplete}`}
            {` · ${texts.sourceOf(localized(first.definition.source))}`}
          </p>
        ) : null}
      </div>
      <div className="k-side k-side--left">
        <Panel title={texts.rings}>
          <Rings indicators={wall.rings} />
        </Panel>
        <Trend indicators={items} chosen={trend} onChoose={setTrend} />
        <Panel title={texts.further}>
          <Further indicators={wall.further} />
        </Panel>
      </div>
      <div className="k-side k-side--right">
        {wall.departments ? (
          <Panel title={texts.departments} aside={<small>{texts.departmentsAside}</small>}>
            <Departments {...wall.departments} limit={8} />
          </Panel>
        ) : null}
        <Panel title={texts.cases} className="k-grow k-fade">
          {wall.newest ? <CaseRows code={wall.newest.definition.code} period={period} limit={8} /> : null}
        </Panel>
        {wall.bad ? (
          <Panel title={texts.bad} className="k-fade">
            <CaseRows code={wall.bad.definition.code} period={period} limit={3} none={texts.noBad} />
          </Panel>
        ) : null}
      </div>
    </div>
  )
}

const turnMilliseconds = 15_000

/** What is chosen; on an unattended wall it goes on to the next by itself, unless the device asks for stillness. */
function useTurning(
  indicators: readonly IndicatorValue[],
): [chosen: string | undefined, choose: (code: string) => void] {
  const [chosen, choose] = useState<string>()
  const kiosk = useAddressQuery().kiosk === '1'
  const codes = indicators.map(({ definition }) => definition.code).join(' ')
  useEffect(() => {
    if (!kiosk || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const all = codes.split(' ')
    const timer = setInterval(
      () => choose((now) => all[(Math.max(all.indexOf(now ?? ''), 0) + 1) % all.length]),
      turnMilliseconds,
    )
    return () => clearInterval(timer)
  }, [kiosk, codes])
  return [chosen, choose]
}
