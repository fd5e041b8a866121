// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { StaffAccount } from '#contracts/accounts'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import type { Issued } from './once-password.tsx'
import { useAccountsTexts } from './texts.ts'

type Act = StaffAccount['can'][number]

/** What may be done to an account now; each act asks for its reason and says what follows. */
export function AccountActs({
  account,
  onIssued,
}: {
  account: StaffAccount
  onIssued: (issued: Issued) => void
}) {
  const texts = useAccountsTexts()
  const [act, setAct] = useState<Act | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const close = () => {
    setAct(null)
    setReason('')
    setTried(false)
    run.reset()
  }
  const run = useCommand(
    async (wanted: { act: Act; reason: string }, key: string): Promise<string | null> => {
      const params = { id: account.id }
      const body = { reason: wanted.reason }
      switch (wanted.act) {
        case 'reset-password':
          return (await call('POST /api/accounts/{id}/password-resets', { params, body }, { key })).password
        case 'reset-second-factor':
          await call('POST /api/accounts/{id}/second-factor-resets', { params, body }, { key })
          return null
        default: {
          const enabled = wanted.act === 'enable'
          await call('PUT /api/accounts/{id}/enabled', { params, body: { ...body, enabled } }, { key })
          return null
        }
      }
    },
    {
      changes: [apiKey('GET /api/accounts')],
      onDone: (password) => {
        close()
        if (password === null) toast(texts.done)
        else onIssued({ name: account.displayName, password })
      },
    },
  )
  const missing = reason.trim() === ''
  return (
    <div className="s-acts">
      {account.can.map((one) => (
        <Button key={one} size="small" danger={one === 'disable'} onClick={() => setAct(one)}>
          {texts[one]}
        </Button>
      ))}
      {act === null ? null : (
        <Modal
          open
          title={texts.confirm[act](account.displayName)}
          okText={texts[act]}
          okButtonProps={{ danger: act === 'disable' }}
          confirmLoading={run.isPending}
          onCancel={close}
          onOk={() => {
            setTried(true)
            if (!missing) run.mutate({ act, reason: reason.trim() })
          }}
        >
          <p>{texts.effect[act]}</p>
          <Field
            label={texts.reason}
            help={texts.reasonHelp}
            required
            error={tried && missing ? texts.reasonMissing : undefined}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          {run.error ? <ErrorState error={run.error} /> : null}
        </Modal>
      )}
    </div>
  )
}
