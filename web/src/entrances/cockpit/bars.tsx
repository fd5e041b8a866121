// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import type { LocalizedText } from '#contracts/text'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { numberText, shownValue } from './indicator-text.ts'
import { useCockpitTexts } from './texts.ts'

interface Part {
  name: LocalizedText
  value: number | null
  numerator: number | null
  denominator: number | null
  to: string
}

/** An indicator by its parts, largest first; each leads to the same indicator of that part alone. */
export function Bars({
  parts,
  kind,
}: {
  parts: readonly Part[]
  kind: IndicatorValue['definition']['kind']
}) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const rows = parts
    .map((part) => ({ ...part, shown: shownValue(kind, part) }))
    .sort((a, b) => (b.shown ?? -1) - (a.shown ?? -1))
  const most = kind === 'ratio' ? 100 : Math.max(...rows.map(({ shown }) => shown ?? 0), 1)
  return (
    <ul className="k-bars">
      {rows.map(({ to, name, shown }) => (
        <li key={to}>
          <Link to={to}>
            <span>{localized(name)}</span>
            <span className="k-bars__bar" aria-hidden="true">
              <i style={{ width: `${((shown ?? 0) / most) * 100}%` }} />
            </span>
            <strong className="k-figure">
              {shown === null ? texts.noFigure : numberText(shown, kind, locale)}
            </strong>
          </Link>
        </li>
      ))}
    </ul>
  )
}
