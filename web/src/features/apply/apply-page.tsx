// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react'
import { compileForm } from '#contracts/form-visibility'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { checkAnswers } from '#web/shared/form/check-answers.ts'
import { useFormTexts } from '#web/shared/form/texts.ts'
import { formatDay, todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useGo, usePathParameter } from '#web/shared/router/use-place.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { StepIndicator } from '#web/shared/ui/step-indicator.tsx'
import './apply.css'
import { CheckStep } from './check-step.tsx'
import { FormStep } from './form-step.tsx'
import { MaterialsStep } from './materials-step.tsx'
import { useApplyTexts } from './texts.ts'
import { type Application, type Draft, useDraft } from './use-draft.ts'

/** Filling in an application: one group of questions a page, then materials, then check and send. */
export default function ApplyPage() {
  return (
    <div className="wrap">
      <RequireAccount>
        <OpenDraft />
      </RequireAccount>
    </div>
  )
}

function OpenDraft() {
  const id = usePathParameter('draft')
  const opened = useApi(
    'GET /api/applications/{id}',
    { params: { id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <QueryView page query={opened} lines={10}>
      {(application) => <Apply key={id} opened={application} />}
    </QueryView>
  )
}

export interface ApplyStep {
  key: string
  title: string
  /** Fields of a group of questions; undefined for materials and check. */
  fields?: readonly string[]
}

function Apply({ opened }: { opened: Application }) {
  const texts = useApplyTexts()
  const formTexts = useFormTexts()
  const localized = useLocalized()
  const go = useGo()
  const draft = useDraft(opened)
  const asked = useAddressQuery().step
  const [attempt, setAttempt] = useState(0)
  const { application, answers } = draft
  const { form } = application
  const compiled = useMemo(() => compileForm(form), [form])
  const view = compiled(answers, application.situation)
  const steps: ApplyStep[] = [
    ...view.steps.map(({ id, fields }) => {
      const declared = form.steps.find((step) => step.id === id)
      return { key: id, title: declared ? localized(declared.title) : id, fields }
    }),
    ...(application.materials.length > 0 ? [{ key: 'materials', title: texts.materials }] : []),
    { key: 'check', title: texts.check },
  ]
  const at = Math.max(
    0,
    steps.findIndex(({ key }) => key === asked),
  )
  const step = steps[at]
  // What an authoritative source says and nobody contests cannot be mended here, so it is not complained of either.
  const locked = new Set(
    application.prefills
      .filter(({ authoritative, field }) => authoritative && !draft.contested.includes(field))
      .map(({ field }) => field),
  )
  const faultsOf = (fields: readonly string[]) =>
    checkAnswers(
      fields.filter((field) => !locked.has(field)),
      {
        form,
        view,
        answers,
        localized,
        texts: formTexts,
        today: todayInCity(),
      },
    )
  const show = (key: string | undefined) => {
    setAttempt(0)
    window.scrollTo(0, 0)
    go(`/apply/${application.id}?step=${key ?? ''}`)
  }
  const onward = async (sound: boolean) => {
    if (!sound) return setAttempt((before) => before + 1)
    // A draft that could not be saved just now is kept on the device and saved later: one can go on.
    await draft.save().catch(() => undefined)
    show(steps[at + 1]?.key)
  }
  if (!step) return null
  const shared = {
    draft,
    attempt,
    onNext: (sound: boolean) => void onward(sound),
    onBack: at > 0 ? () => show(steps[at - 1]?.key) : undefined,
  }
  return (
    <div className="c-apply">
      <nav aria-label={texts.steps}>
        <StepIndicator steps={steps} current={at} />
      </nav>
      <Card className="c-apply__form">
        <p className="muted">{texts.step(localized(application.itemName), at + 1, steps.length)}</p>
        <PageHead key={`head-${step.key}`} title={step.title} />
        {step.fields ? (
          <FormStep
            key={step.key}
            {...shared}
            view={view}
            fields={step.fields}
            faults={faultsOf(step.fields)}
          />
        ) : step.key === 'materials' ? (
          <MaterialsStep {...shared} />
        ) : (
          <CheckStep
            {...shared}
            view={view}
            steps={steps}
            openSteps={steps.filter(({ fields }) => fields && faultsOf(fields).size > 0)}
            onShow={show}
          />
        )}
      </Card>
      <Facts draft={draft} />
    </div>
  )
}

function Facts({ draft }: { draft: Draft }) {
  const texts = useApplyTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const { application } = draft
  const exempt = application.materials.filter(({ state }) => state === 'exempt').length
  const wanted = application.materials.filter(({ state, required }) => state !== 'exempt' && required).length
  return (
    <aside>
      <Card title={texts.notice}>
        <DataList
          facts={[
            { label: texts.applicant, value: application.subjectName },
            { label: texts.organisation, value: localized(application.organisation) },
            { label: texts.promised, value: texts.days(application.promisedDays) },
            {
              label: texts.expected,
              value: (
                <>
                  {formatDay(application.promisedOn.day, locale)}
                  {application.promisedOn.provisional ? (
                    <span className="small muted"> {texts.provisional}</span>
                  ) : null}
                </>
              ),
            },
            { label: texts.materialCount, value: texts.materialState(wanted, exempt) },
          ]}
        />
      </Card>
    </aside>
  )
}
