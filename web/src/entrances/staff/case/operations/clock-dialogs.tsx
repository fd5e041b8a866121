// SPDX-License-Identifier: Apache-2.0
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ApiBody } from '#contracts/api'
import type { CaseDetail } from '#contracts/cases'
import { pauseGrounds } from '#contracts/pause-grounds'
import { call } from '#web/shared/api/call.ts'
import { todayInCity } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { useStaffTexts } from '../../texts.ts'
import { OperationDialog } from './operation-dialog.tsx'
import { useOperationTexts } from './texts.ts'

export interface CaseDialogProps {
  detail: CaseDetail
  name: string
  onClose: () => void
}

type Ground = ApiBody<'POST /api/cases/{number}/pause'>['ground']

/** Stopping the clock for a ground the law lists (行政许可法 §45: such time does not count). */
export function PauseDialog({ detail, name, onClose }: CaseDialogProps) {
  const { pause: texts } = useOperationTexts()
  const { case: caseTexts } = useStaffTexts()
  const localized = useLocalized()
  const [ground, setGround] = useState<Ground>('hearing')
  const [days, setDays] = useState<number | null>(20)
  return (
    <OperationDialog
      name={name}
      lead={texts.lead}
      ready={days !== null}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/pause',
          { params: { number: detail.number }, body: { ground, days: days ?? 1, ...said } },
          { key },
        )
      }
      onClose={onClose}
    >
      <Field label={caseTexts.pauseGround}>
        {(control) => (
          <Select
            id={control.id}
            style={{ width: '100%' }}
            value={ground}
            onChange={setGround}
            options={pauseGrounds.map(({ code, name: label, basis }) => ({
              value: code,
              label: `${localized(label)} · ${texts.basis(basis.law, basis.article)}`,
            }))}
          />
        )}
      </Field>
      <Field label={caseTexts.pauseDays} help={caseTexts.pauseDaysHelp} required>
        {(control) => (
          <InputNumber {...control} min={1} max={365} precision={0} value={days} onChange={setDays} />
        )}
      </Field>
    </OperationDialog>
  )
}

export function ResumeDialog({ detail, name, onClose }: CaseDialogProps) {
  return (
    <OperationDialog
      name={name}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/resumption',
          { params: { number: detail.number }, body: said },
          { key },
        )
      }
      onClose={onClose}
    />
  )
}

export function UrgeDialog({ detail, name, onClose }: CaseDialogProps) {
  const texts = useOperationTexts()
  return (
    <OperationDialog
      name={name}
      lead={texts.urgeLead}
      now
      run={({ reason }, key) =>
        call(
          'POST /api/cases/{number}/urging',
          { params: { number: detail.number }, body: { reason } },
          { key },
        )
      }
      onClose={onClose}
    />
  )
}

/** Watching over a case, or one of its tasks, until a date not after its own. */
export function SuperviseDialog({ detail, name, onClose }: CaseDialogProps) {
  const { supervise: texts } = useOperationTexts()
  const localized = useLocalized()
  const [taskId, setTaskId] = useState('')
  const [dueOn, setDueOn] = useState('')
  const tasks = detail.tasks.filter(({ parentId }) => parentId === null)
  return (
    <OperationDialog
      name={name}
      lead={texts.lead}
      ready={dueOn !== ''}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/supervisions',
          { params: { number: detail.number }, body: { dueOn, ...(taskId ? { taskId } : {}), ...said } },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) => (
        <>
          <Field label={texts.what}>
            {(control) => (
              <Select
                id={control.id}
                style={{ width: '100%' }}
                value={taskId}
                onChange={setTaskId}
                options={[
                  { value: '', label: texts.wholeCase },
                  ...tasks.map((task) => ({ value: task.id, label: localized(task.name) })),
                ]}
              />
            )}
          </Field>
          <Field label={texts.due} required error={tried && dueOn === '' ? texts.dueMissing : undefined}>
            {(control) => (
              <input
                {...control}
                type="date"
                className="c-input c-input--narrow"
                min={todayInCity()}
                max={detail.clock.level === 'overdue' ? undefined : (detail.clock.dueOn ?? undefined)}
                value={dueOn}
                onChange={(event) => setDueOn(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </OperationDialog>
  )
}
