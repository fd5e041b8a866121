// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal, Select } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CaseDetail } from '#contracts/cases'
import type { FormField } from '#contracts/form'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { IconButton } from '#web/shared/ui/button.tsx'
import { useStaffTexts } from '../texts.ts'
import type { Completion } from './use-case-act.ts'

type Point = NonNullable<Completion['supplements']>[number]

interface SupplementsProps {
  detail: CaseDetail
  onCancel: () => void
  onConfirm: (points: Point[]) => void
}

interface Draft {
  id: number
  /** `field:area`, `material:plan` or `other`. */
  object: string
  reason: string
}

/** Everything missing, told once (行政许可法 §32): each point names its object and says what is wrong with it. */
export function Supplements({ detail, onCancel, onConfirm }: SupplementsProps) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const [drafts, setDrafts] = useState<readonly Draft[]>([{ id: 0, object: '', reason: '' }])
  const [missing, setMissing] = useState(false)
  const change = (id: number, update: Partial<Draft>) =>
    setDrafts((all) => all.map((one) => (one.id === id ? { ...one, ...update } : one)))
  const fields = Object.entries<FormField>(detail.form?.schema.properties ?? {}).filter(([name]) =>
    Object.hasOwn(detail.answers, name),
  )
  const options = [
    {
      label: texts.supplementMaterial,
      options: detail.materials.map(({ code, name }) => ({
        value: `material:${code}`,
        label: localized(name),
      })),
    },
    {
      label: texts.supplementField,
      options: fields.map(([name, field]) => ({
        value: `field:${name}`,
        label: localized(field['x-label']),
      })),
    },
    { label: texts.supplementOther, options: [{ value: 'other', label: texts.supplementOther }] },
  ]
  const confirm = () => {
    const points = drafts.map(toPoint)
    const whole = points.filter((point) => point !== undefined)
    if (whole.length < drafts.length || whole.length === 0) return setMissing(true)
    onConfirm(whole)
  }
  return (
    <Modal open width="48rem" title={texts.supplementTitle} onCancel={onCancel} onOk={confirm}>
      <p className="muted">{texts.supplementLead}</p>
      {drafts.map((draft) => (
        <div key={draft.id} className="s-point">
          <Select
            showSearch
            optionFilterProp="label"
            aria-label={texts.supplementWhat}
            placeholder={texts.supplementWhat}
            value={draft.object || null}
            options={options}
            onChange={(object: string) => change(draft.id, { object })}
          />
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={1000}
            aria-label={texts.supplementReason}
            placeholder={texts.supplementReason}
            value={draft.reason}
            onChange={(event) => change(draft.id, { reason: event.target.value })}
          />
          <IconButton
            label={texts.remove}
            disabled={drafts.length === 1}
            onClick={() => setDrafts((all) => all.filter(({ id }) => id !== draft.id))}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {missing ? (
        <p className="c-field__error" role="alert">
          {texts.supplementMissing}
        </p>
      ) : null}
      <Button
        type="link"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() =>
          setDrafts((all) => [
            ...all,
            { id: Math.max(...all.map(({ id }) => id)) + 1, object: '', reason: '' },
          ])
        }
      >
        {texts.supplementAdd}
      </Button>
    </Modal>
  )
}

function toPoint({ object, reason }: Draft): Point | undefined {
  const said = reason.trim()
  if (said.length < 2) return undefined
  const [target, code] = object.split(':')
  if (target === 'other') return { target, reason: said }
  if ((target === 'field' || target === 'material') && code) return { target, code, reason: said }
  return undefined
}
