// SPDX-License-Identifier: Apache-2.0
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import './field.css'
import { useUiTexts } from './texts.ts'

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  onChange: (value: string) => void
  unit?: string | undefined
}

export function TextInput({ onChange, unit, className = '', ...rest }: TextInputProps) {
  const input = (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      className={`c-input ${className}`}
      onChange={(event) => onChange(event.target.value)}
    />
  )
  if (!unit) return input
  return (
    <div className="c-input-row">
      {input}
      <span className="c-input-row__unit">{unit}</span>
    </div>
  )
}

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  value: string
  onChange: (value: string) => void
}

/** Says how much room is left instead of cutting the text off. */
export function TextArea({ onChange, maxLength, value, className = '', ...rest }: TextAreaProps) {
  const ui = useUiTexts()
  const left = maxLength === undefined ? undefined : maxLength - value.length
  return (
    <>
      <textarea
        {...rest}
        value={value}
        className={`c-input ${className}`}
        onChange={(event) => onChange(event.target.value)}
      />
      {left !== undefined && left < 60 ? (
        <p className="c-field__help" aria-live="polite">
          {ui.charactersLeft(left)}
        </p>
      ) : null}
    </>
  )
}

export interface Option {
  value: string
  label: string
  note?: ReactNode
}

interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
  /** Words of the empty choice; without them the first option is chosen. */
  placeholder?: string | undefined
}

/** The device's own list: on phones the best there is, everywhere usable by keyboard. */
export function Select({ options, onChange, placeholder, className = '', ...rest }: SelectProps) {
  return (
    <select {...rest} className={`c-input ${className}`} onChange={(event) => onChange(event.target.value)}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

interface DateInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'type'> {
  onChange: (value: string) => void
}

export function DateInput({ onChange, className = '', ...rest }: DateInputProps) {
  return (
    <input
      {...rest}
      type="date"
      className={`c-input c-input--narrow ${className}`}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
