// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import type { ServiceGuide } from '#contracts/services'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatDate, formatDay } from '#web/shared/format/dates.ts'
import { formatCount, formatShare } from '#web/shared/format/numbers.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { judgeMaterials, type SituationAnswers } from './situation-answers.ts'
import { useServicesTexts } from './texts.ts'

interface GuideFactsProps {
  guide: ServiceGuide
  answers: SituationAnswers
  children: ReactNode
}

/** What one wants to know first: how long, how much, how often one must come. */
export function GuideFacts({ guide, answers, children }: GuideFactsProps) {
  const texts = useServicesTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { item, promisedOn } = guide
  const wanted = judgeMaterials(item.materials, answers).filter((one) => one.wanted === true).length
  const result = localized(item.result.name)
  const validity = item.result.validYears ? ` (${texts.guide.validYears(item.result.validYears)})` : ''
  return (
    <>
      <Card>
        <DataList
          facts={[
            { label: texts.guide.promised, value: texts.days(item.promisedDays) },
            {
              label: texts.guide.expected,
              value: (
                <>
                  {formatDay(promisedOn.day, locale)}
                  {promisedOn.provisional ? (
                    <span className="small muted"> {texts.guide.provisional}</span>
                  ) : null}
                </>
              ),
            },
            {
              label: texts.guide.statutory,
              value: texts.guide.day(item.statutoryDays.count, item.statutoryDays.unit === 'working-day'),
            },
            { label: texts.guide.fee, value: item.fee.charged ? texts.charged : texts.free },
            { label: texts.guide.visits, value: texts.visits(item.visits.count) },
            { label: texts.guide.materialsCount, value: texts.guide.count(wanted) },
            { label: texts.guide.result, value: result + validity },
          ]}
        />
        {item.visits.count > 0 && item.visits.reason ? (
          <p className="small muted">{localized(item.visits.reason)}</p>
        ) : null}
        <div className="c-guide__start">{children}</div>
      </Card>
      <Card>
        <DataList
          facts={[
            { label: texts.guide.organisation, value: localized(guide.organisation) },
            ...(guide.jointOrganisations.length > 0
              ? [{ label: texts.guide.joint, value: guide.jointOrganisations.map(localized).join(' · ') }]
              : []),
            {
              label: texts.guide.code,
              value: <span className="numbers small">{item.implementingCode}</span>,
            },
          ]}
        />
        <p className="small muted">
          {texts.guide.version(guide.version, formatDate(guide.effectiveFrom, locale))}
        </p>
      </Card>
      {guide.experience.finished > 0 ? <Experience experience={guide.experience} /> : null}
    </>
  )
}

function Experience({ experience }: Pick<ServiceGuide, 'experience'>) {
  const { guide: texts } = useServicesTexts()
  const { locale } = usePrefs()
  return (
    <Card title={texts.experience} level={3}>
      <ul className="stack-s">
        <li>{texts.finished(formatCount(experience.finished, locale))}</li>
        {experience.medianWorkdays === null ? null : (
          <li>{texts.median(formatCount(experience.medianWorkdays, locale))}</li>
        )}
        {experience.satisfied === null ? null : (
          <li>{texts.satisfied(formatShare(experience.satisfied, locale))}</li>
        )}
      </ul>
    </Card>
  )
}
