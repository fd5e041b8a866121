// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal, Select } from 'antd'
import { CornerUpLeft, Send } from 'lucide-react'
import { useState } from 'react'
import type { CaseDetail, CaseTask } from '#contracts/cases'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { useStaffTexts } from '../texts.ts'
import type { CaseAct } from './use-case-act.ts'

interface MoveProps {
  task: CaseTask
  onAct: (act: CaseAct) => void
}

/** Hands a task to a colleague who could take it, with the reason. */
export function TransferTask({ detail, task, onAct }: MoveProps & { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const [open, setOpen] = useState(false)
  const colleagues = useApi(
    'GET /api/cases/{number}/tasks/{taskId}/colleagues',
    { params: { number: detail.number, taskId: task.id } },
    { enabled: open },
  )
  return (
    <>
      <Button icon={<Send size={15} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {texts.transfer}
      </Button>
      {open ? (
        <QueryView query={colleagues}>
          {({ items }) => (
            <MoveDialog
              title={texts.transfer}
              label={texts.transferTo}
              empty={texts.noColleagues}
              options={items.map(({ accountId, name, post }) => ({
                value: accountId,
                label: `${name} · ${localized(post)}`,
              }))}
              onCancel={() => setOpen(false)}
              onConfirm={(toAccountId, reason) => {
                setOpen(false)
                onAct({ kind: 'transfer', toAccountId, reason })
              }}
            />
          )}
        </QueryView>
      ) : null}
    </>
  )
}

/** Gives a task back to a step that was handled before. */
export function ReturnTask({ task, onAct }: MoveProps) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<CornerUpLeft size={15} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {texts.returnBack}
      </Button>
      {open ? (
        <MoveDialog
          title={texts.returnBack}
          label={texts.returnTo}
          empty=""
          options={task.returnTargets.map(({ node, name }) => ({ value: node, label: localized(name) }))}
          onCancel={() => setOpen(false)}
          onConfirm={(target, reason) => {
            setOpen(false)
            onAct({ kind: 'return', target, reason })
          }}
        />
      ) : null}
    </>
  )
}

interface MoveDialogProps {
  title: string
  label: string
  empty: string
  options: { value: string; label: string }[]
  onCancel: () => void
  onConfirm: (to: string, reason: string) => void
}

function MoveDialog({ title, label, empty, options, onCancel, onConfirm }: MoveDialogProps) {
  const { case: texts } = useStaffTexts()
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = () =>
    to === undefined || reason.trim().length < 2 ? setMissing(true) : onConfirm(to, reason.trim())
  return (
    <Modal
      open
      title={title}
      onCancel={onCancel}
      onOk={confirm}
      okButtonProps={{ disabled: options.length === 0 }}
    >
      {options.length === 0 ? <p>{empty}</p> : null}
      <Field label={label} required error={missing && !to ? texts.transferMissing : undefined}>
        {(control) => (
          <Select
            id={control.id}
            style={{ width: '100%' }}
            value={to ?? null}
            options={options}
            onChange={setTo}
          />
        )}
      </Field>
      <Field
        label={texts.reason}
        required
        error={missing && reason.trim().length < 2 ? texts.reasonMissing : undefined}
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
    </Modal>
  )
}
