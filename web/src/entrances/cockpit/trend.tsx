// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { LineChart } from './charts.tsx'
import { numberText } from './indicator-text.ts'
import { Panel } from './panel.tsx'
import { useCockpitTexts } from './texts.ts'

interface TrendProps {
  indicators: readonly IndicatorValue[]
  chosen: string | undefined
  onChoose: (code: string) => void
}

/** The course of one indicator, day by day. */
export function Trend({ indicators, chosen, onChoose }: TrendProps) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const charted = indicators.filter(({ series }) => series.length > 0)
  const shown = charted.find(({ definition }) => definition.code === chosen) ?? charted[0]
  return (
    <Panel
      title={texts.trend}
      className="k-grow"
      aside={
        charted.length > 1 ? (
          <select
            aria-label={texts.choose}
            value={shown?.definition.code}
            onChange={(event) => onChoose(event.target.value)}
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
  )
}
