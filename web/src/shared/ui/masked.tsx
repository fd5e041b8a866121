// SPDX-License-Identifier: Apache-2.0
import { Eye, EyeOff } from 'lucide-react'
import { useId, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorState } from './error-state.tsx'
import { Field } from './field.tsx'
import { TextArea } from './inputs.tsx'
import { useUiTexts } from './texts.ts'

interface MaskedProps {
  /** The value with its middle hidden, as the server sent it. */
  value: string
  /** Absent where the reader may not reveal it. The reason is recorded and shown to the person concerned. */
  reveal?: (reason: string) => Promise<string>
}

export function Masked({ value, reveal }: MaskedProps) {
  const ui = useUiTexts()
  const id = useId()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [clear, setClear] = useState<string>()
  const [error, setError] = useState<Error>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (reason.trim().length < 2) return setMissing(true)
    setBusy(true)
    setError(undefined)
    try {
      setClear(await reveal?.(reason.trim()))
      setAsking(false)
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className="row numbers">
      <span>{clear ?? value}</span>
      {reveal ? (
        <IconButton
          label={clear === undefined ? ui.mask.reveal : ui.mask.hide}
          onClick={() => (clear === undefined ? setAsking(true) : setClear(undefined))}
        >
          {clear === undefined ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
        </IconButton>
      ) : null}
      <Dialog open={asking} title={ui.mask.reveal} onClose={() => setAsking(false)}>
        <Field
          id={id}
          label={ui.mask.why}
          help={ui.mask.whyHelp}
          error={missing ? ui.mask.whyMissing : undefined}
        >
          {(control) => <TextArea {...control} value={reason} maxLength={1000} onChange={setReason} />}
        </Field>
        {error ? <ErrorState error={error} /> : null}
        <div className="c-dialog__acts">
          <Button onClick={() => setAsking(false)}>{ui.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={send}>
            {ui.confirm}
          </Button>
        </div>
      </Dialog>
    </span>
  )
}
