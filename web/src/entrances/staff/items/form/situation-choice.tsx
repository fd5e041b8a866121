// SPDX-License-Identifier: Apache-2.0
import type { Facts } from '#contracts/condition'
import { compileCondition } from '#contracts/condition-evaluate'
import type { Situation } from '#contracts/service-item'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { Select } from '#web/shared/ui/inputs.tsx'
import { useDesignerTexts } from './texts.ts'

interface SituationChoiceProps {
  situations: readonly Situation[]
  value: Facts
  onChange: (value: Facts) => void
}

/** The questions of the guide, as far as they are asked after one another; conditions of the form read the answers. */
export function SituationChoice({ situations, value, onChange }: SituationChoiceProps) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const asked = situations.filter(({ when }) => when === undefined || compileCondition(when)(value) === true)
  if (asked.length === 0) return null
  const answer = (situation: Situation, chosen: string) => {
    const { [situation.id]: _, ...rest } = value
    onChange(chosen === '' ? rest : { ...rest, [situation.id]: situation.multiple ? [chosen] : chosen })
  }
  return (
    <details className="c-details">
      <summary>{texts.situation}</summary>
      {asked.map((situation) => {
        const now = value[situation.id]
        return (
          <Field key={situation.id} label={localized(situation.question)}>
            {(control) => (
              <Select
                {...control}
                value={typeof now === 'string' ? now : Array.isArray(now) ? String(now[0] ?? '') : ''}
                options={situation.options.map((option) => ({
                  value: option.value,
                  label: localized(option.label),
                }))}
                placeholder={texts.unanswered}
                onChange={(chosen) => answer(situation, chosen)}
              />
            )}
          </Field>
        )
      })}
    </details>
  )
}
