// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseDetail, CaseTask } from '#contracts/cases'
import { call } from '#web/shared/api/call.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { CheckboxGroup } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { OperationDialog } from './operation-dialog.tsx'
import { useOperationTexts } from './texts.ts'

/** Where something is missing that may follow, accepting with omissions is an act of the step like accepting. */
export const isAmongActs = (task: CaseTask): boolean =>
  task.can.includes('tolerate') && task.omissible.some(({ missing }) => missing)

interface TolerateDialogProps {
  detail: CaseDetail
  task: CaseTask
  name: string
  onClose: () => void
}

/** The act beside the others of the step, where materials are missing. */
export function TolerateAct({ detail, task }: { detail: CaseDetail; task: CaseTask }) {
  const { names } = useOperationTexts()
  const [open, setOpen] = useState(false)
  if (!isAmongActs(task)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{names.tolerate}</Button>
      {open ? (
        <TolerateDialog detail={detail} task={task} name={names.tolerate} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

/** 容缺受理: accepted although these are missing; each has a day by which it has to be there. */
export function TolerateDialog({ detail, task, name, onClose }: TolerateDialogProps) {
  const { tolerate: texts, ...rest } = useOperationTexts()
  const { asides } = rest
  const localized = useLocalized()
  const [materials, setMaterials] = useState(() =>
    task.omissible.filter(({ missing }) => missing).map(({ code }) => code),
  )
  return (
    <OperationDialog
      name={name}
      lead={texts.lead}
      ready={materials.length > 0}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/tasks/{taskId}/tolerated-acceptance',
          {
            params: { number: detail.number, taskId: task.id },
            body: { version: detail.version, materials, ...said },
          },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) => (
        <Field
          label={asides.dueKinds.omission}
          group
          error={tried && materials.length === 0 ? rest.chooseMissing : undefined}
        >
          {(control) => (
            <CheckboxGroup
              id={control.id}
              values={materials}
              onChange={setMaterials}
              options={task.omissible.map(({ code, name: label, days, missing }) => ({
                value: code,
                label: localized(label),
                note: [texts.days(days), ...(missing ? [texts.asked] : [])].join(' · '),
              }))}
            />
          )}
        </Field>
      )}
    </OperationDialog>
  )
}
