// SPDX-License-Identifier: Apache-2.0
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { numberText, shownValue } from './indicator-text.ts'
import { useCockpitTexts } from './texts.ts'
import { useWallAddress } from './wall-address.ts'

interface DepartmentsProps {
  count: IndicatorValue
  rate: IndicatorValue | undefined
  limit: number
}

/** The departments with most cases, each with its share on time; a row leads to the department's cases. */
export function Departments({ count, rate, limit }: DepartmentsProps) {
  const texts = useCockpitTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const address = useWallAddress()
  const rows = [...count.breakdown].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, limit)
  const most = Math.max(...rows.map(({ value }) => value ?? 0), 1)
  if (rows.length === 0) return <p className="k-empty">{texts.noDepartments}</p>
  return (
    <ol className="k-departments">
      {rows.map(({ organisationId, name, shortName, value }) => {
        const share = rate?.breakdown.find((part) => part.organisationId === organisationId)
        const onTime = share && shownValue('ratio', share)
        return (
          <li key={organisationId}>
            <Link
              to={address(`/indicators/${count.definition.code}`, { organisation: organisationId })}
              title={localized(name)}
            >
              <span className="k-departments__name">{localized(shortName)}</span>
              <span className="k-bars__bar" aria-hidden="true">
                <i style={{ width: `${((value ?? 0) / most) * 100}%` }} />
              </span>
              <strong className="k-figure">{numberText(value ?? 0, 'measure', locale)}</strong>
              {rate ? (
                <span className="k-figure k-departments__rate" data-tone={toneOf(onTime)}>
                  {onTime === undefined || onTime === null
                    ? texts.noFigure
                    : `${numberText(onTime, 'ratio', locale)}%`}
                </span>
              ) : null}
            </Link>
          </li>
        )
      })}
    </ol>
  )
}

const toneOf = (share: number | null | undefined): string | undefined =>
  share === undefined || share === null ? undefined : share >= 95 ? 'green' : share >= 80 ? 'amber' : 'red'
