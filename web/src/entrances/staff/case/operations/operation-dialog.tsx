// SPDX-License-Identifier: Apache-2.0
import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { Checkbox } from '#web/shared/ui/choices.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useOperationTexts } from './texts.ts'

/** What every operation carries: why, and when it happened where that was not now. */
export interface Said {
  reason: string
  occurredAt?: string
}

interface OperationDialogProps {
  /** What the operation is called. */
  name: string
  /** What follows from it. */
  lead?: ReactNode
  danger?: boolean
  /** Label of the words that are asked for; a reason where nothing else is said. */
  label?: string
  /** Whether the fields of the operation itself are filled. */
  ready?: boolean
  /** Some operations are always now. */
  now?: boolean
  width?: string
  run: (said: Said, key: string) => Promise<unknown>
  onClose: () => void
  /** Fields of the operation; they are told whether somebody has tried without filling them. */
  children?: ReactNode | ((tried: boolean) => ReactNode)
}

/** The frame of every operation: what follows, its own fields, why, and when. Afterwards the case is asked for again. */
export function OperationDialog(props: OperationDialogProps) {
  const {
    name,
    lead,
    danger = false,
    label,
    ready = true,
    now = false,
    width,
    run,
    onClose,
    children,
  } = props
  const texts = useOperationTexts()
  const [reason, setReason] = useState('')
  const [late, setLate] = useState(false)
  const [time, setTime] = useState('')
  const [tried, setTried] = useState(false)
  const act = useCommand(run, {
    changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}'), apiKey('GET /api/case-counts')],
    onDone: () => {
      toast(texts.done(name))
      onClose()
    },
  })
  const said = reason.trim()
  const timeMissing = late && time === ''
  const confirm = () => {
    setTried(true)
    if (said.length < 2 || !ready || timeMissing) return
    // The clock on the wall of the city, whatever the device's zone.
    const occurredAt = late ? new Date(`${time}:00+08:00`).toISOString() : undefined
    act.mutate({ reason: said, ...(occurredAt === undefined ? {} : { occurredAt }) })
  }
  return (
    <Modal
      open
      title={name}
      width={width ?? '36rem'}
      okText={name}
      okButtonProps={{ danger }}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={confirm}
    >
      {lead ? <p className="muted s-op__lead">{lead}</p> : null}
      {typeof children === 'function' ? children(tried) : children}
      <Field
        label={label ?? texts.reason}
        required
        error={tried && said.length < 2 ? texts.reasonMissing : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {now ? null : (
        <div className="s-op__late">
          <Checkbox label={texts.late} checked={late} onChange={setLate} />
          {late ? (
            <Field
              label={texts.occurredAt}
              help={texts.occurredHelp}
              required
              error={tried && timeMissing ? texts.chooseMissing : undefined}
            >
              {(control) => (
                <input
                  {...control}
                  type="datetime-local"
                  className="c-input c-input--narrow"
                  value={time}
                  onChange={(event) => setTime(event.target.value)}
                />
              )}
            </Field>
          ) : null}
        </div>
      )}
      {act.error ? <ErrorState error={act.error} /> : null}
    </Modal>
  )
}
