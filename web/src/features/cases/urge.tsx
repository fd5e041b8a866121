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

/** Reminding the office. How often is the server's rule: the button is there when it may be pressed. */
export function Urge({ number }: { number: string }) {
  const { urge: texts } = useCasesTexts()
  const ui = useUiTexts()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const urge = useCommand(
    (why: string, key: string) =>
      call('POST /api/cases/{number}/urging', { params: { number }, body: { reason: why } }, { key }),
    {
      changes: [apiKey('GET /api/cases/{number}')],
      onDone: () => {
        setOpen(false)
        toast(texts.done)
      },
    },
  )
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {texts.act}
      </Button>
      <Dialog open={open} title={texts.title} onClose={() => setOpen(false)}>
        <div className="stack">
          <p>{texts.lead}</p>
          <Field label={texts.reason} required error={missing ? texts.missing : undefined}>
            {(control) => <TextArea {...control} value={reason} maxLength={1000} onChange={setReason} />}
          </Field>
          {urge.error ? <ErrorState error={urge.error} /> : null}
        </div>
        <div className="c-dialog__acts">
          <Button onClick={() => setOpen(false)}>{ui.cancel}</Button>
          <Button
            kind="primary"
            busy={urge.isPending}
            onClick={() => (reason.trim().length < 2 ? setMissing(true) : urge.mutate(reason.trim()))}
          >
            {texts.act}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
