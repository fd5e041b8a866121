// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useSystemsTexts } from './texts.ts'

interface ReasonedActProps<Output> {
  label: string
  title: string
  effect: string
  danger?: boolean
  primary?: boolean
  small?: boolean
  /** Further fields; says what is wrong with them, or null. */
  fault?: string | null
  children?: ReactNode
  onBegin?: () => void
  run: (reason: string, key: string) => Promise<Output>
  onDone?: (output: Output) => void
}

/** An act that asks for its reason and says what follows from it. */
export function ReasonedAct<Output>(props: ReasonedActProps<Output>) {
  const { label, title, effect, danger = false, fault = null, children, run, onDone } = props
  const texts = useSystemsTexts()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const send = useCommand((wanted: { reason: string }, key: string) => run(wanted.reason, key), {
    changes: [
      apiKey('GET /api/systems'),
      apiKey('GET /api/systems/{code}'),
      apiKey('GET /api/systems/{code}/callbacks'),
      apiKey('GET /api/systems/{code}/differences'),
    ],
    onDone: (output) => {
      setOpen(false)
      if (onDone === undefined) toast(texts.done)
      else onDone(output)
    },
  })
  const begin = () => {
    setReason('')
    setTried(false)
    send.reset()
    props.onBegin?.()
    setOpen(true)
  }
  const missing = reason.trim() === ''
  return (
    <>
      <Button
        danger={danger}
        type={props.primary === true ? 'primary' : 'default'}
        size={props.small === true ? 'small' : 'middle'}
        onClick={begin}
      >
        {label}
      </Button>
      <Modal
        open={open}
        title={title}
        okText={label}
        okButtonProps={{ danger }}
        confirmLoading={send.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => {
          setTried(true)
          if (!missing && fault === null) send.mutate({ reason: reason.trim() })
        }}
      >
        <p>{effect}</p>
        {children}
        <Field
          label={texts.reason}
          help={texts.reasonHelp}
          required
          error={tried && missing ? texts.reasonFault : undefined}
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
        {send.error ? <ErrorState error={send.error} /> : null}
      </Modal>
    </>
  )
}
