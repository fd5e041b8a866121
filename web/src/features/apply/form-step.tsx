// SPDX-License-Identifier: Apache-2.0
import type { FormView } from '#contracts/form-visibility'
import { controlId, FormFields } from '#web/shared/form/form-fields.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { StepActs, type StepProps } from './step-acts.tsx'
import { useApplyTexts } from './texts.ts'

interface FormStepProps extends StepProps {
  view: FormView
  fields: readonly string[]
  faults: ReadonlyMap<string, string>
}

const none: ReadonlyMap<string, string> = new Map()

/** One group of questions. Faults show after the first try to go on, and go as they are mended. */
export function FormStep({ draft, view, fields, faults, attempt, onNext, onBack }: FormStepProps) {
  const texts = useApplyTexts()
  const shown = attempt > 0 ? faults : none
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onNext(faults.size === 0)
      }}
    >
      <ErrorSummary
        attempt={attempt}
        faults={[...shown].map(([field, message]) => ({ control: controlId(field), message }))}
      />
      <div className="c-apply__questions">
        <FormFields
          form={draft.application.form}
          view={view}
          fields={fields}
          answers={draft.answers}
          faults={shown}
          prefills={draft.application.prefills}
          contested={draft.contested}
          onAnswer={draft.answer}
          onContest={draft.contest}
        />
      </div>
      <StepActs draft={draft} onBack={onBack}>
        <Button type="submit" kind="primary">
          {texts.next}
        </Button>
      </StepActs>
    </form>
  )
}
