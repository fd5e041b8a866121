// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { Ring } from './charts.tsx'
import { numberText, shownValue } from './indicator-text.ts'
import { useCockpitTexts } from './texts.ts'
import { useWallAddress } from './wall-address.ts'

export function Rings({ indicators }: { indicators: readonly IndicatorValue[] }) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const address = useWallAddress()
  return (
    <ul className="k-rings">
      {indicators.map((indicator, index) => {
        const share = shownValue('ratio', indicator)
        return (
          <li key={indicator.definition.code}>
            <Link to={address(`/indicators/${indicator.definition.code}`)}>
              <span className="k-rings__ring">
                <Ring share={share} series={index} />
                <strong className="k-figure">
                  {share === null ? texts.noFigure : numberText(share, 'ratio', locale)}
                </strong>
              </span>
              {localized(indicator.definition.name)}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
