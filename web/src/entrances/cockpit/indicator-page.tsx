// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, usePathParameter } from '#web/shared/router/use-place.ts'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Bars } from './bars.tsx'
import { CaseRows } from './case-rows.tsx'
import { LineChart } from './charts.tsx'
import { numberText, shownValue } from './indicator-text.ts'
import { Panel } from './panel.tsx'
import { type Period, usePeriod } from './period.ts'
import { useCockpitTexts } from './texts.ts'
import { unitText } from './tile.tsx'
import { useWallAddress } from './wall-address.ts'

/** One figure explained: formula, scope, source, its numbers, and every case it counts. */
export function IndicatorPage() {
  const code = usePathParameter('code')
  const period = usePeriod()
  const { organisation, region } = useAddressQuery()
  const value = useApi('GET /api/indicators/{code}/value', {
    params: { code },
    query: { from: period.from, to: period.to, organisation, region },
  })
  return (
    <QueryView page query={value} lines={10}>
      {(indicator) => <Indicator indicator={indicator} period={period} />}
    </QueryView>
  )
}

function Indicator({ indicator, period }: { indicator: IndicatorValue; period: Period }) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const address = useWallAddress()
  const { definition } = indicator
  const here = `/indicators/${definition.code}`
  const { organisation, region } = useAddressQuery()
  const value = shownValue(definition.kind, indicator)
  const text = (one: number) => numberText(one, definition.kind, locale)
  const parts = definition.kind === 'ratio' ? (['numerator', 'denominator'] as const) : []
  const [part, setPart] = useState<'numerator' | 'denominator'>()
  return (
    <div className="k-detail">
      <div className="k-detail__head">
        <Link to={address('/')} className="c-more">
          <ArrowLeft aria-hidden="true" size={18} />
          {texts.back}
        </Link>
        <PageHead title={localized(definition.name)} />
        <Narrowed indicator={indicator} clear={address(here)} />
        <p className="k-detail__value">
          {value === null ? (
            texts.noValue
          ) : (
            <>
              <strong className="k-figure">{text(value)}</strong> {unitText(indicator, localized)}
            </>
          )}
        </p>
      </div>
      <Panel title={texts.trend}>
        {indicator.series.length > 0 ? (
          <LineChart label={localized(definition.name)} points={indicator.series} text={text} />
        ) : (
          <p className="k-empty">{texts.noTrend}</p>
        )}
      </Panel>
      <Panel title={texts.explained}>
        <DataList
          wide
          facts={[
            { label: texts.formula, value: localized(definition.formula) },
            { label: texts.explained, value: localized(indicator.explained) },
            { label: texts.scope, value: localized(definition.scope) },
            { label: texts.source, value: localized(definition.source) },
            { label: texts.version, value: texts.versionOf(definition.version) },
            {
              label: texts.period,
              value: `${indicator.from} – ${indicator.to} · ${texts.asOf(formatInstant(indicator.asOf, locale))}${indicator.complete ? '' : ` · ${texts.incomplete}`}`,
            },
          ]}
        />
      </Panel>
      {indicator.breakdown.length > 0 && organisation === undefined ? (
        <Panel title={texts.departments}>
          <Bars
            kind={definition.kind}
            parts={indicator.breakdown.map((part) => ({
              ...part,
              to: address(here, { organisation: part.organisationId, region }),
            }))}
          />
        </Panel>
      ) : null}
      {indicator.regions && indicator.regions.length > 0 && region === undefined ? (
        <Panel title={texts.districts}>
          <Bars
            kind={definition.kind}
            parts={indicator.regions.map((part) => ({
              ...part,
              to: address(here, { organisation, region: part.regionCode }),
            }))}
          />
          {definition.regionSource ? <p className="k-note">{localized(definition.regionSource)}</p> : null}
        </Panel>
      ) : null}
      <Panel
        title={texts.records}
        className="k-detail__wide"
        aside={
          parts.length > 0 ? (
            <fieldset className="k-period" aria-label={texts.part}>
              {parts.map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={one === (part ?? 'denominator')}
                  onClick={() => setPart(one)}
                >
                  {texts[one]}
                </button>
              ))}
            </fieldset>
          ) : null
        }
      >
        <CaseRows
          code={definition.code}
          period={period}
          organisation={organisation}
          region={region}
          {...(parts.length > 0 ? { part: part ?? 'denominator' } : {})}
        />
      </Panel>
    </div>
  )
}

/** Which department or district the page is narrowed to, and the way back to the whole city. */
function Narrowed({ indicator, clear }: { indicator: IndicatorValue; clear: string }) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { organisationId, regionCode, breakdown, regions = [] } = indicator
  if (organisationId === null && regionCode === null) return null
  const names = [
    organisationId === null ? undefined : breakdown.find((part) => part.organisationId === organisationId),
    regionCode === null ? undefined : regions.find((part) => part.regionCode === regionCode),
  ].flatMap((part) => (part ? [localized(part.name)] : []))
  return (
    <p className="k-narrowed">
      {texts.only(names.join(' · ') || (regionCode ?? ''))}
      <Link to={clear}>{texts.all}</Link>
    </p>
  )
}
