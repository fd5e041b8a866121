// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { FormDefinition } from '#contracts/form'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useDesignerTexts } from './texts.ts'

interface FormJsonProps {
  form: FormDefinition
  onPut: (form: unknown) => Promise<void>
}

/** The form as it is stored. What is written here is shown only after the server found it to be a form. */
export function FormJson({ form, onPut }: FormJsonProps) {
  const texts = useDesignerTexts()
  const stored = JSON.stringify(form, null, 2)
  const [written, setWritten] = useState<string>()
  const [fault, setFault] = useState<string>()
  const [error, setError] = useState<Error>()
  const [busy, setBusy] = useState(false)
  const reset = () => {
    setWritten(undefined)
    setFault(undefined)
    setError(undefined)
  }
  const put = async () => {
    setFault(undefined)
    setError(undefined)
    let parsed: unknown
    try {
      parsed = JSON.parse(written ?? stored)
    } catch (cause) {
      return setFault(texts.jsonBad(cause instanceof Error ? cause.message : String(cause)))
    }
    setBusy(true)
    try {
      await onPut(parsed)
      reset()
      toast(texts.jsonTaken)
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    } finally {
      setBusy(false)
    }
  }
  const faults = error instanceof ProblemError ? error.faults : []
  return (
    <details className="c-details">
      <summary>{texts.jsonTitle}</summary>
      <p className="small muted">{texts.jsonHow}</p>
      <textarea
        className="c-input f-json numbers"
        aria-label={texts.jsonTitle}
        aria-invalid={fault || error ? true : undefined}
        spellCheck={false}
        rows={22}
        value={written ?? stored}
        onChange={(event) => setWritten(event.target.value)}
      />
      {fault ? (
        <p className="c-field__error" role="alert">
          {fault}
        </p>
      ) : null}
      {faults.length > 0 ? (
        <ul className="f-faults" role="alert">
          {faults.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              <code>{pointer.replace(/^\/content\/form/, '') || '/'}</code> {detail}
            </li>
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} />
      ) : null}
      <div className="row">
        <Button kind="primary" busy={busy} disabled={written === undefined} onClick={() => void put()}>
          {texts.jsonApply}
        </Button>
        <Button disabled={written === undefined} onClick={reset}>
          {texts.jsonReset}
        </Button>
      </div>
    </details>
  )
}
