// SPDX-License-Identifier: Apache-2.0
import type { FormDefinition, FormField } from '#contracts/form'
import type { FormView } from '#contracts/form-visibility'
import { fieldKind } from '#contracts/form-widgets'
import type { Prefill } from '#contracts/services'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Field } from '#web/shared/ui/field.tsx'
import type { Answers } from './check-answers.ts'
import { FieldInput } from './field-input.tsx'
import { PrefillBadge, PrefillNote } from './prefill-badge.tsx'
import { useFormTexts } from './texts.ts'

export const controlId = (field: string): string => `field-${field}`

interface FormFieldsProps {
  form: FormDefinition
  view: FormView
  /** The fields to show, in order: those of one step. */
  fields: readonly string[]
  answers: Answers
  faults: ReadonlyMap<string, string>
  prefills?: readonly Prefill[]
  contested?: readonly string[]
  onAnswer: (field: string, value: unknown) => void
  onContest?: (field: string, contested: boolean) => void
}

/** The questions of one step of a form that is data. */
export function FormFields({ form, view, fields, answers, faults, ...rest }: FormFieldsProps) {
  const { prefills = [], contested = [], onAnswer, onContest } = rest
  const texts = useFormTexts()
  const localized = useLocalized()
  return fields.map((name) => {
    const field: FormField | undefined = form.schema.properties[name]
    if (!field) return null
    const prefill = prefills.find((one) => one.field === name)
    const kind = fieldKind(field)
    const group = kind === 'radio' || kind === 'checkboxes' || (kind === 'switch' && field.const !== true)
    const label = localized(field['x-label'])
    const help = field['x-help']
      ? localized(field['x-help'])
      : kind === 'id-number'
        ? texts.idHelp
        : kind === 'credit-code'
          ? texts.creditHelp
          : undefined
    const required = view.required.includes(name)
    return (
      <Field
        key={name}
        id={controlId(name)}
        label={label}
        help={help}
        group={group}
        required={required}
        optional={!required}
        error={faults.get(name)}
        badge={prefill ? <PrefillBadge prefill={prefill} /> : undefined}
      >
        {(control) => (
          <>
            <FieldInput
              field={field}
              control={control}
              label={label}
              value={answers[name]}
              readOnly={prefill?.authoritative === true && !contested.includes(name)}
              onChange={(value) => onAnswer(name, value)}
            />
            {prefill ? (
              <PrefillNote
                prefill={prefill}
                contested={contested.includes(name)}
                onContest={onContest ? (on) => onContest(name, on) : undefined}
              />
            ) : null}
          </>
        )}
      </Field>
    )
  })
}
