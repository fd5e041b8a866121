// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { CaseCredential } from '#contracts/credentials'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useStaffTexts } from '../texts.ts'

/** Ends a certificate for good. It cannot be undone, so its name is typed as one reads what follows from it. */
export function RevokeCredential({ credential }: { credential: CaseCredential }) {
  const { revoke: texts } = useStaffTexts()
  const localized = useLocalized()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const name = localized(credential.name)
  const act = useCommand(
    (body: { reason: string }, key: string) =>
      call('POST /api/credentials/{id}/revocation', { params: { id: credential.id }, body }, { key }),
    {
      changes: [apiKey('GET /api/cases/{number}')],
      onDone: () => {
        setOpen(false)
        toast(texts.done(name))
      },
    },
  )
  const noReason = reason.trim().length < 2
  const notProven = typed.trim() !== name
  const confirm = () => {
    setTried(true)
    if (!noReason && !notProven) act.mutate({ reason: reason.trim() })
  }
  return (
    <>
      <Button danger size="small" onClick={() => setOpen(true)}>
        {texts.act}
      </Button>
      <Modal
        open={open}
        title={texts.title(name)}
        okText={texts.act}
        okButtonProps={{ danger: true }}
        confirmLoading={act.isPending}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        onOk={confirm}
      >
        <Notice tone="red" title={texts.effectTitle}>
          <p>{texts.effect}</p>
        </Notice>
        <Field
          label={texts.reason}
          help={texts.reasonHelp}
          required
          error={tried && noReason ? texts.reasonMissing : undefined}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={texts.type(name)}
          required
          error={tried && notProven ? texts.typeWrong(name) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {act.error ? <ErrorState error={act.error} /> : null}
      </Modal>
    </>
  )
}
