// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react'
import type { Facts } from '#contracts/condition'
import type { FormDefinition, FormField } from '#contracts/form'
import { compileForm } from '#contracts/form-visibility'
import { choiceWidgets, fieldKind } from '#contracts/form-widgets'
import type { ServiceItem } from '#contracts/service-item'
import type { Prefill } from '#contracts/services'
import { type Answers, checkAnswers } from '#web/shared/form/check-answers.ts'
import { controlId, FormFields } from '#web/shared/form/form-fields.tsx'
import { useFormTexts } from '#web/shared/form/texts.ts'
import { todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { type PreviewAs, PreviewFrame, previewWidths } from './preview-frame.tsx'
import { SituationChoice } from './situation-choice.tsx'
import { useDesignerTexts } from './texts.ts'

const none: ReadonlyMap<string, string> = new Map()

/** The form as applicants get it, drawn by the same component and checked by the same rules as on their page. */
export function Preview({ form, item }: { form: FormDefinition; item: ServiceItem }) {
  const texts = useDesignerTexts()
  const formTexts = useFormTexts()
  const localized = useLocalized()
  const [as, setAs] = useState<PreviewAs>('phone')
  const [situation, setSituation] = useState<Facts>({})
  const [answers, setAnswers] = useState<Answers>({})
  const [attempt, setAttempt] = useState(0)
  const compiled = useMemo(() => compileForm(form), [form])
  const view = compiled(answers, situation)
  const prefills = samplePrefills(form, texts.sample)
  const locked = new Set(prefills.map(({ field }) => field))
  const faults = checkAnswers(
    view.visible.filter((field) => !locked.has(field)),
    { form, view, answers, localized, texts: formTexts, today: todayInCity() },
  )
  const shown = attempt > 0 ? faults : none
  const clear = () => {
    setAnswers({})
    setAttempt(0)
  }
  return (
    <>
      <div className="f-tools">
        <fieldset className="s-views" aria-label={texts.width}>
          {(Object.keys(previewWidths) as PreviewAs[]).map((one) => (
            <button key={one} type="button" aria-pressed={one === as} onClick={() => setAs(one)}>
              {texts.widths[one]}
            </button>
          ))}
        </fieldset>
        <Button size="small" kind="primary" onClick={() => setAttempt((before) => before + 1)}>
          {texts.tryAnswers}
        </Button>
        <Button size="small" onClick={clear}>
          {texts.clearAnswers}
        </Button>
      </div>
      <SituationChoice situations={item.situations} value={situation} onChange={setSituation} />
      <PreviewFrame title={texts.previewFrame} as={as}>
        <main>
          <ErrorSummary
            attempt={attempt}
            faults={[...shown].map(([field, message]) => ({ control: controlId(field), message }))}
          />
          {attempt > 0 && faults.size === 0 ? (
            <Notice tone="green" live>
              {texts.allRight}
            </Notice>
          ) : null}
          {view.steps.length === 0 ? <p>{texts.nothingVisible}</p> : null}
          {view.steps.map(({ id, fields }) => (
            <section key={id}>
              <h2>{localized(form.steps.find((step) => step.id === id)?.title ?? { zh: id, en: id })}</h2>
              <FormFields
                form={form}
                view={view}
                fields={fields}
                answers={{ ...answers, ...Object.fromEntries(prefills.map((one) => [one.field, one.value])) }}
                faults={shown}
                prefills={prefills}
                onAnswer={(field, value) => setAnswers((before) => ({ ...before, [field]: value }))}
              />
            </section>
          ))}
        </main>
      </PreviewFrame>
    </>
  )
}

/** Stands for what a register would fill in; choices are left open. */
function samplePrefills(form: FormDefinition, sample: string): Prefill[] {
  return Object.entries(form.schema.properties).flatMap(([field, schema]) =>
    schema['x-prefill'] && schema['x-element']
      ? [
          {
            field,
            element: schema['x-element'],
            value: sampleValue(schema, sample),
            source: { zh: '权威数据源', en: 'the authoritative source' },
            asOf: todayInCity(),
            authoritative: true,
          },
        ]
      : [],
  )
}

function sampleValue(field: FormField, sample: string): unknown {
  const kind = fieldKind(field)
  if (kind === 'date') return todayInCity()
  return field.type === 'string' && !choiceWidgets.includes(kind) ? sample : undefined
}
