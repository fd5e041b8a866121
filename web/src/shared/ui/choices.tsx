// SPDX-License-Identifier: Apache-2.0
import type { Option } from './inputs.tsx'
import './field.css'

interface Shared {
  /** Prefix of the ids; the first choice carries it plain, so that an error summary can reach it. */
  id: string
  options: readonly Option[]
  inline?: boolean
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
}

interface RadioGroupProps extends Shared {
  value: string | undefined
  onChange: (value: string) => void
}

export function RadioGroup({ id, options, value, onChange, inline, ...aria }: RadioGroupProps) {
  return (
    <div className={`c-choices ${inline ? 'c-choices--inline' : ''}`}>
      {options.map((option, index) => (
        <label key={option.value} className={`c-choice ${value === option.value ? 'c-choice--on' : ''}`}>
          <input
            type="radio"
            name={id}
            id={`${id}-${index}`}
            value={option.value}
            checked={value === option.value}
            aria-describedby={aria['aria-describedby']}
            onChange={() => onChange(option.value)}
          />
          <ChoiceText option={option} />
        </label>
      ))}
    </div>
  )
}

interface CheckboxGroupProps extends Shared {
  values: readonly string[]
  onChange: (values: string[]) => void
}

export function CheckboxGroup({ id, options, values, onChange, inline, ...aria }: CheckboxGroupProps) {
  return (
    <div className={`c-choices ${inline ? 'c-choices--inline' : ''}`}>
      {options.map((option, index) => {
        const on = values.includes(option.value)
        return (
          <label key={option.value} className={`c-choice ${on ? 'c-choice--on' : ''}`}>
            <input
              type="checkbox"
              id={`${id}-${index}`}
              checked={on}
              aria-describedby={aria['aria-describedby']}
              onChange={() =>
                onChange(on ? values.filter((value) => value !== option.value) : [...values, option.value])
              }
            />
            <ChoiceText option={option} />
          </label>
        )
      })}
    </div>
  )
}

interface CheckboxProps {
  id?: string
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
}

export function Checkbox({ label, checked, onChange, ...rest }: CheckboxProps) {
  return (
    <label className={`c-choice ${checked ? 'c-choice--on' : ''}`}>
      <input
        {...rest}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}

function ChoiceText({ option }: { option: Option }) {
  return (
    <span>
      {option.label}
      {option.note ? <span className="c-choice__note">{option.note}</span> : null}
    </span>
  )
}
