// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { numberText, shownValue } from './indicator-text.ts'
import { useCockpitTexts } from './texts.ts'

/** An indicator by organisation, largest first. */
export function Bars({ indicator, limit = 8 }: { indicator: IndicatorValue; limit?: number }) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { kind } = indicator.definition
  const rows = indicator.breakdown
    .map((part) => ({ ...part, shown: shownValue(kind, part) }))
    .sort((a, b) => (b.shown ?? -1) - (a.shown ?? -1))
    .slice(0, limit)
  const most = kind === 'ratio' ? 100 : Math.max(...rows.map(({ shown }) => shown ?? 0), 1)
  return (
    <ul className="k-bars">
      {rows.map(({ organisationId, name, shown }) => (
        <li key={organisationId}>
          <span>{localized(name)}</span>
          <span className="k-bars__bar" aria-hidden="true">
            <i style={{ width: `${((shown ?? 0) / most) * 100}%` }} />
          </span>
          <strong className="k-figure">
            {shown === null ? texts.noValue : numberText(shown, kind, locale)}
          </strong>
        </li>
      ))}
    </ul>
  )
}
