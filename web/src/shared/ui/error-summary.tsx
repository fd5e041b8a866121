// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'
import './field.css'
import { useUiTexts } from './texts.ts'

export interface SummaryFault {
  /** Id of the control the fault belongs to. */
  control: string
  message: string
}

interface ErrorSummaryProps {
  faults: readonly SummaryFault[]
  /** Grows with every try to go on: the summary takes the focus each time, even when the faults are the same. */
  attempt: number
}

/** All faults of a page in one place, in the words that stand beside the fields; takes the focus and leads to them. */
export function ErrorSummary({ faults, attempt }: ErrorSummaryProps) {
  const ui = useUiTexts()
  const box = useRef<HTMLDivElement>(null)
  const shown = faults.length > 0
  useEffect(() => {
    if (attempt > 0 && shown) box.current?.focus()
  }, [attempt, shown])
  if (!shown) return null
  return (
    <div
      ref={box}
      className="c-error-summary"
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{ui.errorSummary(faults.length)}</h2>
      <ul>
        {faults.map(({ control, message }) => (
          <li key={control + message}>
            <a
              href={`#${control}`}
              onClick={(event) => {
                event.preventDefault()
                focusControl(control, event.currentTarget.ownerDocument)
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Goes to a control; a set of choices is reached by its first choice. */
export function focusControl(id: string, page: Document = document): void {
  const target = page.getElementById(id)
  const control = target?.matches('input, select, textarea, button')
    ? target
    : (target?.querySelector<HTMLElement>('input, select, textarea, button') ?? target)
  control?.focus()
  control?.scrollIntoView({ block: 'center' })
}
