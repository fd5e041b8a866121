// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { Spark } from './charts.tsx'
import { changeOf, numberText, shownValue } from './indicator-text.ts'
import { useCockpitTexts } from './texts.ts'
import { useWallAddress } from './wall-address.ts'

export const unitText = (indicator: IndicatorValue, localized: ReturnType<typeof useLocalized>): string =>
  indicator.definition.kind === 'ratio' ? '%' : localized(indicator.definition.unit)

/** One figure; it leads to what it is made of. */
export function Tile({ indicator }: { indicator: IndicatorValue }) {
  const address = useWallAddress()
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { definition } = indicator
  const value = shownValue(definition.kind, indicator)
  const change = changeOf(indicator, locale)
  return (
    <Link to={address(`/indicators/${definition.code}`)} className="k-tile">
      <span className="k-tile__name">{localized(definition.name)}</span>
      {value === null ? (
        <span className="k-tile__none">
          {texts.noValue}
          <small>{texts.noValueWhy}</small>
        </span>
      ) : (
        <span>
          <strong className="k-figure">{numberText(value, definition.kind, locale)}</strong>{' '}
          <small>{unitText(indicator, localized)}</small>
        </span>
      )}
      {change ? (
        <small className="k-change" data-tone={change.tone}>
          {texts.previous(change.text)}
        </small>
      ) : null}
      <Spark values={indicator.series.map((point) => point.value)} />
    </Link>
  )
}
