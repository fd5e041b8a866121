// SPDX-License-Identifier: Apache-2.0
import type { FormField } from '#contracts/form'
import { formPatterns, type PatternName, patternName } from '#contracts/form-patterns'
import { fieldKind } from '#contracts/form-widgets'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Checkbox } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Select, TextInput } from '#web/shared/ui/inputs.tsx'
import { withKeys } from './edit-form.ts'
import { useDesignerTexts } from './texts.ts'

interface LimitsProps {
  field: FormField
  onChange: (field: FormField) => void
}

type Limit = 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems'

const typed = ['text', 'textarea', 'address']

function limitsOf(field: FormField): readonly Limit[] {
  const kind = fieldKind(field)
  if (typed.includes(kind)) return ['minLength', 'maxLength']
  if (kind === 'number' || kind === 'money') return ['minimum', 'maximum']
  return kind === 'checkboxes' ? ['minItems', 'maxItems'] : []
}

/** What an answer must keep to, as far as the widget leaves it open. */
export function LimitsEditor({ field, onChange }: LimitsProps) {
  const texts = useDesignerTexts()
  const kind = fieldKind(field)
  const limits = limitsOf(field)
  return (
    <>
      {limits.length > 0 ? (
        <div className="f-pair">
          {limits.map((limit) => (
            <Field key={limit} label={texts[limit]} optional>
              {(control) => (
                <NumberBox
                  control={control}
                  value={field[limit]}
                  whole={limit !== 'minimum' && limit !== 'maximum'}
                  onChange={(value) => onChange(withKeys(field, { [limit]: value }))}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
      {kind === 'text' ? <PatternChoice field={field} onChange={onChange} /> : null}
      {kind === 'number' ? (
        <Checkbox
          label={texts.whole}
          checked={field.type === 'integer'}
          onChange={(on) => onChange({ ...field, type: on ? 'integer' : 'number' })}
        />
      ) : null}
      {kind === 'switch' ? (
        <Checkbox
          label={texts.mustTick}
          checked={field.const === true}
          onChange={(on) => onChange(withKeys(field, { const: on || undefined }))}
        />
      ) : null}
    </>
  )
}

function PatternChoice({ field, onChange }: LimitsProps) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const known = patternName(field.pattern)
  const own = typeof field.pattern === 'string' && !known ? field.pattern : undefined
  return (
    <Field label={texts.pattern} optional>
      {(control) => (
        <Select
          {...control}
          value={own ?? known ?? ''}
          options={[
            { value: '', label: texts.noPattern },
            ...Object.entries(formPatterns).map(([value, { name }]) => ({ value, label: localized(name) })),
            ...(own === undefined ? [] : [{ value: own, label: texts.ownPattern(own) }]),
          ]}
          onChange={(chosen) =>
            onChange(
              withKeys(field, {
                pattern: isPatternName(chosen) ? formPatterns[chosen].pattern : chosen || undefined,
              }),
            )
          }
        />
      )}
    </Field>
  )
}

const isPatternName = (value: string): value is PatternName => Object.hasOwn(formPatterns, value)

interface NumberBoxProps {
  control: React.ComponentProps<typeof TextInput> | object
  value: unknown
  whole: boolean
  onChange: (value: number | undefined) => void
}

export function NumberBox({ control, value, whole, onChange }: NumberBoxProps) {
  return (
    <TextInput
      {...control}
      type="number"
      className="numbers"
      step={whole ? 1 : 'any'}
      {...(whole && { min: 0 })}
      value={typeof value === 'number' ? value : ''}
      onChange={(entered) => {
        const number = Number(entered)
        const sound = entered !== '' && Number.isFinite(number) && (!whole || Number.isInteger(number))
        if (sound || entered === '') onChange(sound ? number : undefined)
      }}
    />
  )
}
