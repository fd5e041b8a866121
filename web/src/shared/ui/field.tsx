// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react'
import './field.css'
import { useUiTexts } from './texts.ts'

/** What a control inside a field must carry, so that label, help and fault belong to it for every reader. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

interface FieldProps {
  label: string
  /** Given where something else points at the field, such as an error summary. */
  id?: string
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  required?: boolean
  /** Shown beside the label: where a prefilled value came from. */
  badge?: ReactNode
  /** A set of controls (radio buttons, checkboxes) is named by a legend rather than a label. */
  group?: boolean
  children: (control: ControlProps) => ReactNode
}

export function Field({ label, id, help, error, optional, required, badge, group, children }: FieldProps) {
  const ui = useUiTexts()
  const made = useId()
  const controlId = id ?? made
  const helpId = help ? `${controlId}-help` : undefined
  const errorId = error ? `${controlId}-error` : undefined
  const describedBy = [helpId, errorId].filter(Boolean).join(' ') || undefined
  const name = (
    <>
      {label}
      {optional ? <span className="c-field__optional">{ui.optional}</span> : null}
    </>
  )
  const body = (
    <>
      {help ? (
        <div id={helpId} className="c-field__help">
          {help}
        </div>
      ) : null}
      <div className="c-field__control">
        {children({
          id: controlId,
          'aria-describedby': describedBy,
          'aria-invalid': error ? true : undefined,
          'aria-required': required ? true : undefined,
        })}
      </div>
      {error ? (
        <p id={errorId} className="c-field__error">
          {error}
        </p>
      ) : null}
    </>
  )
  const className = `c-field ${error ? 'c-field--faulty' : ''}`
  if (group) {
    return (
      <fieldset className={className} id={controlId} tabIndex={-1} aria-describedby={describedBy}>
        <legend className="c-field__label">{name}</legend>
        {badge}
        {body}
      </fieldset>
    )
  }
  return (
    <div className={className}>
      <div className="c-field__head">
        <label className="c-field__label" htmlFor={controlId}>
          {name}
        </label>
        {badge}
      </div>
      {body}
    </div>
  )
}
