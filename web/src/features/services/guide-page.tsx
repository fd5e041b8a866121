// SPDX-License-Identifier: Apache-2.0
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery, usePathParameter } from '#web/shared/router/use-place.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { CheckboxGroup, RadioGroup } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { GuideFacts } from './guide-facts.tsx'
import { GuideMaterials } from './guide-materials.tsx'
import { GuideSections } from './guide-sections.tsx'
import './services.css'
import type { ServiceGuide } from '#contracts/services'
import {
  askedSituations,
  countingAnswers,
  readSituation,
  type SituationAnswers,
  situationParameter,
} from './situation-answers.ts'
import { StartButton } from './start-button.tsx'
import { useServicesTexts } from './texts.ts'

/** The guide of one service: what it takes in the reader's own situation, and the way to begin. */
export default function GuidePage() {
  const code = usePathParameter('code')
  const guide = useApi('GET /api/services/{code}', { params: { code } })
  return (
    <div className="wrap c-page">
      <QueryView page query={guide} lines={10}>
        {(data) => <Guide key={code} guide={data} />}
      </QueryView>
    </div>
  )
}

function Guide({ guide }: { guide: ServiceGuide }) {
  const texts = useServicesTexts()
  const localized = useLocalized()
  const query = useAddressQuery()
  const { item } = guide
  const chosen = readSituation(item.situations, query)
  const answers = countingAnswers(item.situations, chosen)
  return (
    <>
      <PageHead
        title={localized(item.name)}
        crumbs={[
          { to: '/', text: texts.home },
          { to: '/services', text: texts.title },
        ]}
        crumbsLabel={texts.crumbs}
      >
        <p className="prose">{localized(item.summary)}</p>
      </PageHead>
      <div className="c-guide">
        <div className="c-guide__main">
          {item.situations.length > 0 ? <Situations guide={guide} answers={chosen} /> : null}
          <GuideMaterials item={item} answers={answers} />
          <div className="c-guide__again">
            <StartButton item={item} answers={answers} />
          </div>
          <GuideSections guide={guide} />
        </div>
        <div className="c-guide__side">
          <GuideFacts guide={guide} answers={answers}>
            <StartButton item={item} answers={answers} />
          </GuideFacts>
        </div>
      </div>
    </>
  )
}

function Situations({ guide, answers }: { guide: ServiceGuide; answers: SituationAnswers }) {
  const texts = useServicesTexts()
  const localized = useLocalized()
  const change = useChangeQuery()
  return (
    <Card title={texts.guide.situations}>
      <p className="muted">{texts.guide.situationsNote}</p>
      {askedSituations(guide.item.situations, answers).map(({ id, question, help, multiple, options }) => {
        const offered = options.map(({ value, label }) => ({ value, label: localized(label) }))
        const answer = answers[id]
        const helpText = [help ? localized(help) : '', multiple ? texts.guide.multiple : '']
          .filter(Boolean)
          .join(' · ')
        return (
          <div key={id} className="c-situation stack-s">
            <Field id={`situation-${id}`} group label={localized(question)} help={helpText || undefined}>
              {(control) =>
                multiple ? (
                  <CheckboxGroup
                    {...control}
                    inline
                    options={offered}
                    values={Array.isArray(answer) ? answer : []}
                    onChange={(values) => change(situationParameter(id, values))}
                  />
                ) : (
                  <RadioGroup
                    {...control}
                    inline
                    options={offered}
                    value={typeof answer === 'string' ? answer : undefined}
                    onChange={(value) => change(situationParameter(id, value))}
                  />
                )
              }
            </Field>
          </div>
        )
      })}
    </Card>
  )
}
