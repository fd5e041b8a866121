// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { DistrictMap } from './map/district-map.tsx'
import { useCockpitTexts } from './texts.ts'
import { useWallAddress } from './wall-address.ts'

interface MapPanelProps {
  indicators: readonly IndicatorValue[]
  chosen: string | undefined
  onChoose: (code: string) => void
}

/** The map in the middle of the wall, and which figure it shows. */
export function MapPanel({ indicators, chosen, onChoose }: MapPanelProps) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const address = useWallAddress()
  const shown = indicators.find(({ definition }) => definition.code === chosen) ?? indicators[0]
  if (!shown) return null
  const { code, name, regionSource } = shown.definition
  return (
    <section className="k-map-panel" aria-label={texts.map(localized(name))}>
      <DistrictMap
        indicator={shown}
        addressOf={(regionCode) => address(`/indicators/${code}`, { region: regionCode })}
      />
      <fieldset className="k-period" aria-label={texts.choose}>
        {indicators.map(({ definition }) => (
          <button
            key={definition.code}
            type="button"
            aria-pressed={definition.code === code}
            onClick={() => onChoose(definition.code)}
          >
            {localized(definition.name)}
          </button>
        ))}
      </fieldset>
      {regionSource ? <p className="k-map-source">{localized(regionSource)}</p> : null}
    </section>
  )
}
