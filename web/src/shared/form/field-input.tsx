// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { FormField } from '#contracts/form'
import { fieldChoices, fieldKind } from '#contracts/form-widgets'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '#web/shared/ui/choices.tsx'
import type { ControlProps } from '#web/shared/ui/field.tsx'
import { DateInput, Select, TextArea, TextInput } from '#web/shared/ui/inputs.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'

interface FieldInputProps {
  field: FormField
  control: ControlProps
  label: string
  value: unknown
  readOnly: boolean
  onChange: (value: unknown) => void
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const orNothing = (value: string) => (value === '' ? undefined : value)

/** The control of one field. Nothing here knows a particular form: all of it comes from the field's schema. */
export function FieldInput({ field, control, label, value, readOnly, onChange }: FieldInputProps) {
  const ui = useUiTexts()
  const localized = useLocalized()
  const kind = fieldKind(field)
  const unit = field['x-unit'] ? localized(field['x-unit']) : undefined
  const maxLength = typeof field.maxLength === 'number' ? field.maxLength : undefined
  const options = fieldChoices(field).map((code) => {
    const known = field['x-enum-labels']?.[code]
    return { value: code, label: known ? localized(known) : code }
  })
  const write = (entered: string) => onChange(orNothing(entered))
  switch (kind) {
    case 'textarea':
      return (
        <TextArea
          {...control}
          value={text(value)}
          readOnly={readOnly}
          onChange={write}
          {...(maxLength === undefined ? {} : { maxLength })}
        />
      )
    case 'number':
    case 'money':
      return (
        <NumberInput control={control} value={value} unit={unit} readOnly={readOnly} onChange={onChange} />
      )
    case 'date':
      return <DateInput {...control} value={text(value)} readOnly={readOnly} onChange={write} />
    case 'select':
      return (
        <Select
          {...control}
          value={text(value)}
          options={options}
          placeholder={ui.choose}
          disabled={readOnly}
          onChange={write}
        />
      )
    case 'radio':
      return (
        <RadioGroup
          {...control}
          options={options}
          inline={options.length <= 3}
          value={value === undefined ? undefined : text(value)}
          onChange={write}
        />
      )
    case 'checkboxes':
      return (
        <CheckboxGroup
          {...control}
          options={options}
          values={Array.isArray(value) ? value.map(String) : []}
          onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
        />
      )
    case 'switch':
      return field.const === true ? (
        <Checkbox
          id={control.id}
          aria-describedby={control['aria-describedby']}
          label={label}
          checked={value === true}
          onChange={(on) => onChange(on || undefined)}
        />
      ) : (
        <RadioGroup
          {...control}
          inline
          options={[
            { value: 'true', label: ui.yes },
            { value: 'false', label: ui.no },
          ]}
          value={typeof value === 'boolean' ? String(value) : undefined}
          onChange={(chosen) => onChange(chosen === 'true')}
        />
      )
    case 'phone':
      return (
        <TextInput
          {...control}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          className="c-input--narrow"
          value={text(value)}
          readOnly={readOnly}
          onChange={(entered) => write(entered.replace(/\s/g, ''))}
        />
      )
    case 'id-number':
    case 'credit-code':
      return (
        <TextInput
          {...control}
          spellCheck={false}
          className="numbers"
          maxLength={18}
          value={text(value)}
          readOnly={readOnly}
          onChange={(entered) => write(entered.replace(/\s/g, '').toUpperCase())}
        />
      )
    case 'bank-account':
      return (
        <TextInput
          {...control}
          inputMode="numeric"
          className="numbers"
          value={text(value)}
          readOnly={readOnly}
          onChange={(entered) => write(entered.replace(/\s/g, ''))}
        />
      )
    case 'address':
    case 'text':
      return <TextInput {...control} value={text(value)} unit={unit} readOnly={readOnly} onChange={write} />
    default:
      return kind satisfies never
  }
}

interface NumberInputProps {
  control: ControlProps
  value: unknown
  unit: string | undefined
  readOnly: boolean
  onChange: (value: unknown) => void
}

/** Keeps what was typed as it was typed ("1.0"), hands over a number where it is one, else the text to be complained of. */
function NumberInput({ control, value, unit, readOnly, onChange }: NumberInputProps) {
  const [typed, setTyped] = useState(() => text(value))
  const shown = typeof value === 'number' && Number(typed) !== value ? text(value) : typed
  return (
    <TextInput
      {...control}
      inputMode="decimal"
      className="c-input--narrow numbers"
      value={shown}
      unit={unit}
      readOnly={readOnly}
      onChange={(entered) => {
        setTyped(entered)
        const number = Number(entered.replace(/,/g, ''))
        onChange(entered.trim() === '' ? undefined : Number.isFinite(number) ? number : entered)
      }}
    />
  )
}
