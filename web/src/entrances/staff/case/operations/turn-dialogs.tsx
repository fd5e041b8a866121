// SPDX-License-Identifier: Apache-2.0
import { Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiBody } from '#contracts/api'
import { terminationGrounds } from '#contracts/termination-grounds'
import { call } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { CheckboxGroup } from '#web/shared/ui/choices.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import type { CaseDialogProps } from './clock-dialogs.tsx'
import { OperationDialog } from './operation-dialog.tsx'
import { useOperationTexts } from './texts.ts'

type Ground = ApiBody<'POST /api/cases/{number}/termination'>['ground']

/** Ends the case without a decision. It cannot be undone, so its number is typed as one reads what follows from it. */
export function TerminateDialog({ detail, name, onClose }: CaseDialogProps) {
  const { terminate: texts } = useOperationTexts()
  const localized = useLocalized()
  const [ground, setGround] = useState<Ground>('subject-gone')
  const [typed, setTyped] = useState('')
  const proven = typed.trim() === detail.number
  return (
    <OperationDialog
      name={name}
      lead={texts.lead}
      danger
      ready={proven}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/termination',
          { params: { number: detail.number }, body: { ground, ...said } },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) => (
        <>
          <Field label={texts.ground}>
            {(control) => (
              <Select
                id={control.id}
                style={{ width: '100%' }}
                value={ground}
                onChange={setGround}
                options={terminationGrounds.map(({ code, name: label, basis }) => ({
                  value: code,
                  label: localized(label) + (basis ? texts.basis(basis.law, basis.article) : ''),
                }))}
              />
            )}
          </Field>
          <Field
            label={texts.type(detail.number)}
            required
            error={tried && !proven ? texts.typeWrong : undefined}
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
        </>
      )}
    </OperationDialog>
  )
}

export function ReopenDialog({ detail, name, onClose }: CaseDialogProps) {
  const { reopen: texts, ...rest } = useOperationTexts()
  const localized = useLocalized()
  const [target, setTarget] = useState<string>()
  return (
    <OperationDialog
      name={name}
      lead={texts.lead}
      ready={target !== undefined}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/reopening',
          { params: { number: detail.number }, body: { target: target ?? '', ...said } },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) => (
        <Field
          label={texts.target}
          required
          error={tried && target === undefined ? rest.chooseMissing : undefined}
        >
          {(control) => (
            <Select
              id={control.id}
              style={{ width: '100%' }}
              value={target ?? null}
              onChange={setTarget}
              options={detail.reopenTargets.map((one) => ({ value: one.node, label: localized(one.name) }))}
            />
          )}
        </Field>
      )}
    </OperationDialog>
  )
}

export function SupersedeDialog({ detail, name, onClose }: CaseDialogProps) {
  const { supersede: texts, merge, ...rest } = useOperationTexts()
  const localized = useLocalized()
  const [by, setBy] = useState<string>()
  const found = useApi('GET /api/cases/{number}/likenesses', { params: { number: detail.number } })
  const options = (found.data?.items ?? []).map(({ number, title }) => ({
    value: number,
    label: `${localized(title)} · ${number}`,
  }))
  return (
    <OperationDialog
      name={name}
      lead={texts.lead}
      danger
      ready={by !== undefined}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/supersession',
          { params: { number: detail.number }, body: { by: by ?? '', ...said } },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) => (
        <Field
          label={texts.by}
          required
          help={found.data && options.length === 0 ? merge.none : undefined}
          error={tried && by === undefined ? rest.chooseMissing : undefined}
        >
          {(control) => (
            <Select
              id={control.id}
              style={{ width: '100%' }}
              loading={found.isPending}
              value={by ?? null}
              onChange={setBy}
              options={options}
            />
          )}
        </Field>
      )}
    </OperationDialog>
  )
}

export function SplitDialog({ detail, name, onClose }: CaseDialogProps) {
  const { split: texts } = useOperationTexts()
  const localized = useLocalized()
  const [matters, setMatters] = useState<string[]>([])
  const [materials, setMaterials] = useState<string[]>([])
  const found = useApi('GET /api/cases/{number}/split-options', { params: { number: detail.number } })
  const chosen = matters.length + materials.length > 0
  const parts = [
    { key: 'matters', label: texts.matters, all: found.data?.matters ?? [], value: matters, set: setMatters },
    {
      key: 'materials',
      label: texts.materials,
      all: found.data?.materials ?? [],
      value: materials,
      set: setMaterials,
    },
  ].filter(({ all }) => all.length > 1)
  return (
    <OperationDialog
      name={name}
      lead={texts.lead}
      ready={chosen}
      run={(said, key) =>
        call(
          'POST /api/cases/{number}/splitting',
          { params: { number: detail.number }, body: { matters, materials, ...said } },
          { key },
        )
      }
      onClose={onClose}
    >
      {(tried) =>
        parts.map(({ key, label, all, value, set }) => (
          <Field key={key} label={label} group error={tried && !chosen ? texts.missing : undefined}>
            {(control) => (
              <CheckboxGroup
                id={control.id}
                values={value}
                onChange={set}
                options={all.map((one) => ({ value: one.code, label: localized(one.name) }))}
              />
            )}
          </Field>
        ))
      }
    </OperationDialog>
  )
}
