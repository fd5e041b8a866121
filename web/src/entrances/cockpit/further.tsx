// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { changeOf, numberText, shownValue } from './indicator-text.ts'
import { useCockpitTexts } from './texts.ts'
import { unitText } from './tile.tsx'
import { useWallAddress } from './wall-address.ts'

/** The figures that have no place of their own: name, value, change. */
export function Further({ indicators }: { indicators: readonly IndicatorValue[] }) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const address = useWallAddress()
  return (
    <ul className="k-further">
      {indicators.map((indicator) => {
        const { code, kind, name } = indicator.definition
        const value = shownValue(kind, indicator)
        const change = changeOf(indicator, locale)
        return (
          <li key={code}>
            <Link to={address(`/indicators/${code}`)}>
              <span>{localized(name)}</span>
              <span>
                <strong className="k-figure">
                  {value === null ? texts.noFigure : numberText(value, kind, locale)}
                </strong>{' '}
                <small>{value === null ? '' : unitText(indicator, localized)}</small>
              </span>
              <small className="k-change" data-tone={change?.tone}>
                {change ? texts.previous(change.text) : ''}
              </small>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
