// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { TextArea } from '#web/shared/ui/inputs.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { toast } from '#web/shared/ui/toast.tsx'
import { useCasesTexts } from './texts.ts'

/** Taking an application back: says what follows from it, and asks why. */
export function Withdraw({ number }: { number: string }) {
  const { case: texts } = useCasesTexts()
  const ui = useUiTexts()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const withdraw = useCommand(
    (why: string, key: string) =>
      call('POST /api/cases/{number}/withdrawal', { params: { number }, body: { reason: why } }, { key }),
    {
      changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}')],
      onDone: () => {
        setOpen(false)
        toast(texts.withdrawn)
      },
    },
  )
  return (
    <>
      <Button kind="danger" size="small" onClick={() => setOpen(true)}>
        {texts.withdraw}
      </Button>
      <Dialog open={open} title={texts.withdrawTitle} onClose={() => setOpen(false)}>
        <div className="stack">
          <p>{texts.withdrawEffect}</p>
          <Field label={texts.withdrawReason} required error={missing ? texts.withdrawMissing : undefined}>
            {(control) => <TextArea {...control} value={reason} maxLength={1000} onChange={setReason} />}
          </Field>
          {withdraw.error ? <ErrorState error={withdraw.error} /> : null}
        </div>
        <div className="c-dialog__acts">
          <Button onClick={() => setOpen(false)}>{ui.cancel}</Button>
          <Button
            kind="danger"
            busy={withdraw.isPending}
            onClick={() => (reason.trim().length < 2 ? setMissing(true) : withdraw.mutate(reason.trim()))}
          >
            {texts.withdraw}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
