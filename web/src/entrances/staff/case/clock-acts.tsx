// SPDX-License-Identifier: Apache-2.0
import { Button, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ApiBody } from '#contracts/api'
import type { CaseDetail } from '#contracts/cases'
import { pauseGrounds } from '#contracts/pause-grounds'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { useStaffTexts } from '../texts.ts'

type Ground = ApiBody<'POST /api/cases/{number}/pause'>['ground']
type Act = { ground: Ground; days: number; reason: string } | { reason: string }

/** Stopping and starting the clock for a statutory reason (行政许可法 §45: such time does not count). */
export function ClockActs({ detail }: { detail: CaseDetail }) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const [open, setOpen] = useState(false)
  const [ground, setGround] = useState<Ground>('hearing')
  const [days, setDays] = useState<number | null>(20)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const params = { number: detail.number }
  const pausing = detail.can.includes('pause')
  const act = useCommand(
    (input: Act, key: string) =>
      'ground' in input
        ? call('POST /api/cases/{number}/pause', { params, body: input }, { key })
        : call('POST /api/cases/{number}/resumption', { params, body: input }, { key }),
    {
      changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}')],
      onDone: () => setOpen(false),
    },
  )
  const label = pausing ? texts.supervise : texts.resume
  const confirm = () => {
    const said = reason.trim()
    if (said.length < 2 || days === null) return setMissing(true)
    act.mutate(pausing ? { ground, days, reason: said } : { reason: said })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal
        open={open}
        title={label}
        confirmLoading={act.isPending}
        onCancel={() => setOpen(false)}
        onOk={confirm}
      >
        {pausing ? (
          <Field label={texts.pauseGround}>
            {(control) => (
              <Select
                id={control.id}
                style={{ width: '100%' }}
                value={ground}
                onChange={setGround}
                options={pauseGrounds.map(({ code, name }) => ({ value: code, label: localized(name) }))}
              />
            )}
          </Field>
        ) : null}
        {pausing ? (
          <Field label={texts.pauseDays} help={texts.pauseDaysHelp}>
            {(control) => (
              <InputNumber {...control} min={1} max={365} precision={0} value={days} onChange={setDays} />
            )}
          </Field>
        ) : null}
        <Field label={texts.reason} required error={missing ? texts.reasonMissing : undefined}>
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
        {act.error ? <ErrorState error={act.error} /> : null}
      </Modal>
    </>
  )
}
