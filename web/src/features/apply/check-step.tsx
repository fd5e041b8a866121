// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { FormField } from '#contracts/form'
import type { FormView } from '#contracts/form-visibility'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { answerText } from '#web/shared/form/answer-text.ts'
import { useFormTexts } from '#web/shared/form/texts.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useGo } from '#web/shared/router/use-place.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/choices.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import type { ApplyStep } from './apply-page.tsx'
import { missingMaterials } from './materials-step.tsx'
import { StepActs, type StepProps } from './step-acts.tsx'
import { useApplyTexts } from './texts.ts'

interface CheckStepProps extends StepProps {
  view: FormView
  steps: readonly ApplyStep[]
  /** Steps with something missing or wrong. */
  openSteps: readonly ApplyStep[]
  onShow: (step: string) => void
}

/** Everything once more in plain words, each part with a way back to change it; then the declaration and the sending. */
export function CheckStep({ draft, view, steps, openSteps, onBack, onShow }: CheckStepProps) {
  const texts = useApplyTexts()
  const go = useGo()
  const localized = useLocalized()
  const [declared, setDeclared] = useState(false)
  const [signed, setSigned] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const { application } = draft
  const committed = application.materials.filter(({ state }) => state === 'committed')
  const unsigned = committed.filter(({ code }) => !signed.includes(code))
  const materialsOpen = missingMaterials(application.materials).length > 0
  const open = [...openSteps, ...steps.filter(({ key }) => key === 'materials' && materialsOpen)]
  const submit = useCommand(
    async (_: { draft: string }, key: string) => {
      await draft.save()
      return call(
        'POST /api/applications/{id}/submission',
        {
          params: { id: application.id },
          body: { version: draft.version(), truthful: true, commitments: [...signed] },
        },
        { key },
      )
    },
    {
      changes: [apiKey('GET /api/applications'), apiKey('GET /api/cases')],
      onDone: ({ caseNumber }) => go(`/done/${caseNumber}`, { replace: true }),
    },
  )
  const undeclared = attempt > 0 && !declared
  return (
    <form
      noValidate
      className="c-check"
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt((before) => before + 1)
        if (declared && unsigned.length === 0 && open.length === 0 && !submit.isPending)
          submit.mutate({ draft: application.id })
      }}
    >
      <ErrorSummary
        attempt={attempt}
        faults={[
          ...(attempt > 0
            ? unsigned.map(({ code, name }) => ({
                control: `commitment-${code}`,
                message: texts.commitmentMissing(localized(name)),
              }))
            : []),
          ...(undeclared ? [{ control: 'declaration', message: texts.declarationMissing }] : []),
        ]}
      />
      {open.length > 0 ? (
        <Notice tone="amber" title={texts.notYet}>
          <p>{texts.notYetLead}</p>
          <div className="row">
            {open.map(({ key, title }) => (
              <Button key={key} size="small" onClick={() => onShow(key)}>
                {title}
              </Button>
            ))}
          </div>
        </Notice>
      ) : null}
      {steps.map((step) =>
        step.fields ? (
          <Answers key={step.key} draft={draft} view={view} step={step} onShow={onShow} />
        ) : step.key === 'materials' ? (
          <Materials key={step.key} draft={draft} step={step} onShow={onShow} />
        ) : null,
      )}
      {committed.map(({ code, name, commitment }) => (
        <div key={code} className="c-declare stack-s">
          <p className="strong">
            {texts.commitment} · {localized(name)}
          </p>
          <p>{commitment ? localized(commitment.statement) : null}</p>
          <Checkbox
            id={`commitment-${code}`}
            label={texts.sign}
            checked={signed.includes(code)}
            onChange={(on) =>
              setSigned((before) => (on ? [...before, code] : before.filter((one) => one !== code)))
            }
            aria-invalid={(attempt > 0 && !signed.includes(code)) || undefined}
          />
        </div>
      ))}
      <div className="c-declare stack-s">
        <Checkbox
          id="declaration"
          label={texts.declaration}
          checked={declared}
          onChange={setDeclared}
          aria-invalid={undeclared || undefined}
        />
        <p className="small muted">{texts.declarationLaw}</p>
      </div>
      {submit.error ? <ErrorState error={submit.error} /> : null}
      <StepActs draft={draft} onBack={onBack}>
        <Button type="submit" kind="primary" busy={submit.isPending}>
          {texts.submit}
        </Button>
      </StepActs>
    </form>
  )
}

interface PartProps extends Pick<CheckStepProps, 'draft' | 'onShow'> {
  step: ApplyStep
}

function PartHead({ step, onShow }: Pick<PartProps, 'step' | 'onShow'>) {
  const texts = useApplyTexts()
  return (
    <h2 className="row-between">
      {step.title}
      <Button
        kind="quiet"
        size="small"
        aria-label={texts.changeWhat(step.title)}
        onClick={() => onShow(step.key)}
      >
        {texts.change}
      </Button>
    </h2>
  )
}

function Answers({ draft, view, step, onShow }: PartProps & { view: FormView }) {
  const texts = useApplyTexts()
  const formTexts = useFormTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const reader = { locale, localized, yes: ui.yes, no: ui.no, empty: formTexts.empty }
  const shown = (step.fields ?? []).filter((name) => view.visible.includes(name))
  return (
    <section>
      <PartHead step={step} onShow={onShow} />
      <DataList
        wide
        facts={shown.flatMap((name) => {
          const field: FormField | undefined = draft.application.form.schema.properties[name]
          if (!field) return []
          const wrong = draft.contested.includes(name) ? ` (${texts.contested})` : ''
          return [
            {
              label: localized(field['x-label']),
              value: answerText(field, draft.answers[name], reader) + wrong,
            },
          ]
        })}
      />
    </section>
  )
}

function Materials({ draft, step, onShow }: PartProps) {
  const texts = useApplyTexts()
  const formTexts = useFormTexts()
  const localized = useLocalized()
  return (
    <section>
      <PartHead step={step} onShow={onShow} />
      <DataList
        wide
        facts={draft.application.materials.map(({ name, state, files }) => ({
          label: localized(name),
          value:
            state === 'exempt' || state === 'omitted' || state === 'committed' || state === 'answered'
              ? texts.spared[state]
              : files.length > 0
                ? `${texts.files(files.length)}: ${files.map((file) => file.name).join(', ')}`
                : formTexts.empty,
        }))}
      />
    </section>
  )
}
